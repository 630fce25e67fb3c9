"""Hours that can be kept, and the days when a service is to be gone through and when it leaves the page."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.support.fields import OpeningFields
from fridlyst.support.opening_rules import HoursOverlap, WrongHours, check_openings, span
from fridlyst.support.review_rules import WrongInterval, check_interval, due_on, gone_after, state_of
from fridlyst.support.terms import ServiceState


def hours(days: list[int], opens: str, closes: str) -> OpeningFields:
    return OpeningFields(days, time.fromisoformat(opens), time.fromisoformat(closes))


def test_hours_that_follow_on_each_other_are_kept_with_their_days_in_order() -> None:
    given_hours = [
        hours([4, 0, 0], "08:00", "12:00"),
        hours([0], "12:00", "00:00"),
        hours([5], "00:00", "02:00"),
    ]
    kept = check_openings(given_hours)
    assert [list(one.weekdays) for one in kept] == [[0, 4], [0], [5]]


@pytest.mark.parametrize(
    "wrong",
    [
        hours([], "08:00", "12:00"),
        hours([7], "08:00", "12:00"),
        hours([-1], "08:00", "12:00"),
        hours([10**40], "08:00", "12:00"),
        hours([0], "12:00", "08:00"),
        hours([0], "08:00", "08:00"),
        hours([0], "22:00", "02:00"),
    ],
)
def test_hours_that_no_day_has_are_refused(wrong: OpeningFields) -> None:
    with pytest.raises(WrongHours):
        check_openings([wrong])


def test_hours_over_each_other_are_refused_on_the_same_day_alone() -> None:
    first, second = hours([0, 1], "08:00", "12:00"), hours([1, 2], "11:59", "13:00")
    with pytest.raises(HoursOverlap):
        check_openings([second, first])
    check_openings([first, hours([2], "11:59", "13:00")])


def test_there_are_not_more_hours_than_a_week_has_use_for() -> None:
    with pytest.raises(WrongHours):
        check_openings([hours([0], "08:00", "12:00")] * 22)


_DAYS = st.lists(st.integers(0, 6), min_size=1, max_size=7)


@given(st.lists(st.tuples(_DAYS, st.times(), st.times()), max_size=6))
def test_kept_hours_never_stand_over_each_other(given_hours: list[tuple[list[int], time, time]]) -> None:
    try:
        kept = check_openings([OpeningFields(*one) for one in given_hours])
    except (WrongHours, HoursOverlap):
        return
    for day in range(7):
        minutes = [minute for one in kept if day in one.weekdays for minute in range(*span(one))]
        assert len(minutes) == len(set(minutes))


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 1), 24, date(2028, 5, 1)),
    ],
)
def test_the_day_to_go_through_it_again(reviewed: date, months: int, due: date) -> None:
    assert due_on(reviewed, months) == due
    assert (gone_after(reviewed, months) - due).days == 90


@pytest.mark.parametrize(
    ("published", "reviewed", "today", "state"),
    [
        (False, date(2026, 1, 1), date(2026, 1, 2), ServiceState.DRAFT),
        (True, None, date(2026, 1, 2), ServiceState.GONE),
        (True, date(2026, 1, 1), date(2026, 7, 1), ServiceState.PUBLIC),
        (True, date(2026, 1, 1), date(2026, 7, 2), ServiceState.DUE),
        (True, date(2026, 1, 1), date(2026, 9, 29), ServiceState.DUE),
        (True, date(2026, 1, 1), date(2026, 9, 30), ServiceState.GONE),
    ],
)
def test_where_a_service_stands_on_a_day(
    published: bool, reviewed: date | None, today: date, state: str
) -> None:
    assert state_of(published=published, reviewed_on=reviewed, months=6, today=today) == state


@pytest.mark.parametrize("months", [0, -1, 25, 10**40])
def test_no_other_interval_is_allowed(months: int) -> None:
    with pytest.raises(WrongInterval):
        check_interval(months)
