"""Forecasts: silent with little to go by, honest with more."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.figures.trends import forecast, student_t


def yearly(*values: float, first: int = 2020) -> list[tuple[date, float]]:
    return [(date(first + at, 12, 31), value) for at, value in enumerate(values)]


@pytest.mark.parametrize(("freedom", "t"), [(1, 3.078), (2, 1.886), (3, 1.638), (8, 1.397), (30, 1.310)])
def test_student_t_is_that_of_the_tables(freedom: int, t: float) -> None:
    assert student_t(0.80, freedom) == pytest.approx(t, abs=5e-4)


def test_fewer_than_four_days_say_nothing() -> None:
    said = forecast(yearly(1, 2, 3), target=9)
    assert not said.points
    assert said.slope_per_year is None
    assert "3 av minst 4" in said.why_not
    assert not forecast([], target=None).points
    same_day = [(date(2024, 1, 1), 1.0)] * 9
    assert not forecast(same_day, target=9).points


def test_a_straight_line_goes_on() -> None:
    said = forecast(yearly(10, 12, 14, 16, 18), target=22)
    assert said.slope_per_year == pytest.approx(2, abs=0.01)
    assert said.reached_on is not None
    assert abs((said.reached_on - date(2026, 12, 31)).days) < 5
    assert said.points[0].day == date(2024, 12, 31)
    assert said.points[-1].day == date(2028, 12, 31)
    assert said.points[-1].value == pytest.approx(26, abs=0.05)


def test_only_what_was_measured_since_the_last_break_counts() -> None:
    points = yearly(90, 80, 70, 60, 10, 11, 12)
    assert not forecast(points, target=20, breaks=[date(2024, 6, 1)]).points
    whole = forecast([*points, *yearly(13, first=2027)], target=20, breaks=[date(2024, 6, 1)])
    assert whole.slope_per_year == pytest.approx(1, abs=0.01)
    ahead = forecast(yearly(1, 2, 3, 4), target=9, breaks=[date(2099, 1, 1)])
    assert ahead.points


def test_a_target_that_is_met_was_reached_when_it_was() -> None:
    said = forecast(yearly(10, 30, 18, 21, 25), target=20)
    assert said.reached_on == date(2023, 12, 31)
    assert forecast(yearly(30, 25, 18, 12), target=20, falling_is_good=True).reached_on == date(2022, 12, 31)


def test_the_wrong_way_noise_and_far_off_each_say_why() -> None:
    assert "åt fel håll" in forecast(yearly(20, 18, 16, 15), target=30).why_not
    assert "skiljer sig" in forecast(yearly(20, 5, 25, 8, 22), target=30).why_not
    assert "först efter" in forecast(yearly(10, 11, 12, 13), target=90).why_not
    assert "målvärde" in forecast(yearly(10, 11, 12, 13), target=None).why_not


def test_a_share_stays_between_nothing_and_all() -> None:
    said = forecast(yearly(60, 75, 85, 99), target=100, bounds=(0, 100))
    assert all(0 <= end <= 100 for one in said.points for end in (one.low, one.value, one.high))


def test_the_horizon_is_asked_for_within_five_years() -> None:
    points = yearly(1, 2, 3, 4)
    assert forecast(points, target=None, until=date(2024, 6, 30)).points[-1].day == date(2024, 6, 30)
    assert forecast(points, target=None, until=date(2099, 1, 1)).points[-1].day == date(2028, 12, 30)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=12), st.floats(-1e6, 1e6))
def test_the_line_lies_within_its_interval_and_widens(values: list[float], target: float) -> None:
    points = [(date(2020, 1, 1) + timedelta(days=91 * at), value) for at, value in enumerate(values)]
    said = forecast(points, target=target)
    assert said.points
    widths = [one.high - one.low for one in said.points]
    assert all(one.low <= one.value <= one.high for one in said.points)
    assert all(wide <= wider * (1 + 1e-9) for wide, wider in pairwise(widths))
