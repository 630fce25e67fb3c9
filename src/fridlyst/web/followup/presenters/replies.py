"""What was answered to a round's questions, as its page and files show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.queries.replies import BodyReply, QuestionResult
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import QuestionKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.published import protected_legend, protected_word
from fridlyst.web.followup.addresses import answer_href
from fridlyst.web.followup.forms.numbers import decimal_text
from fridlyst.web.followup.forms.replies import NO, YES
from fridlyst.web.followup.presenters.questions import answer_words, share_words
from fridlyst.web.shared.text import exact_number


@dataclass(frozen=True)
class ChoiceLine:
    """How many chose one option, of `of` who answered."""

    label: str
    count: int
    of: int
    names: str


@dataclass(frozen=True)
class ReplyLine:
    """What one body answered."""

    name: str
    activity: str
    words: str
    href: str


@dataclass(frozen=True)
class ResultBlock:
    """One question: how many answered, what they said together, and one by one."""

    anchor: str
    section: str
    label: str
    rate: str
    summary: str
    legend: str
    withdrawn: bool
    choices: tuple[ChoiceLine, ...]
    replies: tuple[ReplyLine, ...]
    silent: str


def result_blocks(
    visit: Visit, view: RoundView, results: Iterable[QuestionResult]
) -> tuple[ResultBlock, ...]:
    """The questions in order."""
    return tuple(_block(visit, view, one) for one in results)


def reply_columns() -> tuple[Column, ...]:
    """Of the list of answers: one row for each time that a question was asked."""
    return (
        Column(_("Fråga"), weight=2, key="question"),
        Column(_("Slag"), key="kind"),
        Column(_("Ansvarig"), key="body"),
        Column(_("Aktivitet"), weight=2, key="activity"),
        Column(_("Svar"), weight=2, key="answer"),
        Column(_("Täljare"), Kind.NUMBER, key="numerator"),
        Column(_("Nämnare"), Kind.NUMBER, key="denominator"),
    )


def reply_rows(results: Iterable[QuestionResult]) -> list[Row]:
    """A row for each answer; what was asked and not answered has an empty one."""
    return [_cells(one, reply) for one in results for reply in one.replies]


def _words(one: QuestionResult, reply: BodyReply) -> str:
    if reply.hidden:
        return protected_word()
    return answer_words(one.question.kind, one.question.options, reply.value)


def _cells(one: QuestionResult, reply: BodyReply) -> Row:
    asked, value = one.question, reply.value
    top = bottom = None
    if asked.kind == QuestionKind.SHARE and value is not None:
        top, bottom = float(value["numerator"]), float(value["denominator"])
    words = _words(one, reply)
    if asked.kind == QuestionKind.NUMBER and value is not None:
        # A file is reckoned with: no thin spaces.
        words = decimal_text(Decimal(value))
    kind = str(QuestionKind(asked.kind).label)
    return asked.label, kind, reply.body_name, reply.activity_title, words, top, bottom


def _block(visit: Visit, view: RoundView, one: QuestionResult) -> ResultBlock:
    asked = one.question
    chooses = bool(one.sums.choices)
    told = [reply for reply in one.replies if reply.value is not None or reply.hidden]
    return ResultBlock(
        anchor=f"fraga-{asked.id}",
        section=asked.section,
        label=asked.label,
        rate=_rate(one),
        summary=_summary(one),
        legend=protected_legend() if any(reply.hidden for reply in one.replies) else "",
        withdrawn=asked.withdrawn,
        choices=tuple(_line(one, key, count) for key, count in one.sums.choices),
        replies=() if chooses else tuple(_reply(visit, view, one, reply) for reply in told),
        silent=_names(reply for reply in one.replies if reply.value is None and not reply.hidden),
    )


def _rate(one: QuestionResult) -> str:
    """How many of those who got the question have answered it."""
    if not one.sums.asked:
        return _("Ingen av dem som har svarat fick frågan")
    return _("%(answered)s av %(asked)s har svarat") % {
        "answered": one.sums.answered, "asked": one.sums.asked
    }  # fmt: skip


def _summary(one: QuestionResult) -> str:
    sums = one.sums
    if sums.numerator is not None and sums.denominator is not None:
        return _("Tillsammans %(share)s") % {"share": share_words(sums.numerator, sums.denominator)}
    if sums.total is not None and sums.mean is not None:
        said = {"total": exact_number(sums.total), "mean": exact_number(round(sums.mean, 1))}
        return _("Summa %(total)s, i medeltal %(mean)s") % said
    return ""


def _line(one: QuestionResult, key: str, count: int) -> ChoiceLine:
    labels = {option.key: option.label for option in one.question.options} | {YES: _("Ja"), NO: _("Nej")}
    chose = (reply for reply in one.replies if _chose(reply.value, key))
    return ChoiceLine(labels[key], count, one.sums.answered, _names(chose))


def _chose(value: Any, key: str) -> bool:  # noqa: ANN401 (as it is stored)
    if isinstance(value, bool):
        return value == (key == YES)
    return key in value if isinstance(value, list) else value == key


def _names(replies: Iterable[BodyReply]) -> str:
    """Each body once, with how many times where it is more."""
    counts: dict[str, int] = {}
    for reply in replies:
        counts[reply.body_name] = counts.get(reply.body_name, 0) + 1
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in counts.items())


def _reply(visit: Visit, view: RoundView, one: QuestionResult, reply: BodyReply) -> ReplyLine:
    return ReplyLine(
        name=reply.body_name,
        activity=reply.activity_title,
        words=_words(one, reply),
        href=answer_href(visit, view.slug, reply.body_key),
    )
