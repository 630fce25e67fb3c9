"""A file's bytes as sheets of texts, and every text that it holds anywhere."""

import codecs
import csv
import datetime
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.base.workbooks import InvalidFileException, openpyxl
from fridlyst.files.checking import MEGABYTE, check_upload
from fridlyst.files.errors import BrokenFile, TooManyCells, WrongType
from fridlyst.files.kinds import Format

LARGEST = 5 * MEGABYTE
MAX_ROWS, MAX_COLUMNS, MAX_SHEETS, MAX_SIGNS = 3000, 60, 20, 1_000_000
_UNPACKED = 60 * MEGABYTE
_BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, SyntaxError, RuntimeError,
)  # fmt: skip
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TEXT_PARTS = (".xml", ".rels", ".vml")
_WHOLE = re.compile(r"</(?:\w+:)?(?:si|comment|is|p)>")
# Nothing below looks from every mark to the end of the file for one that is not there.
_TAG = re.compile(r"<[^<>]*>")
_DTD = re.compile("<!doctype", re.IGNORECASE)
_REMARK, _REMARKED = "<!--", "-->"
# What people write that stands in an attribute: names, addresses, prompts, descriptions.
_WRITTEN = re.compile(
    r"\b(?:name|comment|prompt|promptTitle|error|errorTitle|title|descr|display|tooltip|location|Target|"
    r"author|caption|val|shortcutKey|help|statusBar|description)=(?:\"([^\"]*)\"|'([^']*)')"
)
_CACHED = re.compile(r'\bv="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells as text, row by row; rows need not be equally long."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its sheets, and every text anywhere in it and in its name."""

    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]


def read_contents(data: bytes, filename: str) -> Contents:
    """The file's contents; the kinds of `files.errors.UnreadableDocument` say why it cannot be read."""
    found = check_upload(data, filename, allowed={Format.SHEET, Format.TEXT}, largest=LARGEST)
    if found is Format.TEXT:
        text = _decoded(data)
        return Contents((Sheet("", _fitting(_csv_rows(text), "CSV")),), (filename, text))
    try:
        texts = tuple(_package_texts(data))
        return Contents(tuple(_sheets(data)), (filename, *texts))
    except _BROKEN:
        raise BrokenFile(
            "Excel-filen är skadad och går inte att läsa. Spara den på nytt och försök igen."
        ) from None


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _csv_rows(text: str) -> Iterator[Sequence[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        yield from csv.reader(io.StringIO(lines, newline=""), delimiter=_delimiter(lines))
    except csv.Error:
        raise BrokenFile(
            "Filen går inte att läsa som CSV. Spara den på nytt som CSV och försök igen."
        ) from None


def _delimiter(text: str) -> str:
    """The mark that parts most lines into equally many columns."""
    lines = [line for line in text.split("\n")[:200] if line.strip()]

    def columns(mark: str) -> int:
        counts = [line.count(mark) for line in lines]
        return max((counts.count(one) * one for one in set(counts)), default=0)

    return max(";\t,|", key=columns)


def _fitting(rows: Iterable[Sequence[str]], name: str) -> tuple[tuple[str, ...], ...]:
    """The rows down to the last that holds anything; TooManyCells when there are too many."""
    found: list[tuple[str, ...]] = []
    full = signs = 0
    for number, row in enumerate(rows, start=1):
        texts = [" ".join(text.split()) for text in row]
        while texts and not texts[-1]:
            texts.pop()
        signs += sum(map(len, texts))
        if texts and (number > MAX_ROWS or len(texts) > MAX_COLUMNS or signs > MAX_SIGNS):
            raise _too_many(name)
        if number <= MAX_ROWS:
            found.append(tuple(texts))
        full = number if texts else full
    return tuple(found[:full])


def _too_many(name: str) -> TooManyCells:
    return TooManyCells(
        Sentence(
            "%(sheet)s är för stor för att vara en tabell med antal: högst %(rows)s rader och "
            "%(columns)s kolumner tas emot.",
            sheet=name[:40],
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
        ),
        field="file",
    )


def _sheets(data: bytes) -> Iterator[Sheet]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise _too_many("Excel")
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = ([_text(one) for one in row] for row in sheet.iter_rows(values_only=True))
            yield Sheet(sheet.title, _fitting(rows, sheet.title), sheet.sheet_state != "visible")
    finally:
        book.close()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _package_texts(data: bytes) -> Iterator[str]:
    """Every text of every part: cells, comments, properties, headers, and what pivot tables remember."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > _UNPACKED:
            raise _too_many("Excel")
        for name in package.namelist():
            if "/embeddings/" in name.casefold():
                raise WrongType(
                    "Excel-filen har en annan fil inbäddad. Spara bara tabellen i en ny fil och försök igen."
                )
            if name.casefold().endswith(_TEXT_PARTS):
                yield from _part_texts(name.casefold(), _decoded(package.read(name)))


def _part_texts(name: str, xml: str) -> Iterator[str]:
    if _DTD.search(xml):
        raise ValueError("a part with a DTD")
    yield from _remarks(xml)
    yield from (html.unescape(one or other) for one, other in _WRITTEN.findall(xml))
    if "pivotcache" in name:
        yield from map(html.unescape, _CACHED.findall(xml))
    for piece in _WHOLE.split(xml):
        yield html.unescape(_TAG.sub(" ", piece))
        yield html.unescape(_TAG.sub("", piece)) if "</" in piece and len(piece) < 5000 else ""


def _remarks(xml: str) -> Iterator[str]:
    start = xml.find(_REMARK)
    while start >= 0 and (end := xml.find(_REMARKED, start + len(_REMARK))) >= 0:
        yield xml[start + len(_REMARK) : end]
        start = xml.find(_REMARK, end)
