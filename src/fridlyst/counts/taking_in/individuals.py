"""Whether a file is about persons one by one; such a file is refused before anything of it is kept."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from fridlyst.base.sentences import Sentence
from fridlyst.counts.taking_in.errors import LooksLikeIndividuals
from fridlyst.counts.taking_in.headings import names_free_text, names_individuals, names_value
from fridlyst.counts.taking_in.layout import Grid, grids_of, value_columns
from fridlyst.counts.taking_in.names import is_first_name, is_whole_name, may_be_name
from fridlyst.counts.taking_in.numbers import number_of
from fridlyst.counts.taking_in.scanning import holds_personal_number, is_parted_number, is_personal_number
from fridlyst.counts.taking_in.sheets import Contents, Sheet
from fridlyst.counts.taking_in.words import is_total

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[ T].*)?|(\d{1,2})[./](\d{1,2})[ ./-](\d{4})")
_CODE = re.compile(r"(?=.*\d)[A-ZÅÄÖa-zåäö]{0,4}[-/. ]?\d{2,}(?:[-/.:]\d+)*")
_FEW, _SOME, _MANY = 3, 5, 8
_LONG_TEXT, _MANY_WORDS = 100, 8


def check_no_individuals(contents: Contents) -> None:
    """Raise LooksLikeIndividuals, with a code for what was found and never a value, or say nothing."""
    _check_numbers(contents)
    for sheet in contents.sheets:
        _check_headings(sheet)
        for at in range(max((len(row) for row in sheet.rows), default=0)):
            _check_cells([row[at] for row in sheet.rows if at < len(row) and row[at]])
        for grid in grids_of(sheet):
            _check_grid(grid)


def _check_numbers(contents: Contents) -> None:
    cells = [text for sheet in contents.sheets for row in ((sheet.name,), *sheet.rows) for text in row]
    found = holds_personal_number(contents.texts) or holds_personal_number(cells)
    apart = any(map(is_personal_number, cells)) or any(is_parted_number(one.rows) for one in contents.sheets)
    if found or apart:
        raise LooksLikeIndividuals("personal-number", Sentence("personnummer eller samordningsnummer"))


def _check_headings(sheet: Sheet) -> None:
    for row in sheet.rows[:40]:
        if sum(bool(text) for text in row) >= 2 and any(names_individuals(text) for text in row):
            raise LooksLikeIndividuals(
                "heading", Sentence("en kolumn för namn, nummer, adress eller annat om den enskilde")
            )


def _check_cells(texts: Sequence[str]) -> None:
    """One column from top to bottom, whatever sheet it stands on."""
    different = set(texts)
    if sum(map(is_whole_name, different)) >= 2 or _mostly(may_be_name, different, _FEW):
        raise LooksLikeIndividuals("names", Sentence("personers namn"))
    if _mostly(is_first_name, different, _SOME):
        raise LooksLikeIndividuals("names", Sentence("personers namn"))
    days = sorted({day for text in different if (day := _day(text)) is not None})
    if len(days) > 6 or (len(days) >= _FEW and (days[-1] - days[0]).days > 3650):
        raise LooksLikeIndividuals(
            "dates", Sentence("födelsedagar eller andra dagar i en rad för varje person")
        )


def _mostly(test: object, different: set[str], least: int) -> bool:
    assert callable(test)
    held = sum(bool(test(text)) for text in different)
    return held >= least and held >= 0.5 * len(different)


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    parts = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _check_grid(grid: Grid) -> None:
    values = value_columns(grid)
    words = [at for at in range(len(grid.columns)) if at not in values]
    if any(is_whole_name(text) for at in words for text in grid.column(at)):
        raise LooksLikeIndividuals("names", Sentence("personers namn"))
    for at in range(len(grid.columns)):
        _check_column(grid.columns[at], [text for text in grid.column(at) if text], at in values)
    if not values:
        raise LooksLikeIndividuals(
            "no-counts", Sentence("en rad för varje person och ingen kolumn med antal")
        )
    body = [row for row in grid.rows if not any(is_total(row[at]) for at in words)]
    _check_rows(body, values, words)


def _check_column(title: str, texts: Sequence[str], is_value: bool) -> None:
    if texts and not is_value and names_free_text(title):
        raise LooksLikeIndividuals("free-text", Sentence("en kolumn med fri text"))
    long = {text for text in texts if len(text) > _LONG_TEXT or len(text.split()) >= _MANY_WORDS}
    if len(long) >= 2:
        raise LooksLikeIndividuals("free-text", Sentence("en kolumn med fri text"))
    same_length = len({len(text) for text in texts}) == 1 and bool(texts) and len(texts[0]) >= _SOME
    coded = all(_CODE.fullmatch(text) for text in texts) and (not is_value or same_length)
    if len(texts) >= _MANY and len(set(texts)) == len(texts) and coded and not names_value(title):
        raise LooksLikeIndividuals("identifiers", Sentence("en kolumn med ett eget nummer på varje rad"))


def _check_rows(body: Sequence[tuple[str, ...]], values: Sequence[int], words: Sequence[int]) -> None:
    """A person a row: nothing but ones, or the same words on row after row."""
    counts = [found.count for row in body for at in values if (found := number_of(row[at])) is not None]
    said = [count for count in counts if count is not None]
    if len(body) >= _SOME and said and max(said) <= 1 and (len(values) > 1 or min(said) == 1):
        raise LooksLikeIndividuals(
            "one-each", Sentence("en rad för varje person: inget antal är större än ett")
        )
    repeated = Counter(tuple(row[at].casefold() for at in words) for row in body)
    again = sum(times - 1 for times in repeated.values())
    if again >= _FEW and again >= 0.2 * len(body):
        raise LooksLikeIndividuals(
            "repeated", Sentence("samma uppgifter rad efter rad, som när varje rad är en person")
        )
