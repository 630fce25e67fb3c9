"""The share trained today: what the model promises, whatever is told."""

from datetime import date, timedelta
from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.competence.forecast import forecast, pace
from fridlyst.competence.stock import Staff, Trained, Workplace, standings, turnover_of

TODAY = date(2026, 6, 30)
BEGINS = date(2022, 1, 1)

days = st.dates(BEGINS, TODAY)
staffs = st.lists(
    st.builds(Staff, days, st.integers(0, 500), st.none() | st.floats(0, 3)), min_size=1, max_size=6
).map(lambda rows: tuple(sorted(rows, key=lambda one: one.day)))
courses = st.builds(
    lambda first, length, count: Trained(first, first + timedelta(days=length), count),
    days,
    st.integers(0, 366),
    st.integers(0, 600),
)
places = st.builds(
    Workplace,
    staffs,
    st.lists(courses, max_size=6).map(tuple),
    st.floats(0, 2),
    st.none() | st.integers(1, 48),
)
EVERY_MONTH = [BEGINS + timedelta(days=31 * step) for step in range(56)]


def shares(place: Workplace, when: list[date] = EVERY_MONTH) -> list[float]:
    return [one.trained for one in standings(place, when, until=TODAY)]


def settled(**more: object) -> Workplace:
    """A hundred people, fifty of whom were trained on one day."""
    first = date(2024, 1, 1)
    given = {"staff": (Staff(first, 100, 0.2),), "trained": (Trained(first, first, 50),)} | more
    return Workplace(**given)  # type: ignore[arg-type]


@given(places)
def test_nobody_is_more_than_all_or_less_than_none(place: Workplace) -> None:
    for one in standings(place, EVERY_MONTH, until=TODAY):
        assert 0 <= one.trained <= one.staff
        assert one.share is None or 0 <= one.share <= 1


@given(places, st.integers(0, 55))
def test_without_training_it_never_rises(place: Workplace, at: int) -> None:
    last = max((one.last for one in place.trained), default=BEGINS)
    after = [day for day in EVERY_MONTH if day >= min(last, TODAY)]
    told = shares(place, after)
    steady = len({one.count for one in place.staff}) == 1
    assert not steady or all(then >= later - 1e-6 for then, later in pairwise(told))


@given(places, courses)
def test_more_training_never_lowers(place: Workplace, more: Trained) -> None:
    richer = Workplace(place.staff, (*place.trained, more), place.turnover, place.holds_months)
    for less, moved in zip(shares(place), shares(richer), strict=True):
        assert moved >= less - 1e-6


@given(st.integers(1, 400), st.integers(0, 400))
def test_with_no_turnover_and_no_end_it_stays(staff: int, count: int) -> None:
    first = date(2023, 1, 1)
    place = Workplace((Staff(first, staff, 0.0),), (Trained(first, first, count),))
    assert shares(place, [first, TODAY]) == pytest.approx([min(staff, count)] * 2)


def test_those_trained_leave_as_fast_as_everybody_else() -> None:
    now = standings(settled(), [date(2025, 1, 1)], until=TODAY)[0]
    assert now.trained == pytest.approx(50 * exp(-0.2 * 366 / 365.25))


def test_a_course_lapses_when_it_has_held_its_time() -> None:
    place = settled(holds_months=12, staff=(Staff(date(2024, 1, 1), 100, 0.0),))
    told = standings(place, [date(2024, 12, 1), date(2025, 2, 1)], until=TODAY)
    assert [one.trained for one in told] == [50, 0]


def test_a_period_is_spread_over_its_days() -> None:
    whole = Trained(date(2025, 1, 1), date(2025, 12, 31), 120)
    place = settled(staff=(Staff(date(2025, 1, 1), 200, 0.0),), trained=(whole,))
    told = shares(place, [date(2025, 1, 1), date(2025, 7, 1), date(2025, 12, 31)])
    assert told[0] == 0
    assert told[1] == pytest.approx(60)
    assert told[2] == pytest.approx(120)


