"""The municipality against similar ones, its county and the nation."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fridlyst.base.errors import NotFound
from fridlyst.comparison.kolada.shapes import NATION
from fridlyst.comparison.lines import Places, Values, measure_without_values, measured
from fridlyst.comparison.models import ComparisonChoice, ReferenceArea, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.presets import PRESETS
from fridlyst.comparison.queries.choices import chosen
from fridlyst.comparison.rules import chosen_field
from fridlyst.comparison.shapes import ComparedMeasure, Value
from fridlyst.comparison.terms import PeerChoice, Source
from fridlyst.indicators.terms import Direction
from fridlyst.organisation.queries import MunicipalityView, municipality_by_id

# Kolada's own values stand before the demonstration's.
_FIRST = {Source.KOLADA: 0, Source.DEMO: 1, Source.OPEN_COMPARISONS: 2}


@dataclass(frozen=True, slots=True)
class _Group:
    code: str
    title: str
    about: str
    field: str
    members: Sequence[str]


def compared(*, municipality_id: int, codes: Collection[str] | None = None) -> tuple[ComparedMeasure, ...]:
    """The chosen measures, or those with the `codes`, in order; six statements.

    A measure that nothing is fetched of stands there without values. Uploaded ones come last.
    """
    town, choice = municipality_by_id(municipality_id), chosen(municipality_id)
    wanted = list(codes) if codes is not None else list(choice.measures or PRESETS)
    rows = _rows(municipality_id, wanted, everything=codes is None)
    places = _places(town, choice)
    values = _values([row.pk for row in rows.values()], places)
    names = _names(places.peers)
    found = []
    for code in dict.fromkeys([*wanted, *rows]):
        direction = Direction(choice.directions.get(code, Direction.NEITHER))
        if code in rows:
            found.append(measured(rows[code], values[rows[code].pk], places, names, direction))
        elif codes is None or code in PRESETS or code in choice.measures:
            found.append(measure_without_values(code, places, direction))
    return tuple(found)


def compared_measure(*, municipality_id: int, code: str) -> ComparedMeasure:
    """One of the measures that the municipality compares; NotFound for any other. Seven statements."""
    choice = chosen(municipality_id)
    found = compared(municipality_id=municipality_id, codes=[code])
    uploaded = bool(found) and found[0].source == Source.OPEN_COMPARISONS
    if not found or not (uploaded or code in (choice.measures or PRESETS)):
        raise NotFound
    return found[0]


def _rows(municipality_id: int, wanted: Collection[str], *, everything: bool) -> dict[str, ReferenceMeasure]:
    """Code → the measure to show: the shared ones wanted, and the municipality's own."""
    shared = ReferenceMeasure.objects.filter(municipality=None, code__in=list(wanted))
    own = ReferenceMeasure.objects.filter(municipality_id=municipality_id)
    rows = (shared | own) if everything else (shared | own.filter(code__in=list(wanted)))
    found: dict[str, ReferenceMeasure] = {}
    for row in sorted(rows, key=lambda one: (_FIRST[Source(one.source)], one.position, one.code)):
        found.setdefault(row.code, row)
    return found


def _places(town: MunicipalityView, choice: ComparisonChoice) -> Places:
    groups = [
        _Group(*row)
        for row in ReferenceArea.objects.filter(about__in=[town.code, town.code[:2]]).values_list(
            "code", "title", "about", "field", "members"
        )
    ]
    alike = {one.field: one for one in groups if one.about == town.code}
    similar = alike.get(chosen_field(choice.field, alike))
    county = next((one for one in groups if one.about == town.code[:2]), None)
    own = choice.peers == PeerChoice.OWN and bool(choice.own_peers)
    return Places(
        code=town.code,
        name=town.name,
        similar="" if own or similar is None else similar.code,
        field="" if own or similar is None else similar.field,
        own_peers=own,
        peers=tuple(choice.own_peers if own else similar.members if similar else ()),
        county=county.code if county else "",
        county_name=county.field if county else "",
    )


def _values(measures: Iterable[int], places: Places) -> Mapping[int, Values]:
    areas = [places.code, places.similar, places.county, NATION, *places.worked_out, *places.peers]
    rows = ReferenceValue.objects.filter(measure__in=list(measures), area__in=[one for one in areas if one])
    found: dict[int, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    columns = ("measure_id", "area", "year", "sex", "value", "state")
    for measure, area, *value in rows.order_by("year", "sex").values_list(*columns):
        found[measure][area].append(Value(*value))
    return found


def _names(codes: Sequence[str]) -> Mapping[str, str]:
    return dict(ReferenceArea.objects.filter(code__in=codes).values_list("code", "title"))
