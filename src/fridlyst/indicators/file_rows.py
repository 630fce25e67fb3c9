"""A table of texts, as a CSV or Excel file holds it, as rows to record; what cannot be read is named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.periods import last_day
from fridlyst.indicators.recording_shapes import RowFault

HEADINGS = {
    "number": ("nummer", "indikatorns nummer", "id"),
    "indicator": ("indikator", "nyckel", "titel"),
    "programme": ("program",),
    "body": ("enhet", "nämnd", "förvaltning", "verksamhet"),
    "day": ("dag", "datum", "period", "dag eller period"),
    "sex": ("kön",),
    "numerator": ("täljare", "antal"),
    "denominator": ("nämnare", "av"),
    "value": ("värde", "utfall"),
    "comment": ("kommentar",),
}
_SEXES = {
    **dict.fromkeys(("", "alla", "samtliga", "totalt", "all"), ""),
    **dict.fromkeys(("kvinnor", "kvinna", "k", "women"), "women"),
    **dict.fromkeys(("män", "man", "m", "men"), "men"),
    **dict.fromkeys(("annat", "okänt", "annat eller okänt", "annat eller okänt kön", "other"), "other"),
}
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_NUMBER = re.compile(r"[+-]?\d{1,10}([.,]\d{0,4})?")
_NOTHING = ("", "-", "–", "—")
_LOOKED_THROUGH = 10


class UnknownColumns(BadInput):
    """A file whose columns are not those of the template."""

    code = "unknown-columns"


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows that could be read with the line that each stands on, and what could not; lines from 1."""

    rows: tuple[MeasurementRow, ...]
    lines: tuple[int, ...]
    faults: tuple[RowFault, ...]


def read_rows(table: Sequence[Sequence[str]], bodies: Mapping[str, str]) -> FileRows:
    """Every line under the headings that holds a number; `bodies` maps names and keys, casefolded, to keys.

    UnknownColumns when the headings are not there. A line without any number is left: so is the template.
    """
    start, columns = _headings(table)
    rows, lines, faults = [], [], []
    for at, texts in enumerate(table[start + 1 :], start=start + 2):
        said = {name: texts[place].strip() for name, place in columns.items() if place < len(texts)}
        if all(said.get(name, "") in _NOTHING for name in ("numerator", "denominator", "value")):
            continue
        try:
            rows.append(_row(said, bodies))
            lines.append(at)
        except BadInput as error:
            faults.append(RowFault(at, error.field or "value", error.message))
    return FileRows(tuple(rows), tuple(lines), tuple(faults))


def _headings(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The line of the headings, and which column is which."""
    for at, texts in enumerate(table[:_LOOKED_THROUGH]):
        plain = [" ".join(text.lower().split()).strip(" *:") for text in texts]
        found = {
            name: plain.index(next(one for one in words if one in plain))
            for name, words in HEADINGS.items()
            if any(one in plain for one in words)
        }
        if {"body", "day"} <= found.keys() and {"indicator", "number"} & found.keys():
            return at, found
    raise UnknownColumns(
        "Kolumnerna känns inte igen. Hämta mallen och fyll i den: indikator, enhet, dag och talen behövs."
    )


def _row(said: Mapping[str, str], bodies: Mapping[str, str]) -> MeasurementRow:
    day = last_day(said.get("day", ""))
    if day is None:
        raise BadInput(
            "Skriv dagen som 2026-06-30, eller perioden som T1 2026, halvår 1 2026 eller 2026.", field="day"
        )
    sex = _SEXES.get(said.get("sex", "").casefold())
    if sex is None:
        raise BadInput("Skriv kvinnor, män eller annat, eller lämna könet tomt för alla.", field="sex")
    body = bodies.get(said.get("body", "").casefold())
    if body is None:
        raise BadInput(
            Sentence("Enheten ”%(name)s” finns inte i kommunen.", name=said.get("body", "")[:80]),
            field="body",
        )
    return MeasurementRow(
        indicator=_which(said),
        body_key=body,
        as_of=day,
        sex=sex,
        numerator=_number(said.get("numerator", ""), "numerator"),
        denominator=_number(said.get("denominator", ""), "denominator"),
        value=_number(said.get("value", ""), "value"),
        comment=said.get("comment", ""),
    )


def _which(said: Mapping[str, str]) -> int | str:
    number = said.get("number", "")
    if number.isascii() and number.isdigit() and len(number) < 16:
        return int(number)
    return said.get("indicator", "") or number


def _number(text: str, field: str) -> Decimal | None:
    plain = _SPACES.sub("", text)
    if plain in _NOTHING:
        return None
    if plain.lower() in ("ja", "nej"):
        return Decimal(plain.lower() == "ja")
    if not plain.isascii() or not _NUMBER.fullmatch(plain):
        raise BadInput("Skriv ett tal med siffror, till exempel 12 eller 12,5.", field=field)
    return Decimal(plain.replace(",", "."))
