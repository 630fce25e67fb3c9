"""Which bodies count their staff, and how half-years are told."""

from datetime import date

import pytest

from fridlyst.base.half_years import HalfYear, half_year_of, last_over
from fridlyst.competence.counting import counting, may_count
from fridlyst.competence.periods import read_half_year, recent
from fridlyst.organisation.queries import BodyView

TODAY = date(2026, 8, 31)


def body(number: int, kind: str = "department", parent: int | None = None, **more: object) -> BodyView:
    given = {"collective": False, "valid_from": None, "valid_to": None} | more
    return BodyView(
        number, f"b{number}", f"B{number}", kind, parent, aliases=(), version=1, **given  # type: ignore[arg-type]
    )  # fmt: skip


def ids(found: tuple[BodyView, ...]) -> list[int]:
    return [one.id for one in found]


def test_departments_count_where_there_are_any() -> None:
    every = (
        body(1, "council"),
        body(2, "committee"),
        body(3, parent=2),
        body(4, "company"),
        body(5, "external"),
    )
    assert ids(may_count(every, TODAY)) == [3, 4]


def test_committees_count_where_there_are_no_departments() -> None:
    every = (body(1, "executive_board"), body(2, "committee"), body(3, "committee", collective=True))
    assert ids(may_count(every, TODAY)) == [1, 2]


def test_what_has_ended_does_not_count() -> None:
    assert may_count((body(1, valid_to=date(2026, 1, 1)),), TODAY) == ()


@pytest.mark.parametrize(
    ("given", "found"), [((), [2, 3]), ((1,), [1]), ((1, 2), [1]), ((1, 2, 3), [2, 3]), ((2,), [2, 3])]
)
def test_a_level_that_has_told_counts(given: tuple[int, ...], found: list[int]) -> None:
    every = (body(1), body(2, "unit", 1), body(3, "unit", 1))
    assert ids(counting(every, set(given), TODAY)) == found


def test_a_unit_far_below_is_below() -> None:
    every = (body(1), body(2, "committee", 1), body(3, "unit", 2))
    assert ids(counting(every, set(), TODAY)) == [3]


def test_half_years() -> None:
    spring = half_year_of(date(2026, 6, 30))
    assert (spring.code, spring.first, spring.last) == ("2026-H1", date(2026, 1, 1), date(2026, 6, 30))
    assert last_over(TODAY) == spring
    assert recent(TODAY, 3) == (HalfYear(2026, 2), spring, HalfYear(2025, 2))


@pytest.mark.parametrize(
    "key", ["", "2026", "2026-1", "2026-H3", "2027-H1", "1200-H1", "١٢٣٤-H1", "2026-H1-1", "x" * 5000]
)
def test_no_half_year_is_read_from_anything_else(key: str) -> None:
    assert read_half_year(key, TODAY) is None
