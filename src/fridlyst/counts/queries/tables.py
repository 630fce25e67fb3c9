"""From stored counts to a published table: the only way out for them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.counts.aligning import Shown, aligned, codes_in, touching
from fridlyst.counts.models import Count
from fridlyst.counts.queries.ledger import ledger_of
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.queries.rule import rule_of
from fridlyst.counts.queries.sources import source
from fridlyst.counts.shapes import PERIOD, Heading, Lists, SourceView, TableChoice, TableView
from fridlyst.counts.table_dimensions import (
    TOTAL,
    categories_of,
    dimension_of,
    headings_of,
    period_dimension,
)
from fridlyst.counts.table_words import title_of
from fridlyst.counts.taking_in.making import OVERLAPPING, CountRow
from fridlyst.counts.taking_in.settling import settled
from fridlyst.counts.terms import Absent, Facet
from fridlyst.figures.ledger import from_record
from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import CountTable, Dimension, size_of

MOST_CELLS = 1500
Codes = tuple[str, ...]
Given = dict[Codes, int | None]


class BadChoice(BadInput):
    """A table that cannot be made of what is delivered."""

    code = "bad-table"


@dataclass(frozen=True, slots=True)
class _Delivered:
    """A delivery's numbers by code of every facet."""

    period: str
    facets: tuple[str, ...]
    counts: Given


def preview(*, municipality_id: int, choice: TableChoice) -> TableView:
    """The table as it would be published now, made by the same rule; seven statements, whatever its size.

    BadChoice when the source does not give it, NotFound for another's source, CannotProtect when what is
    published before makes it unsafe.
    """
    given = source(municipality_id, choice.source_id)
    check_choice(choice, given)
    known, now = lists(municipality_id), _Now(choice, given, shown_before(municipality_id, choice, given))
    counted = _count_table(now, known)
    already = [from_record(now.align(one, known)) for one in now.before]
    published = publish(counted, rule_of(municipality_id), already=already)
    return TableView(
        title=title_of(choice, given.measure),
        source_id=given.id,
        source_name=given.name,
        measure=given.measure,
        periods=choice.periods,
        rows=choice.rows,
        columns=choice.columns,
        split=choice.split,
        overlapping=bool(_overlapping(choice, given)),
        headings=_headings(counted, choice, known),
        published=published,
    )


def check_choice(choice: TableChoice, given: SourceView) -> None:
    """Raise BadChoice with the first thing that does not go."""
    divides = choice.divides
    if not choice.periods or any(one not in given.deliveries for one in choice.periods):
        raise BadChoice("Välj minst ett halvår som källan har lämnat antal för.", field="periods")
    if not choice.rows or not choice.columns or len(set(divides)) != len(divides):
        raise BadChoice("Rader, kolumner och delar ska delas in efter olika saker.", field="columns")
    missing = [one for one in divides if one != PERIOD and one not in given.facets]
    if missing:
        raise BadChoice("Källan delar inte in sina antal så. Välj en annan indelning.", field="rows")
    if (PERIOD in divides) != (len(choice.periods) > 1):
        raise BadChoice(
            "Flera halvår visas bredvid varandra: välj ”Halvår” som kolumner. Ett halvår visas utan det.",
            field="periods",
        )


def system_of(choice: TableChoice, given: SourceView) -> str:
    """What adds up together: one source and measure. Mentions are not persons, and have one of their own."""
    return "+".join([given.measure.value, *_overlapping(choice, given)])


def _overlapping(choice: TableChoice, given: SourceView) -> list[str]:
    return [one for one in OVERLAPPING if given.overlapping and one in choice.divides]


def shown_before(municipality_id: int, choice: TableChoice, given: SourceView) -> tuple[Shown, ...]:
    """What is published that the table has to agree with; one statement."""
    return touching(choice.periods, ledger_of(municipality_id, given.id, system_of(choice, given)))


@dataclass(frozen=True, slots=True)
class _Now:
    """The table about to be made, its source, and what it has to agree with."""

    choice: TableChoice
    given: SourceView
    before: tuple[Shown, ...]

    @property
    def alone(self) -> bool:
        """Whether all of it is of one and the same half-year."""
        return {one.periods for one in self.before} | {self.choice.periods} == {self.choice.periods[:1]}

    def align(self, one: Shown, known: Lists) -> dict[str, Any]:
        """A table of before with the categories of all of them."""
        wanted = {
            facet: categories_of(Facet(facet), codes, known) for facet, codes in codes_in(self.before).items()
        }
        return aligned(one, wanted, alone=self.alone, zero=self.given.absent == Absent.ZERO)


def _headings(counted: CountTable, choice: TableChoice, known: Lists) -> dict[str, tuple[Heading, ...]]:
    return {
        one.key: headings_of(one, known)
        for one in (period_dimension(choice.periods), *counted.dimensions)
        if one.key in choice.divides
    }


