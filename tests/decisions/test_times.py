"""The times of kommunallagen and of the matter itself, day by day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fridlyst.decisions.shapes import CommentView, MatterView, NextView, StepView
from fridlyst.decisions.terms import TimeKind, TimeState
from fridlyst.decisions.times import Watched, a_year_after, pressing, watched
from fridlyst.decisions.times_said import pressing_said, said

TODAY = date(2026, 2, 2)


def step(kind: str, on: date | None = None, **more: Any) -> StepView:  # noqa: ANN401
    given: dict[str, Any] = {
        **{"id": 1, "position": 0, "on": on, "kind": kind, "body_id": None, "body_kind": "council"},
        **{"body_name": "Kommunfullmäktige", "paragraph": "", "outcome": "", "summary": ""},
        **{"adjusted_on": None, "posted_on": None, "comment_by": None, "override_reason": ""},
        **{"sent_to": (), "version": 1},
    }
    return StepView(**given | more)


def matter(*steps: StepView, state: str = "started", next: NextView | None = None) -> MatterView:
    placed = tuple(replace(one, id=at + 1, position=at) for at, one in enumerate(steps))
    return MatterView(1, "2026.7 KS", "2026-7-ks", "Motion", state, None, next, 1, placed)


def of(kind: TimeKind, found: MatterView, today: date = TODAY) -> Watched:
    return next(one for one in watched(found, today) if one.kind == kind)


RAISED = date(2025, 3, 10)
DUE = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (DUE - timedelta(days=31), TimeState.RUNNING, 31),
        (DUE - timedelta(days=30), TimeState.NEAR, 30),
        (DUE, TimeState.NEAR, 0),
        (DUE + timedelta(days=1), TimeState.MISSED, -1),
        (DUE + timedelta(days=400), TimeState.MISSED, -400),
    ],
)
def test_a_motion_has_a_year(today: date, state: TimeState, days: int) -> None:
    found = of(TimeKind.MOTION, matter(step("motion_received", RAISED)), today)
    assert (found.state, found.days, found.due) == (state, days, DUE)


@pytest.mark.parametrize(
    ("then", "state", "by"),
    [
        ([("motion_approved", DUE)], TimeState.KEPT, "motion_approved"),
        ([("motion_rejected", DUE + timedelta(days=1))], TimeState.MISSED, "motion_rejected"),
        ([("motion_reported", DUE)], TimeState.KEPT, "motion_reported"),
        ([("motion_reported", DUE + timedelta(days=9))], TimeState.MISSED, "motion_reported"),
        (
            [("motion_reported", DUE), ("motion_approved", DUE + timedelta(days=99))],
            TimeState.KEPT,
            "motion_reported",
        ),
        ([("assignment", None), ("decision", DUE)], TimeState.KEPT, "decision"),
        ([("motion_approved", None)], TimeState.UNKNOWN, "motion_approved"),
    ],
)
def test_a_motion_is_settled_or_reported(
    then: list[tuple[str, date | None]], state: TimeState, by: str
) -> None:
    steps = [step("motion_received", RAISED), *(step(kind, on) for kind, on in then)]
    found = of(TimeKind.MOTION, matter(*steps), DUE + timedelta(days=500))
    assert (found.state, found.by) == (state, by)


def test_a_motion_without_its_day_is_not_known() -> None:
    assert of(TimeKind.MOTION, matter(step("motion_received"))).state == TimeState.UNKNOWN


def test_the_year_of_a_leap_day_ends_on_the_last_of_february() -> None:
    assert a_year_after(date(2024, 2, 29)) == date(2025, 2, 28)
    assert a_year_after(date(2025, 12, 31)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("met", "last"),
    [
        (date(2025, 10, 22), date(2025, 11, 5)),
        (date(2025, 11, 1), date(2025, 11, 17)),
        (date(2025, 12, 10), date(2025, 12, 29)),
        (date(2026, 3, 20), date(2026, 4, 7)),
    ],
    ids=["a weekday", "a Saturday", "Christmas Eve", "Good Friday"],
)
def test_minutes_are_adjusted_within_fourteen_days(met: date, last: date) -> None:
    kept = of(TimeKind.ADJUSTED, matter(step("decision", met, adjusted_on=last)))
    late = of(TimeKind.ADJUSTED, matter(step("decision", met, adjusted_on=last + timedelta(days=1))))
    assert (kept.state, kept.due) == (TimeState.KEPT, last)
    assert (late.state, late.days) == (TimeState.MISSED, -1)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-4, TimeState.RUNNING),
        (-3, TimeState.NEAR),
        (0, TimeState.NEAR),
        (1, TimeState.MISSED),
        (60, TimeState.MISSED),
        (61, TimeState.UNKNOWN),
    ],
)
def test_minutes_that_nobody_told_of(days: int, state: TimeState) -> None:
    met = date(2025, 10, 22)
    found = matter(step("decision", met))
    assert of(TimeKind.ADJUSTED, found, date(2025, 11, 5) + timedelta(days=days)).state == state
    assert TimeKind.POSTED not in {one.kind for one in watched(found, TODAY)}


@pytest.mark.parametrize(
    ("adjusted", "last"),
    [
        (date(2025, 11, 4), date(2025, 11, 6)),
        (date(2025, 11, 6), date(2025, 11, 10)),
        (date(2025, 12, 22), date(2025, 12, 29)),
    ],
    ids=["two calendar days", "a Saturday moves to Monday", "over Christmas"],
)
def test_the_adjustment_is_posted_on_the_second_day(adjusted: date, last: date) -> None:
    here = {"adjusted_on": adjusted}
    kept = of(TimeKind.POSTED, matter(step("decision", date(2025, 11, 3), **here, posted_on=last)))
    assert (kept.state, kept.due) == (TimeState.KEPT, last)
    late = step("decision", date(2025, 11, 3), **here, posted_on=last + timedelta(days=1))
    assert of(TimeKind.POSTED, matter(late)).state == TimeState.MISSED
    waiting = matter(step("decision", date(2025, 11, 3), **here))
    assert of(TimeKind.POSTED, waiting, last).state == TimeState.NEAR


def test_posted_minutes_with_no_day_of_adjustment_are_not_known() -> None:
    found = of(TimeKind.POSTED, matter(step("decision", date(2025, 11, 3), posted_on=date(2025, 11, 6))))
    assert found.state == TimeState.UNKNOWN


def test_an_office_has_no_minutes() -> None:
    letter = step("statement", date(2026, 1, 30), body_kind="department", paragraph="3")
    assert watched(matter(letter), TODAY) == ()


def comment(answered: date | None) -> CommentView:
    return CommentView(1, 1, None, "Nämnden", answered, "", "", None, 1)


@pytest.mark.parametrize(
    ("answers", "today", "state"),
    [
        ([None, None], date(2026, 2, 20), TimeState.RUNNING),
        ([None, date(2026, 2, 1)], date(2026, 2, 26), TimeState.NEAR),
        ([None, date(2026, 2, 1)], date(2026, 3, 4), TimeState.MISSED),
        ([date(2026, 3, 3), date(2026, 2, 1)], date(2026, 3, 4), TimeState.KEPT),
        ([date(2026, 3, 4), date(2026, 2, 1)], date(2026, 3, 4), TimeState.MISSED),
        ([], date(2026, 3, 3), TimeState.NEAR),
        ([], date(2026, 3, 4), TimeState.UNKNOWN),
    ],
)
def test_comments_are_due(answers: list[date | None], today: date, state: TimeState) -> None:
    asked = tuple(comment(one) for one in answers)
    out = step("out_for_comment", date(2026, 1, 2), comment_by=date(2026, 3, 3), comments=asked)
    assert of(TimeKind.COMMENTS, matter(out, state="out_for_comment"), today).state == state


def test_the_next_decision_comes_nearer() -> None:
    found = matter(next=NextView(None, "Kommunfullmäktige", date(2026, 2, 9)))
    assert of(TimeKind.NEXT, found, date(2026, 2, 1)).state == TimeState.RUNNING
    assert of(TimeKind.NEXT, found, date(2026, 2, 2)).state == TimeState.NEAR
    assert of(TimeKind.NEXT, found, date(2026, 2, 10)).state == TimeState.MISSED


def test_what_presses_comes_first_and_what_is_done_or_far_off_not_at_all() -> None:
    found = matter(
        step("motion_received", date(2025, 2, 14)),
        step("decision", date(2026, 1, 5), adjusted_on=date(2026, 1, 30)),
        next=NextView(None, "KF", date(2026, 6, 1)),
    )
    now = pressing(watched(replace(found, steps=(found.steps[0],)), TODAY))
    assert [(one.kind, one.days) for one in now] == [(TimeKind.MOTION, 12)]
    assert str(pressing_said("2025.202 KS", now[0])) == (
        "Motionen 2025.202 KS ska vara avgjord om 12 dagar (14 februari 2026)."
    )
    (waiting,) = pressing(watched(replace(found, steps=(found.steps[1],)), TODAY))
    assert (waiting.kind, waiting.days) == (TimeKind.POSTED, 0)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            Watched(TimeKind.MOTION, TimeState.KEPT, DUE, date(2026, 3, 1), 9, 1, "motion_approved"),
            "Motionen avgjordes 1 mars 2026, i tid (senast 10 mars 2026).",
        ),
        (
            Watched(TimeKind.MOTION, TimeState.MISSED, DUE, date(2026, 3, 11), -1, 1, "motion_reported"),
            "Motionen redovisades för fullmäktige 11 mars 2026, 1 dag för sent (senast 10 mars 2026).",
        ),
        (
            Watched(TimeKind.POSTED, TimeState.NEAR, DUE, None, 1, 1),
            "Justeringen ska tillkännages senast 10 mars 2026, i morgon.",
        ),
        (
            Watched(TimeKind.ADJUSTED, TimeState.MISSED, DUE, None, -3, 1),
            "Protokollet skulle ha justerats senast 10 mars 2026, 3 dagar sedan.",
        ),
        (Watched(TimeKind.COMMENTS, TimeState.NEAR, DUE, None, 0, 1), "Remissen ska besvaras senast 10 mars"),
    ],
)
def test_a_time_is_said_whole(given: Watched, words: str) -> None:
    assert str(said(given)).startswith(words)


def test_every_kind_can_be_said_in_every_state() -> None:
    for kind in TimeKind:
        for state in TimeState:
            for done in (None, DUE):
                for days in (-2, 0, 1, 2):
                    assert str(said(Watched(kind, state, DUE, done, days))).endswith(".")
                    assert pressing_said("7", Watched(kind, state, DUE, done, days)).endswith(").")
