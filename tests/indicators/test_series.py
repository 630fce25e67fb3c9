"""Indicators over time: what is shown, what is held back, and what is compared with what."""

from datetime import date
from decimal import Decimal

import pytest
from tests.factories import Town, body, goal, indicator, programme, town

from fridlyst.figures.tables import CellState, Rule
from fridlyst.indicators.actions import add_break, record
from fridlyst.indicators.fields import Definition, MeasurementRow
from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.indicators.publishing import Told, read
from fridlyst.indicators.queries import indicator_series
from fridlyst.indicators.rules import Outcome, outcome
from fridlyst.indicators.series import IndicatorSeries, Movement, ahead, change
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Goal, Programme

RULE = Rule()


def _share(top: int, bottom: int) -> Outcome:
    return outcome("share", numerator=Decimal(top), denominator=Decimal(bottom))


def test_a_share_of_few_is_hidden_and_not_found_by_taking_the_rest_from_the_total() -> None:
    told = [Told(1, _share(2, 40), {}), Told(2, _share(20, 50), {}), Told(3, _share(30, 60), {})]
    found = read("share", told, RULE)
    assert not found.bodies[1][""].shown
    hidden = [body_id for body_id in (1, 2, 3) if not found.bodies[body_id][""].shown]
    assert len(hidden) >= 2 or not found.total[""].shown


def test_the_few_who_are_not_counted_are_hidden_too() -> None:
    assert read("share", [Told(1, _share(48, 50), {})], RULE).total[""].state is CellState.SUPPRESSED


def test_sexes_stand_beside_the_whole_and_the_unknown_are_the_rest() -> None:
    parts = {"women": _share(30, 60), "men": _share(20, 40)}
    found = read("share", [Told(1, _share(60, 120), parts)], RULE)
    assert found.total["women"].value == 50
    assert found.total[""].denominator == 120
    few = read("share", [Told(1, _share(52, 104), parts)], RULE)
    assert not (few.total["women"].shown and few.total["men"].shown and few.total[""].shown)


def test_a_zero_is_shown_and_what_was_not_told_by_sex_is_missing() -> None:
    told = [Told(1, Outcome(value=Decimal(0)), {}), Told(2, Outcome(value=Decimal(30)), {})]
    found = read("number", told, RULE)
    assert found.bodies[1][""].value == 0
    assert "women" not in found.total


def test_one_sex_alone_tells_neither_the_rest_nor_stops_the_page() -> None:
    told = [Told(1, Outcome(value=Decimal(22)), {"women": Outcome(value=Decimal(20))})]
    found = read("number", told, RULE).bodies[1]
    assert not (found[""].shown and found["women"].shown)
    many = [Told(1, Outcome(value=Decimal(50)), {"women": Outcome(value=Decimal(20))})]
    assert read("number", many, RULE).bodies[1]["women"].value == 20
    mixed = [*many, Told(2, Outcome(value=Decimal(60)), {})]
    assert read("number", mixed, RULE).total["women"].state is CellState.MISSING


def test_sexes_that_do_not_fit_the_whole_are_left_out() -> None:
    parts = {"women": Outcome(value=Decimal(20)), "men": Outcome(value=Decimal(20))}
    found = read("number", [Told(1, Outcome(value=Decimal(20)), parts)], RULE)
    assert found.bodies[1][""].value == 20
    assert "women" not in found.bodies[1]
    assert read("number", [Told(1, Outcome(value=Decimal(-5)), {})], RULE).total == {}


def test_what_counts_nobody_is_shown_as_it_is() -> None:
    yes = [Told(1, Outcome(value=Decimal(1)), {}), Told(2, Outcome(value=Decimal(0)), {})]
    assert read("yes_no", yes, RULE).total[""].value == 50
    assert read("number", [Told(1, Outcome(value=Decimal(2)), {})], None).total[""].value == 2


def test_counts_beyond_any_table_are_missing_and_stop_nothing() -> None:
    assert read("number", [Told(1, Outcome(value=Decimal(10) ** 10 - 1), {})], RULE).total == {}


@pytest.fixture
def here() -> Town:
    return town()


