"""Whether following up was kept, by plain rules."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fridlyst.followup.keeping_rules import (
    AskedOnce,
    Kept,
    kept_of,
    silence,
    standing_still,
    term_of_year,
    year_of,
)

DUE = date(2026, 9, 15)
AFTER, BEFORE = DUE + timedelta(days=1), DUE - timedelta(days=1)
ONE = AskedOnce(1, 1, "Tertial 2", 2026, DUE, True, "not_opened", None)
IN_TIME = replace(ONE, state="approved", first_in=DUE)
LATE = replace(ONE, state="submitted", first_in=AFTER)


@pytest.mark.parametrize(
    ("one", "day", "outcome"),
    [
        (IN_TIME, AFTER, "in_time"),
        (LATE, AFTER, "late"),
        (replace(ONE, state="submitted"), AFTER, "late"),
        (ONE, DUE, "waiting"),
        (ONE, AFTER, "silent"),
        (replace(ONE, is_open=False), BEFORE, "silent"),
        (replace(ONE, state="draft"), AFTER, "silent"),
        (replace(ONE, state="sent_back", first_in=BEFORE), AFTER, "waiting"),
        (replace(ONE, state="sent_back", first_in=BEFORE, is_open=False), AFTER, "silent"),
    ],
)
def test_what_became_of_one_answer(one: AskedOnce, day: date, outcome: str) -> None:
    assert one.outcome(day) == outcome


@pytest.mark.parametrize(
    ("asked", "day", "verdict"),
    [
        ([], AFTER, "not_asked"),
        ([ONE], DUE, "waiting"),
        ([ONE], AFTER, "not_kept"),
        ([IN_TIME, IN_TIME], AFTER, "kept"),
        ([IN_TIME, ONE], DUE, "waiting"),
        ([LATE, replace(ONE, due=AFTER)], AFTER, "partly"),
        ([IN_TIME, ONE], AFTER, "partly"),
        ([LATE], AFTER, "partly"),
    ],
)
def test_the_verdict(asked: list[AskedOnce], day: date, verdict: str) -> None:
    assert kept_of(asked, day).verdict == verdict


def test_counts_are_kept_apart() -> None:
    assert kept_of([IN_TIME, LATE, ONE], AFTER) == Kept(asked=3, answered=2, in_time=1, approved=1)


def test_silence_is_counted_back_to_the_last_answer() -> None:
    found = silence([ONE, ONE, LATE, ONE], AFTER)
    assert (found.rounds, found.last_answered, found.told) == (2, "Tertial 2", True)
    assert not silence([ONE, LATE], AFTER).told
    assert silence([ONE], AFTER).told
    assert silence([ONE], DUE).rounds == 0


@pytest.mark.parametrize(
    ("said", "rounds"),
    [
        ([], 0),
        (["ongoing"], 0),
        (["ongoing", "ongoing"], 2),
        (["late", "late", "late", "ongoing"], 3),
        (["late", "ongoing", "ongoing"], 0),
        (["done", "done"], 0),
        (["stopped", "stopped"], 0),
    ],
)
def test_what_stands_still(said: list[str], rounds: int) -> None:
    assert standing_still(said) == rounds


@pytest.mark.parametrize(
    ("year", "first"), [(2022, 2019), (2023, 2023), (2026, 2023), (2027, 2027), (1990, 1987)]
)
def test_terms_of_office(year: int, first: int) -> None:
    assert list(term_of_year(year)) == [first, first + 1, first + 2, first + 3]


def test_a_round_is_about_the_year_that_it_tells_of() -> None:
    assert year_of(date(2023, 12, 31), date(2024, 1, 31)) == 2023
    assert year_of(date(2027, 12, 31), date(2026, 12, 11)) == 2026
