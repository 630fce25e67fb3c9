"""The questions of a round as the coordinator's page lists them, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.followup.questioning import QuestionFields, QuestionView
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.organisation.terms import BodyKind
from fridlyst.web.followup.presenters.questions import when_words
from fridlyst.web.shared.addresses import address

_NAMED = 3


@dataclass(frozen=True)
class QuestionRow:
    """One question: what it is, who is asked, and when, in words."""

    number: int
    section: str
    label: str
    kind: str
    whom: str
    when: str
    required: bool
    answers: str
    first: bool
    last: bool
    href: str
    move_href: str
    remove_href: str


@dataclass(frozen=True)
class WithdrawnRow:
    """A question that is not asked any longer, with how many answers it is kept."""

    label: str
    kept: str
    href: str


def question_rows(
    visit: Visit, view: RoundView, questions: Sequence[QuestionView], names: Mapping[int, str]
) -> tuple[QuestionRow, ...]:
    """The questions that are asked, in order."""
    by_key, last = {one.key: one for one in questions}, len(questions)
    return tuple(
        QuestionRow(
            number=number,
            section=one.section,
            label=one.label,
            kind=kind_words(one),
            whom=whom_words(one, names),
            when=only_when(when_words(one.condition, by_key)),
            required=one.required,
            answers=answers_words(one.answers),
            first=number == 1,
            last=number == last,
            href=_href(visit, view, "edit_question", one.id),
            move_href=_href(visit, view, "move_question", one.id),
            remove_href=_href(visit, view, "remove_question", one.id),
        )
        for number, one in enumerate(questions, start=1)
    )


def withdrawn_rows(
    visit: Visit, view: RoundView, questions: Sequence[QuestionView]
) -> tuple[WithdrawnRow, ...]:
    """Those of the questions that are not asked any longer."""
    return tuple(
        WithdrawnRow(one.label, kept_words(one.answers), _href(visit, view, "ask_again", one.id))
        for one in questions
        if one.withdrawn
    )


def only_when(when: str) -> str:
    """ "Om försenad:" as a sentence of its own: "Bara om försenad"."""
    return _("Bara %(when)s") % {"when": when[:1].lower() + when[1:].rstrip(":")} if when else ""


def kind_words(one: QuestionView | QuestionFields) -> str:
    """ "Ett val: Ja, Delvis, Nej"; what it is about when that is each activity."""
    said = str(QuestionKind(one.kind).label)
    if one.options:
        said = f"{said}: {', '.join(option.label for option in one.options)}"
    return said


def whom_words(one: QuestionView | QuestionFields, names: Mapping[int, str]) -> str:
    """Who is asked, and whether once or for each activity."""
    if one.body_ids:
        named = [names[body] for body in one.body_ids if body in names]
        whom = ", ".join(named[:_NAMED])
        if more := len(named) - _NAMED:
            whom += _(" och %(count)s till") % {"count": more} if more > 0 else ""
    elif one.body_kind:
        whom = _("alla av slaget %(kind)s") % {"kind": str(BodyKind(one.body_kind).label).lower()}
    else:
        whom = _("alla")
    if one.about == QuestionAbout.ACTIVITY:
        return _("Ställs till %(whom)s, om varje aktivitet") % {"whom": whom}
    return _("Ställs till %(whom)s") % {"whom": whom}


def answers_words(count: int) -> str:
    """ "4 svar", or nothing."""
    return ngettext("%(count)s svar", "%(count)s svar", count) % {"count": count} if count else ""


def kept_words(count: int) -> str:
    """That a question is kept with so many answers."""
    return ngettext("kvar med sitt %(count)s svar", "kvar med sina %(count)s svar", count) % {"count": count}


def _href(visit: Visit, view: RoundView, page: str, question_id: int) -> str:
    return address(f"followup:{page}", visit.municipality.slug, view.slug, question_id)
