"""Invented series of indicators over many years, by sex and body, with targets and a break.

All values and targets are invented, and the definitions say so; what is measured is Stockholm's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fridlyst.figures.tables import Rule
from fridlyst.indicators.actions import add_break, define, record
from fridlyst.indicators.fields import Definition, MeasurementRow, Sheet
from fridlyst.indicators.queries import IndicatorView, entry_places, indicator_series
from fridlyst.indicators.terms import Direction, Entry, Frequency, Sex
from fridlyst.organisation.actor import Actor

INVENTED = "Talen och målvärdet är påhittade för demonstrationen."
_UNITS = "Räknar enheter och verksamheter, inte personer."
# The part of women of what is counted, and how the years grow, the oldest first.
_WOMEN = Decimal("0.56")


@dataclass(frozen=True, slots=True)
class _Series:
    """An indicator by how its title begins; `levels` are the share in per cent, or the number, of each year
    up to the last whole one, `of` what the first body's share is counted of."""

    begins: str
    purpose: str
    source: str
    levels: tuple[int, ...]
    target: int | None = None
    of: int = 0
    unit: str = ""
    by_sex: bool = False
    persons: bool = True
    numerator: str = ""
    denominator: str = ""
    broken: str = ""
    broken_after: int = 0


_STOCKHOLM = (
    _Series(
        "Unga som får hjälp av Stödcentrum",
        "Visar om unga som utsatts hittar till stödet, och om flickor och pojkar gör det lika ofta.",
        "Stödcentrums verksamhetssystem, uttag den sista dagen i varje tertial.",
        (148, 161, 190, 204, 236, 262, 281, 305),
        target=350,
        unit="unga",
        by_sex=True,
        numerator="unga med pågående kontakt den dagen",
        broken="Från och med då räknas varje ung person en gång, tidigare varje ärende.",
        broken_after=3,
    ),
    _Series(
        "Mottagna flyktingar som deltar",
        "Visar om nyanlända får veta vilka rättigheter de har, kvinnor lika väl som män.",
        "Förvaltningens uppföljning av samhällsorienteringen.",
        (61, 64, 66, 58, 67, 71, 74, 78),
        target=90,
        of=640,
        by_sex=True,
        numerator="personer som deltar eller har deltagit",
        denominator="personer i målgruppen",
    ),
    _Series(
        "Enheter som rutinmässigt frågar",
        "Visar hur långt stadsdelarna har kommit med att fråga alla om våld.",
        "Enkät till enhetscheferna.",
        (22, 27, 35, 41, 52, 58, 66),
        target=100,
        of=24,
        persons=False,
        numerator="enheter som frågar alla de möter",
        denominator="enheter som möter vuxna eller barn",
    ),
)
_PLACES = {"stockholm": _STOCKHOLM}


def load_indicators(*, by: Actor, place: str, today: date) -> int:
    """Definitions and earlier years of a municipality's indicators; how many values were recorded."""
    views = (
        [one.indicator for one in indicator_series(municipality_id=by.municipality_id, rule=Rule())]
        if place in _PLACES
        else []
    )
    rows: list[MeasurementRow] = []
    for plan in _PLACES.get(place, ()):
        view = next((one for one in views if one.title.startswith(plan.begins)), None)
        if view is not None:
            _define(by, view, plan)
            rows += _rows(by, view, plan, today)
            if plan.broken:
                broken = date(today.year - len(plan.levels) + plan.broken_after, 1, 1)
                add_break(by=by, indicator_id=view.id, on=broken, why=plan.broken)
    return record(by=by, rows=rows, how=Entry.FILE, certain=True).new if rows else 0


def _define(by: Actor, view: IndicatorView, plan: _Series) -> None:
    definition = Definition(
        purpose=plan.purpose,
        source=plan.source,
        frequency=Frequency.TERTIAL,
        direction=Direction.HIGHER,
        by_sex=plan.by_sex,
        about_persons=plan.persons,
        not_persons_because="" if plan.persons else _UNITS,
        method_note=INVENTED,
    )
    target = None if plan.target is None else Decimal(plan.target)
    sheet = Sheet(definition, plan.numerator, plan.denominator, plan.unit or view.unit, target)
    define(by=by, indicator_id=view.id, version=view.version, sheet=sheet)


def _rows(by: Actor, view: IndicatorView, plan: _Series, today: date) -> Iterator[MeasurementRow]:
    for body, one in enumerate(entry_places(by=by, indicator_id=view.id)):
        for day, level in _days(plan, today):
            yield from _row(view, plan, one.body_key, day, level, body)


def _days(plan: _Series, today: date) -> Iterator[tuple[date, int]]:
    """The end of each year; of the last two, that rounds ask about, also of each tertial."""
    first = today.year - len(plan.levels)
    for at, level in enumerate(plan.levels):
        if at >= len(plan.levels) - 2:
            before = plan.levels[at - 1]
            yield date(first + at, 4, 30), before + (level - before) // 3
            yield date(first + at, 8, 31), before + 2 * (level - before) // 3
        yield date(first + at, 12, 31), level


def _row(
    view: IndicatorView, plan: _Series, body_key: str, day: date, level: int, body: int
) -> Iterator[MeasurementRow]:
    """The rows of a body and year: bodies differ by where they stand in the list, years by the level."""
    shift = (body * 7 + day.year * 3) % 13 - 6
    if plan.of:
        of = max(plan.of - (plan.of * (body % 5)) // 9, 6)
        top = min(max(of * (level + shift) // 100, 0), of)
        yield from _split(view, plan, body_key, day, (top, of))
    else:
        yield from _split(view, plan, body_key, day, (max(level + shift, 0), 0))


def _split(
    view: IndicatorView, plan: _Series, body_key: str, day: date, numbers: tuple[int, int]
) -> Iterator[MeasurementRow]:
    parts = [(Sex.ALL, numbers)]
    if plan.by_sex:
        women = (int(numbers[0] * _WOMEN), int(numbers[1] * _WOMEN * Decimal("0.94")))
        rest = (numbers[0] - women[0], numbers[1] - women[1])
        parts = [(Sex.WOMEN, women), (Sex.MEN, rest)]
    for sex, (top, of) in parts:
        if of:
            yield MeasurementRow(view.id, body_key, day, sex, Decimal(top), Decimal(of))
        else:
            yield MeasurementRow(view.id, body_key, day, sex, value=Decimal(top))
