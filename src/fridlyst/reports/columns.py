"""Typed columns and what may stand in them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from math import isfinite

from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell as PublishedCount
from fridlyst.figures.tables import CellState
from fridlyst.reports.tones import Status
from fridlyst.reports.wording import date_text, number_text, percent_text, words


class Coded(str):
    """A word that stands for a code: people read the word, JSON holds the code."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, word: str, code: str) -> "Coded":
        """The word, with its code."""
        made = super().__new__(cls, word)
        made.code = code
        return made


Published = PublishedCount | PublishedShare
Cell = str | int | float | Decimal | date | Status | Published | None
Row = tuple[Cell, ...]


class Kind(StrEnum):
    """What a column holds. Percent is a share from 0 to 1; None is "not known" in every kind but text.

    Count and share hold what `figures` has published of persons: shown, protected or missing.
    """

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    STATUS = "status"
    COUNT = "count"
    SHARE = "share"

    @property
    def is_figure(self) -> bool:
        """Whether cells are right-aligned."""
        return self in (Kind.NUMBER, Kind.PERCENT) or self.is_published

    @property
    def is_published(self) -> bool:
        """Whether cells are published numbers of persons, with a state each."""
        return self in (Kind.COUNT, Kind.SHARE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, kind, `weight` as its share of the width (text columns), decimals shown.

    `key` names it in JSON; without one the title does. `rounded` says that its published numbers are.
    """

    title: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0
    decimals: int | None = None
    key: str = ""
    rounded: bool = False

    @property
    def name(self) -> str:
        return self.key or self.title


def fits(cell: Cell, kind: Kind) -> bool:
    """Whether a value may stand in a column of this kind; no number may be infinite or undefined."""
    if cell is None:
        return True
    if kind.is_published:
        return isinstance(cell, PublishedCount if kind is Kind.COUNT else PublishedShare)
    if kind.is_figure:
        return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool) and isfinite(cell)
    return isinstance(cell, {Kind.TEXT: str, Kind.DATE: date, Kind.STATUS: Status}[kind])


def check_rows(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
    """Raise ValueError naming the first row or cell that does not fit its columns."""
    for position, row in enumerate(rows):
        if len(row) != len(columns):
            raise ValueError(f"row {position} has {len(row)} cells, the table {len(columns)} columns")
        for column, cell in zip(columns, row, strict=True):
            if not fits(cell, column.kind):
                raise ValueError(
                    f"row {position}: {cell!r} cannot stand in the {column.kind} column {column.title!r}"
                )


def cell_text(cell: Cell, column: Column, language: str = "sv") -> str:
    """What is read in the cell: words of a status without its symbol, an en dash where nothing is known."""
    match cell:
        case None:
            return "" if column.kind is Kind.TEXT else "–"
        case Status():
            return cell.text
        case date():
            return date_text(cell, language)
        case str():
            return cell
        case PublishedCount() | PublishedShare():
            return published_text(cell, language, decimals=column.decimals)
    if column.kind is Kind.PERCENT:
        return percent_text(cell, language, decimals=column.decimals or 0)
    return number_text(cell, language, decimals=column.decimals)


def published_text(cell: Published, language: str = "sv", *, decimals: int | None = None) -> str:
    """A published number as it is read: a zero is 0, what is protected or missing is a word."""
    value = published_value(cell)
    if value is None:
        return words(language).missing_count if is_missing(cell) else words(language).protected
    if isinstance(cell, PublishedShare):
        return percent_text(value, language, decimals=decimals or 0)
    return number_text(value, language, decimals=decimals)


def published_value(cell: Published) -> int | float | None:
    """The number, None unless it is shown."""
    if cell.state is not CellState.SHOWN:
        return None
    return cell.share if isinstance(cell, PublishedShare) else cell.value


def is_missing(cell: Published) -> bool:
    """Whether nobody has given the number; otherwise it is shown or protected."""
    return cell.state is CellState.MISSING


def iso_day(day: date) -> str:
    """YYYY-MM-DD, also of a moment."""
    return (day.date() if isinstance(day, datetime) else day).isoformat()
