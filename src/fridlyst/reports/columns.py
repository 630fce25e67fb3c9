"""Typed columns and what may stand in them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from math import isfinite

from fridlyst.reports.tones import Status
from fridlyst.reports.wording import date_text, number_text, percent_text


class Coded(str):
    """A word that stands for a code: people read the word, JSON holds the code."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, word: str, code: str) -> "Coded":
        """The word, with its code."""
        made = super().__new__(cls, word)
        made.code = code
        return made


Cell = str | int | float | Decimal | date | Status | None
Row = tuple[Cell, ...]


class Kind(StrEnum):
    """What a column holds. Percent is a share from 0 to 1; None is "not known" in every kind but text."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    STATUS = "status"

    @property
    def is_figure(self) -> bool:
        """Whether cells are right-aligned."""
        return self in (Kind.NUMBER, Kind.PERCENT)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, kind, `weight` as its share of the width (text columns), decimals shown.

    `key` names it in JSON; without one the title does.
    """

    title: str
    kind: Kind = Kind.TEXT
    weight: float = 1.0
    decimals: int | None = None
    key: str = ""

    @property
    def name(self) -> str:
        return self.key or self.title


def fits(cell: Cell, kind: Kind) -> bool:
    """Whether a value may stand in a column of this kind; no number may be infinite or undefined."""
    if cell is None:
        return True
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
    if column.kind is Kind.PERCENT:
        return percent_text(cell, language, decimals=column.decimals or 0)
    return number_text(cell, language, decimals=column.decimals)


def iso_day(day: date) -> str:
    """YYYY-MM-DD, also of a moment."""
    return (day.date() if isinstance(day, datetime) else day).isoformat()
