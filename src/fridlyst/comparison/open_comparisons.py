"""Socialstyrelsen's open comparisons read out of a workbook: rows are municipalities, columns questions.

Such books differ from year to year: titles and groups of headings above, footnotes below, codes as text or
as numbers, yes and no or per cent, and signs where a figure is missing (.. or .) or protected (x).
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fridlyst.base.checks import storable
from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.base.workbooks import InvalidFileException, openpyxl
from fridlyst.comparison.kolada.shapes import NATION
from fridlyst.comparison.terms import MeasureKind, ValueState
from fridlyst.files.checking import MEGABYTE, check_upload
from fridlyst.files.errors import BrokenFile, TooManyCells
from fridlyst.files.kinds import Format

LARGEST = 10 * MEGABYTE
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, MOST_SHEETS = 1500, 400, 250_000, 12
MOST_KEPT = 40
LONGEST_HEADING = 300
_FEWEST_PLACES = 5
_HEADING_ROWS = 3
_MOSTLY = 0.8
_LARGEST_VALUE = 1e9
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, SyntaxError, RecursionError,
)  # fmt: skip
_NUMBER = re.compile(r"[-−]?\d{1,12}(?:[.,]\d{1,9})?")
_MISSING = frozenset({"", ".", "..", "...", "-", "–", "—", "uppgift saknas", "ej svar", "inget svar", "n/a"})
_PROTECTED = frozenset({"x", "xx", "skyddad", "sekretess"})
_YES, _NO = frozenset({"ja", "yes"}), frozenset({"nej", "no"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ABOUT_VIOLENCE = re.compile(r"våld|heder|kvinnofrid|skyddat boende|prostitution|könsstymp|tvångsäkten", re.I)
_SHARE = re.compile(r"%|\bandel|\bprocent", re.I)


class NoMunicipalities(BadInput):
    """No column of the workbook holds municipalities."""

    code = "no-municipalities"


class NoFigures(BadInput):
    """No column of the workbook holds figures, or yes and no."""

    code = "no-figures"


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """A question: its heading, what its answers are, and a value or why there is none by kommunkod."""

    heading: str
    kind: str
    values: Mapping[str, tuple[float | None, str]]

    @property
    def code(self) -> str:
        """The same for the same question another year."""
        said = " ".join(_YEAR.sub(" ", self.heading).casefold().split())
        return f"OJ{hashlib.sha256(said.encode()).hexdigest()[:10]}"

    @property
    def about_violence(self) -> bool:
        return bool(_ABOUT_VIOLENCE.search(self.heading))


@dataclass(slots=True)
class _Sheet:
    """The cells of a sheet, as (value, whether shown as per cent) from the first row and column."""

    name: str
    rows: list[list[tuple[Any, bool]]] = field(default_factory=list)


def read_open_comparisons(data: bytes, filename: str, *, names: Mapping[str, str]) -> tuple[OpenColumn, ...]:
    """The questions in the workbook's sheets; `names` maps municipalities' names (casefolded) to codes.

    UnreadableDocument's kinds for a file that is not a sound workbook, NoMunicipalities or NoFigures.
    """
    check_upload(data, filename, allowed={Format.SHEET}, largest=LARGEST)
    try:
        sheets = list(_sheets(data))
    except _BROKEN:
        raise BrokenFile(
            "Excel-filen är skadad och går inte att läsa. Spara den på nytt och försök igen."
        ) from None
    with_places = [(sheet, places) for sheet in sheets if (places := _places(sheet, names))]
    if not with_places:
        raise NoMunicipalities(
            "Filen har ingen kolumn med kommunkoder eller kommuner. Inget är sparat. Välj filen med "
            "kommunernas resultat.",
            field="file",
        )
    found = [one for sheet, places in with_places for one in _columns(sheet, places, len(with_places) > 1)]
    if not found:
        raise NoFigures(
            "Filen har kommuner men inga kolumner med tal eller ja och nej. Inget är sparat.", field="file"
        )
    return _each_named_once(found)


def _sheets(data: bytes) -> Iterator[_Sheet]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    left = MOST_CELLS
    try:
        for sheet in [one for one in book.worksheets if one.sheet_state == "visible"][:MOST_SHEETS]:
            read = _Sheet(sheet.title[:60])
            for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
                cells = [_cell(one) for one in row]
                left -= sum(value is not None for value, _share in cells)
                if left < 0:
                    raise TooManyCells(
                        Sentence("Filen är för stor: högst %(cells)s celler kan läsas.", cells=MOST_CELLS)
                    )
                read.rows.append(cells)
            yield read
    finally:
        book.close()


def _cell(cell: Any) -> tuple[Any, bool]:  # noqa: ANN401
    value = cell.value
    if isinstance(value, str):
        text = " ".join(value.split())
        return (text[:2000] if storable(text) else None), False
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value, is_number and "%" in (cell.number_format or "")


def _places(sheet: _Sheet, names: Mapping[str, str]) -> dict[int, str]:
    """Row → the municipality's code (or the nation's), by the column that holds the most of them."""
    width = max((len(row) for row in sheet.rows), default=0)
    best: dict[int, str] = {}
    for column in range(min(width, 12)):
        found = {
            at: code
            for at, row in enumerate(sheet.rows)
            if column < len(row) and (code := _place(row[column][0], names))
        }
        if len(set(found.values())) > len(set(best.values())):
            best = found
    return _first_of_each(best) if len(set(best.values())) >= _FEWEST_PLACES else {}


def _first_of_each(places: Mapping[int, str]) -> dict[int, str]:
    """A municipality that stands twice counts where it stands first."""
    first: dict[str, int] = {}
    for at, code in places.items():
        first.setdefault(code, at)
    return {at: code for code, at in first.items()}


def _place(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04}" if 0 < value < 10_000 else ""
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if len(text) == 4 and text.isascii() and text.isdigit():
        return text if "0114" <= text <= "2599" else ""
    if text.casefold() in ("riket", "hela riket", "sverige"):
        return NATION
    return names.get(text.casefold().removesuffix(" kommun").removesuffix("s kommun"), "")


def _columns(sheet: _Sheet, places: Mapping[int, str], many: bool) -> Iterator[OpenColumn]:
    headings = _headings(sheet, min(places))
    for column, heading in headings.items():
        cells = {code: sheet.rows[at][column] for at, code in places.items() if column < len(sheet.rows[at])}
        kind = _kind([value for value, _share in cells.values()], heading, cells)
        if kind is not None:
            values = {code: _value(value, kind, share) for code, (value, share) in cells.items()}
            if any(value is not None for value, _state in values.values()):
                named = f"{sheet.name}: {heading}" if many else heading
                yield OpenColumn(named[:LONGEST_HEADING], kind, values)


def _headings(sheet: _Sheet, first: int) -> dict[int, str]:
    """Column → its heading, of the rows right above the first municipality, the upper ones as groups."""
    rows: list[list[str]] = []
    for row in reversed(sheet.rows[max(0, first - _HEADING_ROWS - 2) : first]):
        texts = [
            value if isinstance(value, str) else "" if value is None else str(value)[:60] for value, _ in row
        ]
        filled = sum(bool(text) for text in texts)
        if filled >= 2 and len(rows) < _HEADING_ROWS:
            rows.insert(0, _carried(texts) if rows else texts)
        elif rows:
            break
    found = {}
    for column in range(max((len(row) for row in rows), default=0)):
        parts = [row[column] for row in rows if column < len(row) and row[column]]
        if parts:
            found[column] = " – ".join(dict.fromkeys(parts))[:LONGEST_HEADING]
    return found


def _carried(texts: Sequence[str]) -> list[str]:
    """A group's heading stands over its first column, and means the next ones too."""
    made, last = [], ""
    for text in texts:
        last = text or last
        made.append(last)
    return made


