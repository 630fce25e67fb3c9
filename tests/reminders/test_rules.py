"""When a step falls, and what overtakes what."""

from datetime import date, datetime, timedelta

import pytest

from fridlyst.reminders.rules import (
    DEFAULTS,
    PLAN,
    WrongDays,
    check_days,
    day_of,
    due_step,
    is_daytime,
    next_try,
    too_close,
)

OPENED, DUE = date(2026, 9, 1), date(2026, 9, 15)


def due(to: str, today: date, opened: date = OPENED, **choices: int | None) -> str | None:
    return due_step(to, choices={**DEFAULTS, **choices}, opened_on=opened, due_on=DUE, today=today)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-14, "opening"),
        (-8, "opening"),
        (-7, "before_due"),
        (0, "before_due"),
        (1, "after_due"),
        (40, "after_due"),
    ],
)
def test_the_last_step_whose_day_has_come_is_the_one(days: int, step: str) -> None:
    assert due("answerers", DUE + timedelta(days=days)) == step


def test_nothing_before_the_round_opened() -> None:
    assert due("answerers", OPENED - timedelta(days=1)) is None


@pytest.mark.parametrize(("to", "first"), [("approvers", 3), ("coordinators", 7)])
def test_the_approver_and_the_coordinator_come_later(to: str, first: int) -> None:
    assert due(to, DUE + timedelta(days=first - 1)) is None
    assert due(to, DUE + timedelta(days=first)) is not None


def test_a_step_that_is_off_is_passed_over() -> None:
    assert due("answerers", DUE, before_due=None) == "opening"
    assert due("approvers", DUE + timedelta(days=5), to_approver=None) is None


def test_own_days_move_a_step() -> None:
    assert due("answerers", DUE - timedelta(days=10), before_due=10) == "before_due"
    assert due("answerers", DUE + timedelta(days=1), after_due=2) == "before_due"


@pytest.mark.parametrize(
    ("opened", "today", "step"), [(-3, -3, "opening"), (-3, 1, "after_due"), (5, 5, "opening")]
)
def test_a_round_that_opened_late_sends_what_still_means_something(
    opened: int, today: int, step: str
) -> None:
    late = DUE + timedelta(days=opened)
    assert due("answerers", DUE + timedelta(days=today), late) == step
    assert day_of("before_due", choices=DEFAULTS, opened_on=late, due_on=DUE) is None


def test_after_a_late_opening_the_approver_is_not_blamed() -> None:
    opened = DUE + timedelta(days=5)
    assert due("approvers", opened, opened) is None
    assert due("coordinators", DUE + timedelta(days=7), opened) == "to_coordinator"


def test_a_reminder_before_the_day_keeps_away_from_another() -> None:
    assert too_close("before_due", DUE - timedelta(days=8), DUE - timedelta(days=7))
    assert not too_close("before_due", DUE - timedelta(days=10), DUE - timedelta(days=7))
    assert not too_close("after_due", DUE, DUE + timedelta(days=1))
    assert not too_close("before_due", None, DUE)


@pytest.mark.parametrize("days", [-1, 61, 0])
def test_days_out_of_bounds_are_refused(days: int) -> None:
    with pytest.raises(WrongDays) as found:
        check_days("before_due", days)
    assert found.value.field == "before_due"


def test_a_step_that_cannot_be_moved_keeps_its_day() -> None:
    assert check_days("opening", 12) == 0
    assert check_days("opening", None) is None
    assert check_days("after_due", 0) == 0


def test_waiting_grows_to_an_hour() -> None:
    at = datetime(2026, 9, 1, 9)
    waits = [int((next_try(at, n) - at).total_seconds() // 60) for n in (0, 1, 2, 3, 4, 5, 99)]
    assert waits == [1, 1, 5, 15, 60, 60, 60]


def test_letters_are_written_in_the_daytime() -> None:
    hours = [hour for hour in range(24) if is_daytime(datetime(2026, 9, 1, hour))]
    assert hours == list(range(7, 19))


def test_the_plan_is_in_the_order_in_which_the_steps_come() -> None:
    opened = date(2026, 1, 1)
    rounds = [one for one in PLAN.values() if one.to != "keepers" and one.step != "nobody"]
    days = [one.day(opened, DUE, one.days) for one in rounds]
    assert days == sorted(days)
