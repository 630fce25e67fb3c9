"""A matrix as its page shows it: a heat map, and the same as a list for a narrow screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.coverage.gap_words import inside, listed
from fridlyst.coverage.shapes import Coverage, Line, Matrix
from fridlyst.coverage.wording import unplaced_words
from fridlyst.web.coverage.addresses import cell_href
from fridlyst.web.shared.text import Words

SHADES = 4
_TURNED_FROM = 6


@dataclass(frozen=True)
class Cell:
    """How many activities stand here; `shade` 1–4 by the share of the most, or of 4 where that is less."""

    count: int
    shade: int
    hatched: bool
    href: str
    says: str


@dataclass(frozen=True)
class Named:
    """A column with a number, in the list of a narrow screen."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class HeatRow:
    """A row; `without` names the columns that nothing stands in."""

    label: str
    also: str
    href: str
    total: int
    cells: tuple[Cell, ...]
    filled: tuple[Named, ...]
    without: str


@dataclass(frozen=True)
class HeatColumn:
    """A column with what it is called and how many activities it holds."""

    label: str
    total: int
    href: str


@dataclass(frozen=True)
class Heat:
    """A whole matrix for its page."""

    key: str
    title: str
    lead: str
    corner: str
    across: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    turned: bool
    empty: str
    several: str
    unplaced: str
    placed: int


def heat(visit: Visit, coverage: Coverage, matrix: Matrix) -> Heat:
    """The matrix, ready to be shown; every number leads to the activities behind it."""
    drawer = _Drawer(visit, coverage, matrix)
    return Heat(
        key=matrix.key,
        title=matrix.title,
        lead=matrix.lead,
        corner=matrix.row_title,
        across=matrix.column_title,
        columns=tuple(map(drawer.column, matrix.columns)),
        rows=tuple(map(drawer.row, matrix.rows)),
        turned=len(matrix.columns) > _TURNED_FROM,
        empty=empty_words(matrix),
        several=_several_words(matrix.several),
        unplaced=unplaced_words(len(matrix.outside), len(coverage.activities)),
        placed=len(matrix.inside),
    )


class _Drawer:
    def __init__(self, visit: Visit, coverage: Coverage, matrix: Matrix) -> None:
        self._visit, self._coverage, self._matrix = visit, coverage, matrix
        # In a matrix that is mostly empty only lines without anything meet the eye.
        self._dense = matrix.empty * 2 <= len(matrix.rows) * len(matrix.columns)
        self._idle = {
            line.code
            for line, found in (
                *((row, [matrix.at(row, one) for one in matrix.columns]) for row in matrix.rows),
                *((one, [matrix.at(row, one) for row in matrix.rows]) for one in matrix.columns),
            )
            if not any(found)
        }

    def column(self, line: Line) -> HeatColumn:
        total = len(self._matrix.by_column.get(line.code, ()))
        return HeatColumn(line.label, total, self._href(None, line) if total else "")

    def row(self, line: Line) -> HeatRow:
        cells = tuple(self._cell(line, column) for column in self._matrix.columns)
        pairs = tuple(zip(self._matrix.columns, cells, strict=True))
        total = len(self._matrix.by_row.get(line.code, ()))
        return HeatRow(
            label=line.short or line.label,
            also=line.label if line.short and line.short != line.label else "",
            href=self._href(line, None) if total else "",
            total=total,
            cells=cells,
            filled=tuple(Named(column.label, cell) for column, cell in pairs if cell.count),
            without=self._without([column for column, cell in pairs if not cell.count]),
        )

    def _cell(self, row: Line, column: Line) -> Cell:
        matrix = self._matrix
        count = len(matrix.at(row, column))
        hatched = not count and (self._dense or row.code in self._idle or column.code in self._idle)
        shade = -(-count * SHADES // max(matrix.most, SHADES)) if count else 0
        says = f"{row.short or row.label}, {inside(column.label)}: {activities_words(count)}"
        return Cell(count, shade, hatched, self._href(row, column) if count else "", says)

    def _href(self, row: Line | None, column: Line | None) -> str:
        return cell_href(self._visit, self._coverage, self._matrix, row, column)

    def _without(self, columns: Sequence[Line]) -> str:
        if not columns or len(columns) == len(self._matrix.columns):
            return ""
        names = [one.label if self._matrix.key == "mal" else inside(one.label) for one in columns]
        return _("Ingen: %(names)s.") % {"names": listed(names, len(names))}


def activities_words(count: int) -> str:
    """So many activities, in words; none is said as none."""
    if not count:
        return _("ingen aktivitet")
    return ngettext("%(n)s aktivitet", "%(n)s aktiviteter", count) % {"n": count}


def empty_words(matrix: Matrix) -> str:
    """How many cells hold nothing."""
    total = len(matrix.rows) * len(matrix.columns)
    if not matrix.empty:
        return _("Ingen ruta är tom.")
    words = {"n": matrix.empty, "total": total}
    return (
        ngettext("%(n)s av %(total)s rutor är tom.", "%(n)s av %(total)s rutor är tomma.", matrix.empty)
        % words
    )


def _several_words(several: int) -> str:
    if not several:
        return ""
    words = ngettext(
        "%(n)s aktivitet står i flera rutor och räknas i var och en.",
        "%(n)s aktiviteter står i flera rutor och räknas i var och en.",
        several,
    )
    return words % {"n": several}


@dataclass(frozen=True)
class MatrixTab:
    """A way to a matrix, as `<c-tabs>` takes it."""

    key: str
    label: Words
    href: str
    count: int | None = None


def matrix_tabs(home: str, compared_href: str) -> tuple[MatrixTab, ...]:
    """The ways to every matrix, and to the comparison."""
    return (
        MatrixTab("niva", _("Nivåer"), home),
        MatrixTab("grupp", _("Målgrupper och våldsformer"), f"{home}?matris=grupp"),
        MatrixTab("mal", _("Mål och ansvariga"), f"{home}?matris=mal"),
        MatrixTab("arena", _("Arenor"), f"{home}?matris=arena"),
        MatrixTab("evidens", _("Evidens"), f"{home}?matris=evidens"),
        MatrixTab("compared", _("Jämfört"), compared_href),
    )
