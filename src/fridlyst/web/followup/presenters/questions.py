"""A body's questions as the answer page shows them, and what is said of questions in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.policies import may_answer
from fridlyst.followup.questioning import (
    Option,
    PastValue,
    QuestionCondition,
    QuestionFields,
    QuestionItem,
    QuestionView,
)
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.web.followup.addresses import answer_href, round_href
from fridlyst.web.followup.forms.answers import AnswerForms
from fridlyst.web.followup.forms.replies import NO, YES, QuestionForm, question_prefix
from fridlyst.web.shared.status import label_of
from fridlyst.web.shared.text import day, exact_number

_COLUMN = 24


@dataclass(frozen=True)
class QuestionBlock:
    """One question: last time's answer in words, and this time's in words or as a form.

    `when` says in words when it is asked; the `depends_` are the same for a script.
    `replies_href` is where an answer that counts persons may be read by others than those who give it.
    """

    anchor: str
    label: str
    help: str
    share: bool
    column: bool
    required: bool
    when: str
    depends_statuses: str
    depends_on: str
    depends_values: str
    about_activity: bool
    asked: bool
    answered: bool
    result: str
    before: str
    before_round: str
    form: QuestionForm | None
    save_href: str
    replies_href: str


@dataclass(frozen=True)
class QuestionSection:
    """The questions under one heading."""

    title: str
    anchor: str
    blocks: tuple[QuestionBlock, ...]


def question_blocks(
    visit: Visit, sheet: AnswerSheet, forms: AnswerForms | None
) -> Mapping[int | None, tuple[QuestionBlock, ...]]:
    """Activity, or None for the body as a whole → its questions in order.

    Where there are no forms only what is asked is shown.
    """
    views = {one.question.key: one.question for one in sheet.questions}
    found: dict[int | None, list[QuestionBlock]] = {}
    for one in sheet.questions:
        if forms is not None or one.asked:
            found.setdefault(one.activity_id, []).append(_block(visit, sheet, one, forms, views))
    return {activity: tuple(blocks) for activity, blocks in found.items()}


def sections(sheet: AnswerSheet, blocks: Iterable[QuestionBlock]) -> tuple[QuestionSection, ...]:
    """The body's own questions under their headings, each heading once."""
    heading = {question_anchor(one): one.question.section for one in sheet.questions}
    found: dict[str, list[QuestionBlock]] = {}
    for block in blocks:
        found.setdefault(heading[block.anchor], []).append(block)
    return tuple(
        QuestionSection(title or _("Frågor"), f"fragor-{place}", tuple(inside))
        for place, (title, inside) in enumerate(found.items(), start=1)
    )


def question_anchor(one: QuestionItem) -> str:
    """Where a question stands on the page."""
    about = "" if one.activity_id is None else f"-{one.activity_id}"
    return f"fraga-{one.question.id}{about}"


def answer_words(kind: str, options: Iterable[Option], value: Any) -> str:  # noqa: ANN401 (as it is stored)
    """An answer as it is read; nothing when there is none."""
    if value is None:
        return ""
    labels = {one.key: one.label for one in options}
    match QuestionKind(kind):
        case QuestionKind.YES_NO:
            return _("Ja") if value else _("Nej")
        case QuestionKind.ONE_CHOICE:
            return labels.get(value, str(value))
        case QuestionKind.MANY_CHOICES:
            return ", ".join(labels.get(one, one) for one in value)
        case QuestionKind.NUMBER:
            return exact_number(Decimal(value))
        case QuestionKind.SHARE:
            return share_words(Decimal(value["numerator"]), Decimal(value["denominator"]))
        case QuestionKind.DATE:
            return day(date.fromisoformat(value))
        case _:
            return str(value)


def share_words(top: Decimal, bottom: Decimal) -> str:
    """ "42 % (10 av 24)"."""
    if not bottom:
        return ""
    counted = _("%(top)s av %(bottom)s") % {"top": exact_number(top), "bottom": exact_number(bottom)}
    return f"{exact_number(round(100 * top / bottom, 1))} % ({counted})"


def when_words(
    condition: QuestionCondition | None, views: Mapping[str, QuestionView] | Mapping[str, QuestionFields]
) -> str:
    """When a question is asked: "Om försenad eller stoppad:"; nothing when it always is."""
    if condition is None:
        return ""
    parts = []
    if condition.statuses:
        parts.append(_or([label_of(status).lower() for status in condition.statuses]))
    on = views.get(condition.question)
    if on:
        labels = {one.key: one.label for one in on.options} | {YES: _("Ja"), NO: _("Nej")}
        said = _or([labels.get(value, value) for value in condition.values])
        parts.append(_("svaret på ”%(question)s” är %(answer)s") % {"question": on.label, "answer": said})
    if not parts:
        return ""
    both = _("%(first)s och %(last)s") % {"first": parts[0], "last": parts[-1]}
    return _("Om %(what)s:") % {"what": both if len(parts) == 2 else parts[0]}


def _or(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(first)s eller %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _block(
    visit: Visit,
    sheet: AnswerSheet,
    one: QuestionItem,
    forms: AnswerForms | None,
    views: Mapping[str, QuestionView],
) -> QuestionBlock:
    asked, condition = one.question, one.question.condition
    on = views.get(condition.question) if condition else None
    hidden = asked.counts_persons and not may_answer(visit.actor, sheet.body_id)
    past = None if hidden else one.before
    return QuestionBlock(
        anchor=question_anchor(one),
        label=asked.label,
        help=asked.help,
        share=asked.kind == QuestionKind.SHARE,
        column=any(len(option.label) > _COLUMN for option in asked.options) or len(asked.options) > 5,
        required=asked.required,
        when=when_words(condition, views),
        depends_statuses=" ".join(condition.statuses) if condition else "",
        depends_on=_field_of(on, one.activity_id) if on else "",
        depends_values=" ".join(condition.values) if condition else "",
        about_activity=asked.about == QuestionAbout.ACTIVITY,
        asked=one.asked,
        answered=one.answered,
        result=answer_words(asked.kind, asked.options, None if hidden else one.value),
        before=answer_words(asked.kind, past.options, past.value) if past else "",
        before_round=_before_words(sheet, past) if past else "",
        form=forms.questions[asked.id, one.activity_id] if forms else None,
        save_href=_save_href(visit, sheet, one),
        replies_href=round_href(visit, sheet.round.slug, "replies") if hidden else "",
    )


def _before_words(sheet: AnswerSheet, past: PastValue) -> str:
    """The round, and who answered where it was another that the body has taken over from."""
    other = past.body_name != sheet.body_name
    return f"{past.round_title}, {past.body_name}" if other else past.round_title


def _save_href(visit: Visit, sheet: AnswerSheet, one: QuestionItem) -> str:
    of, here = one.activity_id, (sheet.round.slug, sheet.body_key)
    if of is None:
        return answer_href(visit, *here, "save_question", one.question.id)
    return answer_href(visit, *here, "save_question_of", one.question.id, of)


def _field_of(on: QuestionView, activity_id: int | None) -> str:
    """The name of the field that answers the question that another waits for."""
    of = activity_id if on.about == QuestionAbout.ACTIVITY else None
    return f"{question_prefix(on.id, of)}-value"
