"""Shares, lone numbers and means, each shown only together with the counts that it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.figures.errors import BadCount
from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import (
    Category,
    Cell,
    CellState,
    CountTable,
    Dimension,
    Key,
    PublishedTable,
    Rule,
    keys_of,
)

ALL, COUNTED, REST = "all", "counted", "rest"
PART = Dimension("part", (Category(ALL), Category(COUNTED, ALL), Category(REST, ALL)))
_ROW, _NO_TOTAL = "row", "(total)"


@dataclass(frozen=True, slots=True)
class PublishedShare:
    """`share` is numerator through denominator, 0–1, of the very counts that are shown; else None.

    It is suppressed as soon as one of its counts is, missing when one is missing or nobody is counted.
    """

    numerator: Cell
    denominator: Cell
    state: CellState
    share: float | None


@dataclass(frozen=True, slots=True)
class PublishedMean:
    """`mean`, to the decimals that were asked for, shown only when the count that it stands on is."""

    count: Cell
    state: CellState
    mean: float | None


def publish_shares(
    counts: Mapping[str, tuple[int | None, int | None]],
    rule: Rule,
    *,
    total: str | None = "total",
    already: Sequence[PublishedTable] = (),
) -> Mapping[str, PublishedShare]:
    """Rows of (numerator, denominator) and their total, all protected together; keys as in `counts`.

    The rest, denominator - numerator, is protected too: who is not counted is also somebody. With `total`
    None the rows are not summed. BadCount when a numerator is above its denominator; CannotProtect as
    `publish`. `already` are tables of `share_rows`, as published.
    """
    published = publish(share_rows(counts, total=total), rule, already=already)
    return {key[0]: share for key, share in shares_of(published).items() if _told(key[0], counts, total)}


def share_rows(
    counts: Mapping[str, tuple[int | None, int | None]], *, total: str | None = "total"
) -> CountTable:
    """The table behind `publish_shares`: dimension "row", and "part" with all, counted and rest."""
    rows = _rows(counts, total)
    over: dict[Key, int | None] = {(row,): count for row, (count, _) in counts.items()}
    under: dict[Key, int | None] = {(row,): count for row, (_, count) in counts.items()}
    if total is None:
        over |= {(rows.root,): None}
        under |= {(rows.root,): None}
    return share_table(CountTable((rows,), over), CountTable((rows,), under))


def share_table(numerators: CountTable, denominators: CountTable) -> CountTable:
    """One table of two with the same dimensions: these, and "part" (`PART`) last.

    `publish` it, keep what was published as `already` for the next, and read it by `shares_of`.
    """
    if numerators.dimensions != denominators.dimensions:
        raise BadCount("Täljare och nämnare måste ha samma indelning.")
    cells: dict[Key, int | None] = {}
    for key in keys_of(numerators.dimensions):
        over, under = numerators.values[key], denominators.values[key]
        if over is not None and under is not None and over > under:
            raise BadCount(
                Sentence("Täljaren är större än nämnaren vid %(where)s.", where=" × ".join(key)[:60])
            )
        rest = None if over is None or under is None else under - over
        cells |= {(*key, ALL): under, (*key, COUNTED): over, (*key, REST): rest}
    return CountTable((*numerators.dimensions, PART), cells)


def shares_of(published: PublishedTable) -> Mapping[Key, PublishedShare]:
    """The shares of a published `share_table`, by its key without the part."""
    return {
        key: share_of(published.cell((*key, COUNTED)), published.cell((*key, ALL)))
        for key in keys_of(published.dimensions[:-1])
    }


def publish_numbers(
    counts: Mapping[str, int | None],
    rule: Rule,
    *,
    total: str | None = "total",
    already: Sequence[PublishedTable] = (),
) -> Mapping[str, Cell]:
    """Lone counts and their total, protected together; keys as in `counts`. Errors as `publish`."""
    published = publish(number_rows(counts, total=total), rule, already=already)
    return {key[0]: cell for key, cell in published.cells.items() if _told(key[0], counts, total)}


def number_rows(counts: Mapping[str, int | None], *, total: str | None = "total") -> CountTable:
    """The table behind `publish_numbers`: the one dimension "row"."""
    rows = _rows(counts, total)
    held_back: dict[Key, int | None] = {} if total is not None else {(rows.root,): None}
    return CountTable((rows,), held_back | {(row,): count for row, count in counts.items()})


def mean(value: float | None, count: Cell, *, decimals: int = 1) -> PublishedMean:
    """A mean of as many as `count` says, rounded; missing when nobody is counted."""
    if count.state is CellState.SUPPRESSED:
        return PublishedMean(count, CellState.SUPPRESSED, None)
    if count.state is CellState.MISSING or not count.value or value is None:
        return PublishedMean(count, CellState.MISSING, None)
    return PublishedMean(count, CellState.SHOWN, round(value, decimals))


def share_of(over: Cell, under: Cell) -> PublishedShare:
    """The share of two published counts: suppressed as soon as one of them is, else missing as one is."""
    states = {over.state, under.state}
    if CellState.SUPPRESSED in states:
        return PublishedShare(over, under, CellState.SUPPRESSED, None)
    if CellState.MISSING in states or not under.value or over.value is None:
        return PublishedShare(over, under, CellState.MISSING, None)
    return PublishedShare(over, under, CellState.SHOWN, min(over.value / under.value, 1.0))


def _rows(counts: Mapping[str, object], total: str | None) -> Dimension:
    root = total if total is not None else _NO_TOTAL
    return Dimension(_ROW, (Category(root), *(Category(row, root) for row in counts if row != root)))


def _told(row: str, counts: Mapping[str, object], total: str | None) -> bool:
    return row in counts or row == total