def _kind(values: Sequence[object], heading: str, cells: Mapping[str, tuple[Any, bool]]) -> str | None:
    """What the column holds, or None when it is words, codes or nothing."""
    known = [one for one in values if _state(one) is None]
    if not known:
        return None
    yes_no = sum(isinstance(one, str) and one.strip().casefold() in _YES | _NO for one in known)
    numbers = sum(_number(one) is not None for one in known)
    if yes_no >= _MOSTLY * len(known):
        return MeasureKind.YES_NO
    if numbers < _MOSTLY * len(known) or _is_code_column(heading):
        return None
    shares = _SHARE.search(heading) or any(share for _value, share in cells.values())
    return MeasureKind.PER_CENT if shares or _ends_with_per_cent(known) else MeasureKind.NUMBER


def _is_code_column(heading: str) -> bool:
    last = heading.rsplit(" – ", 1)[-1].casefold()
    return "kod" in last.split() or last in {"kommunkod", "länskod", "kommun", "län", "kommun-kod", "år"}


def _ends_with_per_cent(known: Sequence[object]) -> bool:
    return sum(isinstance(one, str) and one.rstrip().endswith("%") for one in known) > len(known) / 2


def _state(value: object) -> str | None:
    """Why there is no value, or None when there is one."""
    if value is None:
        return ValueState.MISSING
    if isinstance(value, str):
        said = value.strip().casefold()
        if said in _PROTECTED:
            return ValueState.SUPPRESSED
        if said in _MISSING:
            return ValueState.MISSING
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) <= _LARGEST_VALUE else None
    if isinstance(value, str):
        said = value.replace("\u00a0", "").replace(" ", "").rstrip("%")
        if _NUMBER.fullmatch(said):
            return float(said.replace("−", "-").replace(",", "."))
    return None


def _value(value: object, kind: str, share: bool) -> tuple[float | None, str]:
    state = _state(value)
    if state is not None:
        return None, state
    if kind == MeasureKind.YES_NO:
        said = str(value).strip().casefold()
        found = 1.0 if said in _YES else 0.0 if said in _NO else None
    else:
        found = _number(value)
        found = round(found * 100, 6) if found is not None and share else found
    return (found, ValueState.GIVEN) if found is not None else (None, ValueState.MISSING)


def _each_named_once(columns: Sequence[OpenColumn]) -> tuple[OpenColumn, ...]:
    """A heading that stands twice gets a number."""
    times: dict[str, int] = {}
    made = []
    for one in columns:
        times[one.heading] = times.get(one.heading, 0) + 1
        number = times[one.heading]
        named = one.heading if number == 1 else f"{one.heading} ({number})"
        made.append(OpenColumn(named, one.kind, one.values))
    return tuple(made)
