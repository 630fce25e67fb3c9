"""What is public of an indicator gives nobody away by subtraction from what was public before."""

from datetime import date
from decimal import Decimal

import pytest

from fridlyst.figures.tables import CellState, Rule
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.publishing import SUPPRESSED, Reading
from fridlyst.indicators.series import Point
from fridlyst.insight import queries
from fridlyst.insight.differences import tells_of_few
from fridlyst.insight.numbers import as_read, renewed
from fridlyst.insight.tables import DayTable, Stored, stored, table_of
from fridlyst.programmes.fields import OwnerChoice
from tests import factories
from tests.insight.making import Shown, chosen, published, shown

DAY = date(2025, 12, 31)


def point(*counted: int, of: int | None = None, women: int | None = None) -> Point:
    """A day when so many were counted; with `of`, of so many; `women` of them."""
    sexes = {"": counted[0]} | ({} if women is None else {"women": women})
    bottom = None if of is None else Decimal(of)
    return Point(
        DAY,
        {sex: Reading(CellState.SHOWN, Decimal(top), Decimal(top), bottom) for sex, top in sexes.items()},
        4,
        5,
    )


def kept(one: Point) -> Stored:
    return stored(DayTable(one))


def read_back(given: Stored) -> Point:
    return table_of(given).point


@pytest.mark.parametrize(
    ("before", "now", "few"),
    [
        (point(40), point(43), True),
        (point(40), point(37), True),
        (point(40), point(40), False),
        (point(40), point(45), False),
        (point(40, of=100), point(50, of=112), True),  # Two of those who were not counted.
        (point(40, of=100), point(50, of=115), False),
        (point(40, women=20), point(50, women=22), True),
        (point(40, women=20), point(50, women=28), True),  # Two of another sex.
        (point(40, women=20), point(50, women=25), False),
        (point(40), Point(DAY, {"": SUPPRESSED}), False),
    ],
)
def test_a_difference_of_few_is_seen(before: Point, now: Point, few: bool) -> None:
    assert tells_of_few(DayTable(before), DayTable(now), Rule()) is few
    days, still = renewed([DayTable(now)], [kept(before)], (), Rule())
    assert (still, read_back(days[0])) == ((1, before) if few else (0, now))
    # The same, where it stands in public under another programme; and where nobody is counted.
    elsewhere, there = renewed([DayTable(now)], (), [kept(before)], Rule())
    assert (there, read_back(elsewhere[0])) == (still, read_back(days[0]))
    days, still = renewed([DayTable(now)], [kept(before)], (), None)
    assert (still, read_back(days[0])) == (0, now)


def test_all_that_has_been_public_is_remembered() -> None:
    first, _ = renewed([DayTable(point(40))], (), (), Rule())
    second, _ = renewed([DayTable(point(46))], first, (), Rule())
    # 41 is far from 46, but whoever has 40 as well would know of one; also elsewhere, and after a pause.
    gone, _ = renewed([], second, (), Rule())
    assert not list(as_read(gone, Rule()))
    for before, known in ((second, ()), ((), second), (gone, ())):
        days, still = renewed([DayTable(point(41))], before, known, Rule())
        assert (list(as_read(days, Rule())), still) == ([point(46)], 1)
    assert renewed([DayTable(point(52))], gone, (), Rule())[1] == 0


def test_what_stands_follows_the_rule_that_holds_now() -> None:
    days = [kept(point(40, women=33))]
    assert list(as_read(days, Rule())) == [read_back(days[0])]
    (hidden,) = as_read(days, Rule(threshold=10))
    assert set(hidden.readings.values()) == {SUPPRESSED}
    assert list(as_read(days, None)) == [read_back(days[0])]


@pytest.mark.django_db
def test_a_late_answer_cannot_be_worked_out_from_what_was_public_before() -> None:
    one = shown()
    bodies = [one.body, factories.body(one.town, "Kulturnämnden"), factories.body(one.town, "Bygg")]
    one.indicator = factories.indicator(
        one.town, one.goal, "Samtal", kind="number", unit="samtal", owners=[OwnerChoice(b.pk) for b in bodies]
    )
    told(one, bodies[0].key, 40)
    published(one)
    assert total(one) == (40, 1)
    told(one, bodies[1].key, 3)
    assert total(one) == (40, 1)
    chosen(one)
    assert total(one) == (40, 1)
    # Two late answers together are enough that neither can be told.
    told(one, bodies[2].key, 4)
    chosen(one, indicator_ids=[])
    chosen(one)
    assert total(one) == (47, 3)


def told(one: Shown, body: str, number: int) -> None:
    """The body's outcome, recorded by hand."""
    record(
        by=one.town.actor,
        rows=[MeasurementRow(one.indicator.pk, body, DAY, value=Decimal(number))],
        how="hand",
    )


def total(one: Shown) -> tuple[int, int]:
    """What anybody reads: the total, and how many answered."""
    found = queries.public_programme(one.town.slug, one.programme.slug, today=DAY)
    (series,) = queries.public_series(found)
    (day,) = series.points
    assert day.whole.value is not None
    return int(day.whole.value), day.answered
