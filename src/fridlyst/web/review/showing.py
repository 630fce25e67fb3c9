"""The part of the document that is shown beside a proposal: a page of a PDF, or a leaf of blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.review import queries
from fridlyst.review.shapes import ProposalView, ReadingView
from fridlyst.web.review.addresses import page_of

_MARGIN = 0.006


@dataclass(frozen=True)
class Mark:
    """A box on a page, in thousandths of its width and height."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph, list item or note, or a table of `rows`; `marked` when it is what was read."""

    kind: str
    text: str = ""
    level: int = 2
    marked: bool = False
    rows: tuple["Row", ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of a table: cells of {text, rows, columns}."""

    cells: tuple[Mapping[str, Any], ...]
    marked: bool


@dataclass(frozen=True)
class Sheet:
    """What is shown: a picture with a mark on it, or pieces; `name` is "sida" or "avsnitt"."""

    number: int
    count: int
    name: str
    picture: str = ""
    width: int = 0
    height: int = 0
    mark: Mark | None = None
    pieces: tuple[Piece, ...] = ()

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.count else None


def sheet(
    visit: Visit, reading: ReadingView, view: ProposalView | None, asked: int | None = None
) -> Sheet | None:
    """The sheet where the proposal stands, or the one asked for; None when there is nothing to show."""
    standing = view.leaf if view else None
    wanted = asked or standing or 1
    if reading.is_pdf:
        return _page(visit, reading, view, wanted)
    found = queries.leaf(municipality_id=visit.municipality.id, reading_id=reading.id, number=wanted)
    if not found.count:
        return None
    marked = view.unit if view and standing == found.number else None
    pieces = tuple(_pieces(found.units, marked))
    return Sheet(found.number, found.count, _("avsnitt"), pieces=pieces)


def _page(visit: Visit, reading: ReadingView, view: ProposalView | None, wanted: int) -> Sheet:
    here = min(max(wanted, 1), len(reading.page_sizes))
    across, down = reading.page_sizes[here - 1]
    standing = view is not None and view.page == here
    return Sheet(
        number=here,
        count=len(reading.page_sizes),
        name=_("sida"),
        picture=page_of(visit, reading.id, "page", here),
        width=900,
        height=round(900 * down / across) if across else 900,
        mark=_mark(view.box) if view and standing else None,
    )


def _mark(box: Sequence[float]) -> Mark | None:
    if len(box) != 4:
        return None
    left, top = max(0.0, box[0] - _MARGIN), max(0.0, box[1] - _MARGIN)
    right, bottom = min(1.0, box[2] + _MARGIN), min(1.0, box[3] + _MARGIN)
    edges = [round(edge * 1000) for edge in (left, top, right, bottom)]
    return Mark(edges[0], edges[1], max(edges[2] - edges[0], 4), max(edges[3] - edges[1], 4))


def _pieces(units: Sequence[Mapping[str, Any]], marked: int | None) -> Iterator[Piece]:
    numbered = list(enumerate(units))
    for (kind, _block), group in groupby(numbered, key=lambda pair: _same(pair[1])):
        if kind != "row":
            for at, unit in group:
                yield Piece(kind, unit["text"], min(max(unit["level"] or 2, 1), 4), at == marked)
            continue
        yield Piece("table", rows=tuple(Row(tuple(unit["cells"]), at == marked) for at, unit in group))


def _same(unit: Mapping[str, Any]) -> tuple[str, int]:
    """Rows of one table go together; list items after one another too."""
    return (unit["kind"], unit["block"] if unit["kind"] == "row" else 0)
