"""A round's questions, or all that a body is asked in it, as an XLSForm workbook."""

from collections.abc import Mapping, Sequence

from fridlyst.exchange.xlsform.asking import Asked, questions_form
from fridlyst.exchange.xlsform.whole import BodyAsked, Measured, PlanItem, body_form
from fridlyst.exchange.xlsform.workbook import as_workbook
from fridlyst.followup.shapes import AnswerItem, AnswerSheet, GoalItem, OutcomeItem, RoundView
from fridlyst.indicators.queries import IndicatorView


def questions_workbook(
    round: RoundView, questions: Sequence[Asked], *, bodies: Mapping[int, str], statuses: Mapping[str, str]
) -> bytes:
    """The round's own questions as XLSX, fit to be read back; `bodies` gives keys by id."""
    form = questions_form(
        questions,
        title=round.title,
        form_id=round.slug,
        version=str(round.version),
        bodies=bodies,
        statuses=statuses,
    )
    return as_workbook(form)


def body_workbook(sheet: AnswerSheet, *, bodies: Mapping[int, str], statuses: Mapping[str, str]) -> bytes:
    """Everything that the body is asked as XLSX, to be filled in elsewhere; its answers are not in it."""
    asked = BodyAsked(
        [_activity(one) for one in sheet.items],
        [_goal(one) for one in sheet.goals],
        [_measured(one) for one in sheet.outcomes],
        _questions(sheet),
    )
    form = body_form(
        asked,
        title=f"{sheet.body_name}: {sheet.round.title}",
        form_id=f"{sheet.round.slug}-{sheet.body_key}",
        version=str(sheet.round.version),
        bodies=bodies,
        statuses=statuses,
    )
    return as_workbook(form)


def _activity(one: AnswerItem) -> PlanItem:
    return PlanItem(one.key, one.title, " ".join(part for part in (one.goal_label, one.goal_title) if part))


def _goal(one: GoalItem) -> PlanItem:
    return PlanItem(one.key, " ".join(part for part in (one.label, one.title) if part), one.programme_title)


def _measured(one: OutcomeItem) -> Measured:
    found: IndicatorView = one.indicator
    return Measured(found.key, found.title, found.kind, found.unit, (found.numerator, found.denominator))


def _questions(sheet: AnswerSheet) -> list[Asked]:
    """Each question once, also where it is asked about several activities."""
    return list({item.question.key: item.question for item in sheet.questions}.values())
