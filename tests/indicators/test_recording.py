"""Recording outcomes outside the rounds: all rows or none, each fault named, what was odd stood by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.factories import Town, body, goal, indicator, programme, town

from fridlyst.base.errors import NotPermitted
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import Definition, MeasurementRow, Recorded
from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.indicators.recording_shapes import BadRows, OddRows
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
DAY = date(2025, 12, 31)


@pytest.fixture
def here() -> Town:
    return town()


@pytest.fixture
def share(here: Town) -> Indicator:
    owner = body(here)
    made = goal(here, programme(here))
    return indicator(
        here,
        made,
        kind="share",
        owners=[OwnerChoice(owner.pk)],
        definition=Definition(by_sex=True),
        title="Andel utbildade",
    )


def _row(share: Indicator, **given: object) -> MeasurementRow:
    fields = {"numerator": Decimal(40), "denominator": Decimal(100), **given}
    return MeasurementRow(share.pk, share.ownerships.get().body.key, DAY, **fields)  # type: ignore[arg-type]


def _faults(here: Town, rows: Sequence[MeasurementRow], by: Actor | None = None) -> list[tuple[int, str]]:
    with pytest.raises(BadRows) as caught:
        record(by=by or here.actor, rows=rows, how="file")
    assert not Measurement.objects.exists()
    return [(one.row, one.field) for one in caught.value.faults]


def test_a_row_is_new_then_the_same_then_corrected_with_what_it_was_in_the_trail(
    here: Town, share: Indicator
) -> None:
    row = _row(share)
    assert record(by=here.actor, rows=[row], how="hand") == Recorded(1, 0, 0)
    assert record(by=here.actor, rows=[row], how="hand") == Recorded(0, 0, 1)
    mended = replace(row, numerator=Decimal(41))
    assert record(by=here.actor, rows=[mended], how="interface") == Recorded(0, 1, 0)
    kept = Measurement.objects.get()
    assert (kept.value, kept.occasion, kept.entered, kept.version) == (41, "day:2025-12-31", "interface", 2)
    told = Event.objects.filter(verb="measured").order_by("number").last()
    assert told is not None
    (outcome,) = told.data["outcomes"]
    assert outcome["was"] == ["40", "100", "40"]
    assert outcome["now"] == ["41", "100", "41"]


def test_every_fault_is_named_by_its_row_and_nothing_is_written(here: Town, share: Indicator) -> None:
    rows = [
        _row(share),
        _row(share, denominator=Decimal(0), sex="women"),
        _row(share, numerator=Decimal(101), sex="men"),
        replace(_row(share), indicator="finns inte"),
        replace(_row(share), body_key="annan"),
        replace(_row(share), as_of=date(2999, 1, 1)),
        _row(share, sex="katt"),
        _row(share, value=Decimal(40)),
        _row(share, numerator=Decimal("1.5"), sex="other"),
        _row(share),
        _row(share, comment="\x00"),
    ]
    assert _faults(here, rows) == [
        (1, "denominator"),
        (2, "numerator"),
        (3, "indicator"),
        (4, "body_key"),
        (5, "as_of"),
        (6, "sex"),
        (7, "value"),
        (8, "numerator"),
        (9, "indicator"),
        (10, "comment"),
    ]


def test_the_whole_is_the_sum_of_the_sexes_or_more_when_some_are_unknown(
    here: Town, share: Indicator
) -> None:
    women = _row(share, sex="women", numerator=Decimal(30), denominator=Decimal(60))
    men = _row(share, sex="men", numerator=Decimal(10), denominator=Decimal(30))
    record(by=here.actor, rows=[women, men], how="file")
    whole = Measurement.objects.get(sex="")
    assert (whole.numerator, whole.denominator) == (40, 90)
    record(by=here.actor, rows=[_row(share, numerator=Decimal(45))], how="file")
    assert Measurement.objects.get(sex="").denominator == 100
    with pytest.raises(BadRows) as caught:
        record(by=here.actor, rows=[_row(share, numerator=Decimal(39))], how="file")
    assert caught.value.faults[0].field == "numerator"


def test_what_is_far_from_last_year_is_asked_and_saved_once_somebody_stands_by_it(
    here: Town, share: Indicator
) -> None:
    record(by=here.actor, rows=[replace(_row(share), as_of=date(2024, 12, 31))], how="hand")
    odd = _row(share, numerator=Decimal(90))
    with pytest.raises(OddRows) as caught:
        record(by=here.actor, rows=[odd], how="file")
    assert str(caught.value.faults[0].message) == (
        "Andelen är 50 procentenheter högre än förra året. Stämmer det?"
    )
    assert Measurement.objects.count() == 1
    record(by=here.actor, rows=[odd], how="file", certain=True)
    assert Measurement.objects.get(as_of=DAY).certain


def test_a_row_by_a_name_that_two_indicators_share_has_to_say_which(here: Town, share: Indicator) -> None:
    by_title = replace(_row(share), indicator="  andel  UTBILDADE ")
    assert record(by=here.actor, rows=[by_title], how="file").new == 1
    Measurement.objects.all().delete()
    indicator(here, share.goal, kind="share", title="Andel utbildade")
    assert _faults(here, [by_title]) == [(0, "indicator")]


def test_a_body_records_only_its_own_and_a_reader_nothing(here: Town, share: Indicator) -> None:
    owner = share.ownerships.get().body
    other = body(here, name="Annan nämnd")
    mine = Actor(here.municipality.pk, 1, "R", (Grant(Role.REPORTER, owner.pk),))
    theirs = Actor(here.municipality.pk, 1, "R", (Grant(Role.REPORTER, other.pk),))
    assert _faults(here, [_row(share)], theirs) == [(0, "body_key")]
    assert _faults(here, [replace(_row(share), body_key=other.key)], theirs) == [(0, "body_key")]
    with pytest.raises(NotPermitted):
        record(by=Actor(here.municipality.pk, 1, "Ingen"), rows=[_row(share)], how="file")
    assert record(by=mine, rows=[_row(share)], how="file").new == 1


def test_another_municipality_finds_neither_indicator_nor_body(here: Town, share: Indicator) -> None:
    there = town("1489", "Alingsås")
    assert _faults(there, [_row(share)]) == [(0, "indicator")]


def test_a_correction_of_what_somebody_else_has_corrected_is_refused(here: Town, share: Indicator) -> None:
    record(by=here.actor, rows=[_row(share, seen=0)], how="hand")
    with pytest.raises(BadRows):
        record(by=here.actor, rows=[_row(share, seen=0, numerator=Decimal(2))], how="hand")
    assert record(by=here.actor, rows=[_row(share, seen=1, numerator=Decimal(42))], how="hand").changed == 1