def _count_table(now: _Now, known: Lists) -> CountTable:
    choice, given = now.choice, now.given
    delivered = _delivered(choice.periods, given, known)
    facets = [Facet(one) for one in choice.divides if one != PERIOD]
    before = codes_in(now.before)
    dimensions = (
        period_dimension(choice.periods),
        *(dimension_of(one, _used(one, delivered) | before.get(one, set()), known) for one in facets),
    )
    if size_of(dimensions) > MOST_CELLS:
        raise BadChoice(
            Sentence("Tabellen blir för stor: högst %(most)s antal. Välj färre delar.", most=MOST_CELLS)
        )
    cells: dict[Codes, int | None] = {}
    for one in delivered:
        cells |= _cells(one, facets, dimensions, given, known)
    if now.alone:
        return CountTable(dimensions[1:], {key[1:]: value for key, value in cells.items()})
    return CountTable(dimensions, cells)


def _delivered(periods: Sequence[str], given: SourceView, known: Lists) -> list[_Delivered]:
    """The numbers of the deliveries, without what would give hidden ones away; one statement."""
    ids = {given.deliveries[period].id: period for period in sorted(periods)}
    columns = ("delivery_id", "value", *(facet.value for facet in Facet))
    rows: dict[int, list[CountRow]] = {delivery_id: [] for delivery_id in ids}
    for delivery_id, value, *codes in Count.objects.filter(delivery_id__in=ids).values_list(*columns):
        form, sex, age, district, action = codes
        rows[delivery_id].append(CountRow((form, sex, age, district, action), value))
    return [_as_given(period, rows[delivery_id], given, known) for delivery_id, period in ids.items()]


def _as_given(period: str, rows: Sequence[CountRow], given: SourceView, known: Lists) -> _Delivered:
    absent = given.absent == Absent.MISSING
    known_now = settled(rows, known.parents, overlapping=given.overlapping, absent=absent)
    counts: Given = dict(known_now.items())
    facets = [facet for at, facet in enumerate(Facet) if any(codes[at] for codes in counts)]
    return _Delivered(period, tuple(facets), counts)


def _used(facet: Facet, delivered: Sequence[_Delivered]) -> set[str]:
    at = list(Facet).index(facet)
    return {codes[at] for one in delivered for codes in one.counts} - {""}


def _cells(
    one: _Delivered,
    facets: Sequence[Facet],
    dimensions: Sequence[Dimension],
    given: SourceView,
    known: Lists,
) -> dict[Codes, int | None]:
    """The delivery's cells: every leaf, and the totals that the file gives itself."""
    order, counts = list(Facet), one.counts
    for facet in Facet:
        if facet not in facets and facet in one.facets:
            counts = _without(counts, order.index(facet), facet, given, known)
    places = [order.index(facet) for facet in facets]
    mixed = {facet for facet in facets if given.overlapping and facet in OVERLAPPING}
    found: dict[Codes, int | None] = {}
    if given.absent == Absent.ZERO and all(facet in one.facets for facet in facets):
        found = _zeros(one, facets, dimensions, known)
    for codes, value in counts.items():
        if any(not codes[order.index(facet)] for facet in mixed):
            continue
        key = (one.period, *(codes[place] or TOTAL for place in places))
        found[key] = value
    return {key: value for key, value in found.items() if value is not None or _is_leaf(key, dimensions)}


def _zeros(
    one: _Delivered, facets: Sequence[Facet], dimensions: Sequence[Dimension], known: Lists
) -> dict[Codes, int | None]:
    """A zero in every leaf, but below a group that the delivery gives without its parts."""
    order = list(Facet)
    keys: list[Codes] = [(one.period,)]
    for facet, dimension in zip(facets, dimensions[1:], strict=True):
        used = {codes[order.index(facet)] for codes in one.counts}
        bare = {code for code in used - {""} if not used.intersection(dimension.children(code))}
        leaves = [leaf for leaf in dimension.leaves if dimension.parents[leaf] not in bare]
        keys = [(*key, leaf) for key in keys for leaf in leaves]
    return dict.fromkeys(keys, 0)


def _is_leaf(key: Codes, dimensions: Sequence[Dimension]) -> bool:
    return all(code in one.leaves for code, one in zip(key, dimensions, strict=True))


def _without(counts: Given, at: int, facet: Facet, given: SourceView, known: Lists) -> Given:
    """The counts summed over one facet: the file's own total where it gives one, else its parts."""
    parents = known.parents if facet is Facet.AGE else {}
    used = {codes[at] for codes in counts} - {""}
    leaves = used - {parents.get(code, "") for code in used}
    grouped: dict[Codes, Given] = defaultdict(dict)
    for codes, value in counts.items():
        grouped[(*codes[:at], "", *codes[at + 1 :])][(codes[at],)] = value
    mixed = given.overlapping and facet in OVERLAPPING
    return {key: _together(parts, leaves, given, mixed=mixed) for key, parts in grouped.items()}


def _together(parts: Given, leaves: set[str], given: SourceView, *, mixed: bool) -> int | None:
    whole = parts.get(("",))
    if whole is not None or mixed:
        return whole
    known = [parts[leaf,] for leaf in leaves if (leaf,) in parts]
    complete = given.absent == Absent.ZERO or len(known) == len(leaves)
    return sum(one or 0 for one in known) if known and complete and None not in known else None
