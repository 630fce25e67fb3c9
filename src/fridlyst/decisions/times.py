"""The times that a matter has to keep, and how they stand on a day; plain Python, `today` is passed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fridlyst.base.workdays import workday_from
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.step_rules import has_minutes
from fridlyst.decisions.terms import MatterState, StepKind, TimeKind, TimeState

# So many days before its last day a time is near.
NEAR = {
    TimeKind.MOTION: 30,
    TimeKind.ADJUSTED: 3,
    TimeKind.POSTED: 3,
    TimeKind.COMMENTS: 7,
    TimeKind.NEXT: 7,
}
# What nobody has told so long after its last day is not known; before that it is to be told or done.
_ASKED_FOR = timedelta(days=60)
# The steps by which a motion is done with.
SETTLES = frozenset({StepKind.MOTION_APPROVED, StepKind.MOTION_REJECTED, StepKind.DECISION})


@dataclass(frozen=True, slots=True)
class Watched:
    """One time. `due` is its last day, `done_on` the day it was done. `days` are left until `due`, from
    today or from `done_on`: below zero it is or was late; None where a day is not known.

    `by` is the kind of step that kept it. `step_id` is the step that it is of, None for the matter's own.
    """

    kind: TimeKind
    state: TimeState
    due: date | None
    done_on: date | None = None
    days: int | None = None
    step_id: int | None = None
    by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still can, or has to, do something."""
        return self.done_on is None and self.state in (TimeState.NEAR, TimeState.MISSED, TimeState.RUNNING)


def watched(matter: MatterView, today: date) -> tuple[Watched, ...]:
    """Every time of a matter that there is something to say of, in the order of its steps."""
    found: list[Watched] = []
    for step in matter.steps:
        found += _of_step(matter, step, today)
    return (*found, *_next(matter, today))


def pressing(times: tuple[Watched, ...]) -> tuple[Watched, ...]:
    """Those that need somebody now: missed and not done first, then near; the soonest first."""
    now = [one for one in times if one.is_open and one.state != TimeState.RUNNING]
    return tuple(sorted(now, key=lambda one: one.days if one.days is not None else 0))


def a_year_after(day: date) -> date:
    """The same day next year, 28 February for 29 (lag 1930:173 om beräkning av lagstadgad tid, 1 §)."""
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 2, 28) if leap_day else day.replace(year=day.year + 1)


def _of_step(matter: MatterView, step: StepView, today: date) -> Iterator[Watched]:
    if step.kind == StepKind.MOTION_RECEIVED:
        yield motion(matter, step, today)
    if step.on and has_minutes(
        step.kind, body_kind=step.body_kind, body_name=step.body_name, paragraph=step.paragraph
    ):
        yield adjusted(step, step.on, today)
        if step.adjusted_on or step.posted_on:
            yield posted(step, today)
    if step.kind == StepKind.OUT_FOR_COMMENT and step.comment_by:
        yield comments(matter, step, step.comment_by, today)


def motion(matter: MatterView, step: StepView, today: date) -> Watched:
    """A motion is decided within a year from the day it was raised, or what the preparation has come to is
    reported to the council within the same time (kommunallagen 5 kap. 35 §).

    The year ends on the same day of the next year. The law says that the motion *ought to be prepared so
    that* the council can decide, which is no deadline for the council's own sitting: a last day that falls
    on a weekend is therefore not moved to the Monday after.
    """
    if step.on is None or step.on.year == date.max.year:
        return Watched(TimeKind.MOTION, TimeState.UNKNOWN, None, step_id=step.id)
    due = a_year_after(step.on)
    after = [one for one in matter.steps if one.position > step.position]
    settled = next((one for one in after if one.kind in SETTLES), None)
    reported = next((one for one in after if one.kind == StepKind.MOTION_REPORTED and one.on), None)
    in_time = (one for one in (settled, reported) if one and one.on and one.on <= due)
    done = next(in_time, settled or reported)
    if done is None:
        return _waiting(TimeKind.MOTION, due, today, step)
    return _done(TimeKind.MOTION, due, done.on, step, done.kind)


def adjusted(step: StepView, met: date, today: date) -> Watched:
    """Minutes are adjusted within 14 days after the meeting (kommunallagen 5 kap. 69 §, for boards and
    committees by 6 kap. 35 §): the fourteenth day after it is the last.

    A last day on a Saturday, Sunday, public holiday, Midsummer, Christmas or New Year's Eve is moved to
    the next weekday (lag 1930:173, 2 §).
    """
    due = workday_from(met + timedelta(days=14))
    if step.adjusted_on:
        return _done(TimeKind.ADJUSTED, due, step.adjusted_on, step, step.kind)
    return _told_late(TimeKind.ADJUSTED, due, today, step)


def posted(step: StepView, today: date) -> Watched:
    """The adjustment is announced on the notice board on the second day after the adjustment at the latest
    (kommunallagen 8 kap. 12 §): two calendar days after it, not two working days.

    The last day is moved from weekends and holidays as in `adjusted`. Not known where the day of the
    adjustment is not.
    """
    if step.adjusted_on is None:
        return Watched(TimeKind.POSTED, TimeState.UNKNOWN, None, step.posted_on, step_id=step.id)
    due = workday_from(step.adjusted_on + timedelta(days=2))
    if step.posted_on:
        return _done(TimeKind.POSTED, due, step.posted_on, step, step.kind)
    return _told_late(TimeKind.POSTED, due, today, step)


def comments(matter: MatterView, step: StepView, due: date, today: date) -> Watched:
    """Comments are in by the day that was set: kept when every body that was asked answered by it."""
    if not step.comments:
        still_out = matter.state == MatterState.OUT_FOR_COMMENT and step == _last_out(matter)
        if still_out and today <= due:
            return _waiting(TimeKind.COMMENTS, due, today, step)
        return Watched(TimeKind.COMMENTS, TimeState.UNKNOWN, due, step_id=step.id)
    answers = [one.answered_on for one in step.comments]
    given = [one for one in answers if one is not None]
    if len(given) == len(answers):
        return _done(TimeKind.COMMENTS, due, max(given), step, step.kind)
    return _waiting(TimeKind.COMMENTS, due, today, step)


def _last_out(matter: MatterView) -> StepView | None:
    out = [one for one in matter.steps if one.kind == StepKind.OUT_FOR_COMMENT]
    return out[-1] if out else None


def _next(matter: MatterView, today: date) -> Iterator[Watched]:
    if matter.next and matter.next.on and matter.state not in (MatterState.CLOSED,):
        yield _waiting(TimeKind.NEXT, matter.next.on, today, None)


def _done(kind: TimeKind, due: date, on: date | None, step: StepView, by: str) -> Watched:
    if on is None:
        return Watched(kind, TimeState.UNKNOWN, due, step_id=step.id, by=by)
    state = TimeState.KEPT if on <= due else TimeState.MISSED
    return Watched(kind, state, due, on, (due - on).days, step.id, by)


def _waiting(kind: TimeKind, due: date, today: date, step: StepView | None) -> Watched:
    left = (due - today).days
    state = TimeState.MISSED if left < 0 else TimeState.NEAR if left <= NEAR[kind] else TimeState.RUNNING
    return Watched(kind, state, due, None, left, step.id if step else None)


def _told_late(kind: TimeKind, due: date, today: date, step: StepView) -> Watched:
    """As `_waiting`; long after its last day what nobody told is not known, rather than missed."""
    if today - due > _ASKED_FOR:
        return Watched(kind, TimeState.UNKNOWN, due, step_id=step.id)
    return _waiting(kind, due, today, step)
