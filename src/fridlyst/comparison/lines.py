"""Stored values as the four lines of a comparison, and how the municipality stands among its peers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.comparison.kolada.shapes import NATION
from fridlyst.comparison.models import ReferenceMeasure
from fridlyst.comparison.presets import PRESETS, theme_of
from fridlyst.comparison.rules import FEWEST_PEERS, Standing, middle, standing
from fridlyst.comparison.shapes import ComparedMeasure, Line, Peer, Value
from fridlyst.comparison.terms import MeasureKind, Source, Theme, ValueState, Who
from fridlyst.indicators.terms import Direction

Values = Mapping[str, list[Value]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the lines are read: codes of areas. Without Kolada's group the peers are chosen or none."""

    code: str
    name: str
    similar: str
    field: str
    own_peers: bool
    peers: tuple[str, ...]
    county: str
    county_name: str

    @property
    def worked_out(self) -> tuple[str, str]:
        """The codes that medians of an uploaded file are kept under: of the county, and of all."""
        return median_of(self.code[:2]), median_of("00")


def median_of(county: str) -> str:
    """The code of what is worked out for a county (two digits), or for all (00)."""
    return f"C{county}"


def measured(
    row: ReferenceMeasure, values: Values, places: Places, names: Mapping[str, str], direction: Direction
) -> ComparedMeasure:
    """The measure with everything that is known of it."""
    own = Line(Who.OWN, places.name, tuple(values.get(places.code, ())))
    lines = own, _similar(row, values, places), _county(values, places), _nation(values, places)
    year = _year(lines)
    peers = tuple(_peer(code, names, values, year) for code in places.peers)
    preset = PRESETS.get(row.code)
    return ComparedMeasure(
        code=row.code,
        title=row.title,
        about=str(preset.means) if preset else "",
        theme=Theme.OPEN if row.source == Source.OPEN_COMPARISONS else theme_of(row.code),
        kind=row.kind,
        direction=direction,
        source=row.source,
        source_line=_source_line(row, year),
        fetched_at=row.fetched_at,
        year=year,
        own=lines[0],
        similar=lines[1],
        county=lines[2],
        nation=lines[3],
        peers=peers,
        standing=_standing(own, year, peers),
        by_sex=any(value.sex for line in lines for value in line.values),
        description=row.description,
    )


def measure_without_values(code: str, places: Places, direction: Direction) -> ComparedMeasure:
    """A measure that nothing is fetched of yet, with the name that we have for it."""
    preset = PRESETS.get(code)
    return ComparedMeasure(
        code=code,
        title=str(preset.name) if preset and preset.name else _("Mått %(code)s i Kolada") % {"code": code},
        about=str(preset.means) if preset else "",
        theme=theme_of(code),
        kind=MeasureKind.NUMBER,
        direction=direction,
        source=Source.KOLADA,
        source_line="",
        fetched_at=None,
        year=None,
        own=Line(Who.OWN, places.name),
        similar=Line(Who.SIMILAR, _similar_name(places)),
        county=Line(Who.COUNTY, places.county_name or str(Who.COUNTY.label)),
        nation=Line(Who.NATION, str(Who.NATION.label)),
    )


def _similar(row: ReferenceMeasure, values: Values, places: Places) -> Line:
    """Kolada's own mean of the group; for one's own list, or an uploaded file, a median of ours."""
    name = _similar_name(places)
    if places.similar and places.similar in values:
        return Line(Who.SIMILAR, name, tuple(values[places.similar]))
    found = worked_out([values.get(code, []) for code in places.peers], row.kind)
    return Line(Who.SIMILAR, name, found, worked_out=bool(found))


def _county(values: Values, places: Places) -> Line:
    name = places.county_name or str(Who.COUNTY.label)
    if places.county and places.county in values:
        return Line(Who.COUNTY, name, tuple(values[places.county]))
    found = tuple(values.get(places.worked_out[0], ()))
    return Line(Who.COUNTY, name, found, worked_out=bool(found))


def _nation(values: Values, places: Places) -> Line:
    if NATION in values:
        return Line(Who.NATION, str(Who.NATION.label), tuple(values[NATION]))
    found = tuple(values.get(places.worked_out[1], ()))
    return Line(Who.NATION, str(Who.NATION.label), found, worked_out=bool(found))


def worked_out(many: Iterable[Iterable[Value]], kind: str) -> tuple[Value, ...]:
    """The median of each year and sex, of three values at least; for yes and no the share of yes (0–1)."""
    found: dict[tuple[int, str], list[float | None]] = {}
    for values in many:
        for one in values:
            found.setdefault((one.year, one.sex), []).append(one.value)
    made = (
        Value(year, sex, share_of_yes(listed) if kind == MeasureKind.YES_NO else middle(listed))
        for (year, sex), listed in sorted(found.items())
    )
    return tuple(one for one in made if one.value is not None)


def share_of_yes(values: Iterable[float | None]) -> float | None:
    """How large a part of the known answers are yes, of three at least."""
    known = [one for one in values if one is not None]
    return sum(known) / len(known) if len(known) >= FEWEST_PEERS else None


def _year(lines: Iterable[Line]) -> int | None:
    listed = list(lines)
    latest = listed[0].latest()
    if latest is not None:
        return latest.year
    return max((last.year for line in listed if (last := line.latest()) is not None), default=None)


def _peer(code: str, names: Mapping[str, str], values: Values, year: int | None) -> Peer:
    found = next((one for one in values.get(code, ()) if one.year == year and not one.sex), None)
    name = names.get(code, code)
    if found is None:
        return Peer(code, name, None, ValueState.MISSING)
    return Peer(code, name, found.value, found.state)


def _standing(own: Line, year: int | None, peers: tuple[Peer, ...]) -> Standing | None:
    here = own.at(year)
    if here is None or here.value is None:
        return None
    found = standing(here.value, [one.value for one in peers])
    return found if found.known >= FEWEST_PEERS else None


def _similar_name(places: Places) -> str:
    if places.own_peers:
        return _("Era valda kommuner")
    return f"{Who.SIMILAR.label} ({places.field})" if places.field else str(Who.SIMILAR.label)


def _source_line(row: ReferenceMeasure, year: int | None) -> str:
    if row.source == Source.DEMO:
        return _("Påhittade värden i demonstrationen, inte Koladas")
    if row.source == Source.OPEN_COMPARISONS:
        return _("Källa: Socialstyrelsen, öppna jämförelser %(year)s") % {"year": year or ""}
    return _("Källa: Kolada")
