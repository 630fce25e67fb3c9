"""How far a body has come with its answer, in numbers, in words and as the place to go on from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.followup.shapes import AnswerSheet
from fridlyst.followup.terms import Status
from fridlyst.web.followup.presenters.blocks import goal_anchor, is_own, item_anchor, ordered, outcome_anchor
from fridlyst.web.followup.presenters.questions import question_anchor


@dataclass(frozen=True)
class Progress:
    """How far the body has come, all that is asked together and in words, and where it goes on."""

    answered: int
    asked: int
    words: str
    next_anchor: str


def progress_of(sheet: AnswerSheet) -> Progress:
    """How far the answer has come."""
    required = sheet.required
    return Progress(
        answered=sheet.answered + sheet.measured + sheet.reported + sum(one.answered for one in required),
        asked=len(sheet.items) + len(sheet.outcomes) + len(sheet.goals) + len(required),
        words=sheet_progress_words(sheet),
        next_anchor=first_unanswered(sheet),
    )


def sheet_progress_words(sheet: AnswerSheet) -> str:
    """How far the answer has come, in words."""
    required = sheet.required
    return progress_words(
        (sheet.answered, len(sheet.items)),
        (sheet.measured, len(sheet.outcomes)),
        (sheet.reported + sum(one.answered for one in required), len(sheet.goals) + len(required)),
    )


def progress_words(
    activities: tuple[int, int], indicators: tuple[int, int], others: tuple[int, int] = (0, 0)
) -> str:
    """ "4 av 9 aktiviteter och 1 av 2 indikatorer besvarade", of pairs of answered and asked.

    With `others`, goals and questions, all of it in one number.
    """
    counts = {
        **dict(zip(("answered", "asked"), activities, strict=True)),
        **dict(zip(("measured", "indicators"), indicators, strict=True)),
    }
    if others[1]:
        whole = [sum(pair) for pair in zip(activities, indicators, others, strict=True)]
        return _("%(answered)s av %(asked)s besvarade") % {"answered": whole[0], "asked": whole[1]}
    if not counts["indicators"]:
        return _("%(answered)s av %(asked)s aktiviteter besvarade") % counts
    if not counts["asked"]:
        return _("%(measured)s av %(indicators)s indikatorer besvarade") % counts
    words = _(
        "%(answered)s av %(asked)s aktiviteter och %(measured)s av %(indicators)s indikatorer besvarade"
    )
    return words % counts


def first_unanswered(sheet: AnswerSheet) -> str:
    """The anchor of the first that is to be answered and is not, in the order of the page, or nothing."""
    return next((anchor for anchor, answered in _places(sheet) if not answered), "")


def _places(sheet: AnswerSheet) -> Iterable[tuple[str, bool]]:
    """The anchor of each part that counts, and whether it is answered, in the order of the page."""
    for item in ordered(sheet):
        yield item_anchor(item.activity_id), item.status != Status.UNKNOWN
        for one in sheet.required:
            if one.activity_id == item.activity_id:
                yield question_anchor(one), one.answered
    for goal in sheet.goals:
        yield goal_anchor(goal.goal_id), goal.status != Status.UNKNOWN
    for outcome in sorted(sheet.outcomes, key=is_own):
        yield outcome_anchor(outcome.indicator.id), outcome.now.outcome.answered
    for one in sheet.required:
        if one.activity_id is None:
            yield question_anchor(one), one.answered