def test_more_than_all_are_those_who_took_it_again() -> None:
    first, again = date(2024, 1, 1), date(2025, 1, 1)
    place = settled(
        staff=(Staff(first, 60, 0.0),),
        trained=(Trained(first, first, 50), Trained(again, again, 40)),
        holds_months=18,
    )
    told = shares(place, [date(2025, 2, 1), date(2025, 8, 1)])
    assert told == pytest.approx([60, 40])


def test_each_stretch_has_its_own_turnover() -> None:
    first, second = date(2024, 1, 1), date(2025, 1, 1)
    place = settled(staff=(Staff(first, 100, 0.0), Staff(second, 100, 0.5)))
    assert shares(place, [second])[0] == pytest.approx(50 * exp(-0.5 * 366 / 365.25))


def test_without_a_count_of_staff_there_is_nothing_to_say() -> None:
    assert standings(settled(staff=()), [TODAY], until=TODAY) == ()


@pytest.mark.parametrize(
    ("left", "staff", "rate"), [(10, 100, 0.2), (0, 100, 0.0), (None, 100, None), (3, 0, None)]
)
def test_turnover_is_leavers_by_person_years(left: int | None, staff: int, rate: float | None) -> None:
    found = turnover_of(left, staff, date(2025, 1, 1), date(2025, 7, 2))
    assert found == (None if rate is None else pytest.approx(rate, abs=0.005))


def test_the_pace_is_that_of_the_last_twelve_months() -> None:
    told = Trained(date(2025, 1, 1), date(2025, 12, 31), 100)
    assert pace(settled(trained=(told,)), TODAY) == 100
    assert pace(settled(trained=(told,)), date(2026, 12, 31)) == 50
    assert pace(settled(trained=(told,)), date(2027, 12, 31)) == 0


def test_a_target_that_turnover_eats_is_never_reached() -> None:
    year = Trained(TODAY - timedelta(days=364), TODAY, 10)
    place = settled(staff=(Staff(TODAY, 100, 0.3),), trained=(year,))
    found = forecast([place], target=0.8, today=TODAY)
    assert found is not None
    assert (found.reached_on, found.met, found.pace) == (None, False, 10)
    assert found.reaching is not None
    assert found.reaching > found.keeping > 0
    enough = Trained(TODAY - timedelta(days=364), TODAY, found.reaching)
    faster = settled(staff=(Staff(TODAY, 100, 0.3),), trained=(enough,))
    better = forecast([faster], target=0.8, today=TODAY)
    assert better is not None
    assert better.reached_on is not None
    assert better.reached_on <= TODAY + timedelta(days=740)


def test_keeping_the_pace_that_keeps_keeps_the_share() -> None:
    place = settled(staff=(Staff(date(2024, 1, 1), 100, 0.25),))
    found = forecast([place], target=None, today=TODAY)
    assert found is not None
    assert found.pace == 0
    assert found.direction == "down"
    kept = Workplace(
        place.staff, (*place.trained, Trained(TODAY - timedelta(days=364), TODAY, found.keeping))
    )
    ahead = forecast([kept], target=None, today=TODAY)
    now = standings(kept, [TODAY], until=TODAY)[0].share
    assert ahead is not None
    assert now is not None
    assert ahead.in_a_year >= standings(place, [TODAY], until=TODAY)[0].trained / 100 - 1e-9


def test_a_target_that_is_met_says_when_it_no_longer_is() -> None:
    place = Workplace((Staff(TODAY, 100, 0.2),), (Trained(date(2024, 12, 1), date(2024, 12, 1), 100),))
    found = forecast([place], target=0.7, today=TODAY)
    assert found is not None
    assert found.met
    assert found.falls_below_on is not None
    assert TODAY < found.falls_below_on < date(2027, 6, 30)
