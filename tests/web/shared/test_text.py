"""Numbers, dates and times as people read them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from fridlyst.web.shared.text import clock, day, exact_number, number, percent, short_day


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1240, 0, "1\u2009240"),
        (1234567.891, 2, "1\u2009234\u2009567,89"),
        (-12.5, 1, "\u221212,5"),
        (-0.001, 1, "0,0"),
        (None, 0, "–"),
    ],
)
def test_number(value: float | None, decimals: int, shown: str) -> None:
    assert number(value, decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown", "english"),
    [
        ("1234.50", "1\u2009234,5", "1\u2009234.5"),
        ("1E+4", "10\u2009000", "10\u2009000"),
        ("0.0001", "0,0001", "0.0001"),
        ("-3.00", "\u22123", "\u22123"),
        ("0", "0", "0"),
    ],
)
def test_a_number_with_the_decimals_that_it_has(value: str, shown: str, english: str) -> None:
    assert exact_number(Decimal(value)) == shown
    with translation.override("en"):
        assert exact_number(Decimal(value)) == english


def test_percent_of_nothing_known_is_not_zero() -> None:
    assert percent(None) == "–"
    assert percent(0.421) == "42\u2009%"


def test_days_are_written_in_swedish() -> None:
    with translation.override("sv"):
        assert day(dt.date(2026, 8, 31)) == "31 augusti 2026"
        assert short_day(dt.date(2026, 9, 12)) == "12 sep"
        assert day(None) == "–"


def test_clock_is_the_time_in_sweden() -> None:
    assert clock(dt.datetime(2026, 8, 31, 12, 2, tzinfo=dt.UTC)) == "kl. 14.02"
    assert clock(dt.time(7, 5)) == "kl. 07.05"


def test_english_has_its_own_marks() -> None:
    with translation.override("en"):
        assert number(1234.5, 1) == "1\u2009234.5"
        assert percent(0.421, 1) == "42.1%"
        assert day(dt.date(2026, 8, 31)) == "31 August 2026"
        assert clock(dt.time(7, 5)) == "07:05"
