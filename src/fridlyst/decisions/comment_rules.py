"""What holds for asking bodies to comment on a draft, and for their answers, in plain Python."""

from collections.abc import Collection, Sequence
from datetime import date

from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.days import spoken
from fridlyst.decisions.shapes import CommentView, MatterView, StepView
from fridlyst.decisions.terms import StepKind


class NotOutForComment(WrongState):
    """The step asks nobody, or the time for answering is over."""

    code = "not-out-for-comment"


class AnsweredAlready(WrongState):
    """Somebody who has answered is asked no less."""

    code = "answered-already"


class NobodyAsked(BadInput):
    """No body was chosen."""

    code = "nobody-asked"


class AnswerDayImpossible(BadInput):
    """Answered on a day that has not been, or before it was asked."""

    code = "answer-day-impossible"


def check_asks(kind: str) -> None:
    """NotOutForComment unless the step is one that sends a draft out."""
    if kind != StepKind.OUT_FOR_COMMENT:
        raise NotOutForComment("Steget är ingen remiss. Lägg till steget ”Ute på remiss” först.")


def check_somebody(asked: Collection[object]) -> None:
    """NobodyAsked when there is none."""
    if not asked:
        raise NobodyAsked("Välj minst en som ska yttra sig.", field="bodies")


def check_kept(answered: Collection[str]) -> None:
    """AnsweredAlready when some of those that would go have answered."""
    if answered:
        raise AnsweredAlready(
            Sentence("%(bodies)s har svarat och kan inte tas bort.", bodies=", ".join(answered)),
            field="bodies",
        )


def check_answer_day(answered_on: date, asked_on: date | None, today: date) -> None:
    """AnswerDayImpossible for a day to come, or before the draft was sent out."""
    if answered_on > today:
        raise AnswerDayImpossible(
            Sentence("%(day)s har inte varit än. Skriv dagen när svaret kom.", day=spoken(answered_on)),
            field="answered_on",
        )
    if asked_on is not None and answered_on < asked_on:
        raise AnswerDayImpossible(
            Sentence(
                "Svaret kan inte ha kommit %(day)s: remissen gick ut %(asked)s.",
                day=spoken(answered_on),
                asked=spoken(asked_on),
            ),
            field="answered_on",
        )


def check_goes_on(is_over: bool) -> None:
    """NotOutForComment when the matter has gone on: a body's own people are too late."""
    if is_over:
        raise NotOutForComment(
            "Remissen är avslutad: ärendet har gått vidare. Kontakta den som sköter ärendet."
        )


def is_over(matter: MatterView, step: StepView) -> bool:
    """Whether the matter has gone on: a step stands after the one that asked."""
    return bool(matter.steps) and matter.steps[-1].id != step.id


def is_late(comment: CommentView, comment_by: date | None, today: date) -> bool:
    """Not answered though the day is past, or answered after it."""
    return comment_by is not None and (comment.answered_on or today) > comment_by


def silent(comments: Sequence[CommentView]) -> tuple[CommentView, ...]:
    """Those who have not answered."""
    return tuple(one for one in comments if one.answered_on is None)