@pytest.fixture
def counted(here: Town) -> Indicator:
    owners = [body(here, name) for name in ("Socialnämnden", "Kulturnämnden")]
    under = goal(here, programme(here))
    defined = Definition(by_sex=True, direction="higher")
    return indicator(
        here,
        under,
        kind="share",
        owners=[OwnerChoice(one.pk) for one in owners],
        definition=defined,
        target_value=Decimal(80),
    )


def _years(here: Town, counted: Indicator, *tops: int, first: int = 2019) -> None:
    rows = [
        MeasurementRow(counted.pk, owner.body.key, date(first + at, 12, 31), "", Decimal(top), Decimal(100))
        for at, top in enumerate(tops)
        for owner in counted.ownerships.all()
    ]
    record(by=here.actor, rows=rows, how="file", certain=True)


def _series(here: Town, **which: int) -> IndicatorSeries:
    (found,) = indicator_series(municipality_id=here.municipality.pk, rule=RULE, **which)
    return found


@pytest.mark.django_db
@pytest.mark.storage
def test_a_series_over_years_with_a_break_that_nothing_is_compared_across(
    here: Town, counted: Indicator
) -> None:
    _years(here, counted, 20, 30, 40, 50, 60, 70)
    found = _series(here, indicator_id=counted.pk)
    assert [one.whole.value for one in found.points] == [20, 30, 40, 50, 60, 70]
    moved = change(found.points, found.breaks, "higher")
    assert moved is not None
    assert (moved.difference, moved.movement, moved.good) == (10, Movement.UP, True)
    assert ahead(found).points
    add_break(by=here.actor, indicator_id=counted.pk, on=date(2024, 1, 1), why="Ny enkät")
    broken = _series(here, indicator_id=counted.pk)
    assert change(broken.points, broken.breaks, "higher") is None
    assert not ahead(broken).points
    assert broken.reaches_target is False


@pytest.mark.django_db
def test_what_is_not_sent_in_is_not_in_the_series(here: Town, counted: Indicator) -> None:
    _years(here, counted, 20, 30)
    Measurement.objects.filter(as_of=date(2020, 12, 31)).update(told=False)
    assert [one.as_of.year for one in _series(here, indicator_id=counted.pk).points] == [2019]


@pytest.mark.django_db
def test_an_indicator_carried_on_keeps_its_earlier_years(here: Town, counted: Indicator) -> None:
    _years(here, counted, 20, 30)
    later = Indicator.objects.get(pk=counted.pk)
    later.pk, later.carried_from_id, later.key = None, counted.pk, "nasta"  # type: ignore[assignment]
    later.save()
    assert len(_series(here, indicator_id=later.pk).points) == 2


@pytest.mark.django_db
def test_another_municipality_reads_nothing_and_drafts_are_asked_for(here: Town, counted: Indicator) -> None:
    there = town("1489", "Alingsås")
    assert indicator_series(municipality_id=there.municipality.pk, rule=RULE, indicator_id=counted.pk) == ()
    Programme.objects.update(state="draft")
    mine = {"municipality_id": here.municipality.pk, "rule": RULE}
    assert indicator_series(**mine) == ()  # type: ignore[arg-type]
    assert len(indicator_series(**mine, drafts=True)) == 1  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.storage
def test_reading_all_takes_as_many_statements_with_ten_times_as_many(
    here: Town, counted: Indicator, django_assert_num_queries: object
) -> None:
    _years(here, counted, 20, 30)
    under = Goal.objects.get()
    with django_assert_num_queries(5):  # type: ignore[operator]
        indicator_series(municipality_id=here.municipality.pk, rule=RULE)
    for at in range(9):
        more = indicator(here, under, kind="share", title=f"Andel {at}", owners=[])
        record(
            by=here.actor,
            rows=[MeasurementRow(more.pk, "socialnamnden", date(2020, 12, 31), "", Decimal(9), Decimal(20))],
            how="hand",
        )
    with django_assert_num_queries(5):  # type: ignore[operator]
        indicator_series(municipality_id=here.municipality.pk, rule=RULE)
