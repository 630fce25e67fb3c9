"""Counts made of a file's table by its mapping, and what is odd about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.counts.taking_in.errors import BadNumbers
from fridlyst.counts.taking_in.layout import Grid
from fridlyst.counts.taking_in.mapping import VALUE, FileMapping
from fridlyst.counts.taking_in.numbers import Number, number_of
from fridlyst.counts.taking_in.words import SKIP, TOTAL
from fridlyst.counts.terms import Facet

# Which number of a combination: its code for each facet, in the order of `Facet`; "" is all of them.
Codes = tuple[str, str, str, str, str]
# What one person may be counted under several times, where the source says so.
OVERLAPPING = (Facet.FORM, Facet.ACTION)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number of a delivery; `count` None is missing, `hidden` when the source had hidden it."""

    codes: Codes
    count: int | None
    hidden: bool = False


def rows_of(grid: Grid, mapping: FileMapping) -> tuple[CountRow, ...]:
    """A row for each combination. BadNumbers for what is no count, or a combination that stands twice."""
    found: dict[Codes, CountRow] = {}
    for line, row in enumerate(grid.rows, start=1):
        for at, title in enumerate(grid.columns):
            if mapping.columns[title] != VALUE or _across_code(title, mapping) == SKIP:
                continue
            codes = _codes(grid, row, title, mapping)
            number = _number(row[at], line)
            if codes in found:
                raise BadNumbers(
                    Sentence(
                        "Rad %(line)s i tabellen gäller samma kombination som en rad ovanför. "
                        "Slå ihop raderna i filen och försök igen.",
                        line=line,
                    )
                )
            found[codes] = CountRow(codes, number.count, number.hidden)
    return tuple(found.values())


def _number(text: str, line: int) -> Number:
    found = number_of(text)
    if found is None:
        raise BadNumbers(
            Sentence(
                "Rad %(line)s i tabellen har något annat än ett helt antal från noll. Rätta filen.", line=line
            )
        )
    return found


def _codes(grid: Grid, row: Sequence[str], title: str, mapping: FileMapping) -> Codes:
    said: dict[str, str] = {}
    for at, heading in enumerate(grid.columns):
        role = mapping.columns[heading]
        if role in Facet.values:
            said[role] = mapping.words[role][row[at]]
    if mapping.across:
        said[mapping.across] = _across_code(title, mapping)
    form, sex, age, district, action = (_plain(said.get(facet, "")) for facet in Facet)
    return (form, sex, age, district, action)


def _across_code(title: str, mapping: FileMapping) -> str:
    return mapping.words.get(mapping.across, {}).get(title, "") if mapping.across else ""


def _plain(code: str) -> str:
    return "" if code == TOTAL else code


def sums_by(rows: Iterable[CountRow], facet: Facet, parents: Mapping[str, str]) -> dict[str, int | None]:
    """The sum of each code of one facet, over rows that are no totals; None where nothing is known.

    Rows of a group are left out where its own parts stand beside it.
    """
    at = list(Facet).index(facet)
    leaves = leaf_rows(rows, parents)
    found: dict[str, int | None] = {}
    for row in leaves:
        code = row.codes[at]
        known = found.get(code)
        found[code] = known if row.count is None else (known or 0) + row.count
    return found


def leaf_rows(rows: Iterable[CountRow], parents: Mapping[str, str]) -> list[CountRow]:
    """The rows that no other row is a part of."""
    kept = list(rows)
    used = [{row.codes[at] for row in kept} - {""} for at in range(len(Facet))]
    groups = {parents[code] for codes in used for code in codes if parents.get(code)}
    return [
        row
        for row in kept
        if all(code not in groups and (code or not used[at]) for at, code in enumerate(row.codes))
    ]


def total_of(rows: Iterable[CountRow], parents: Mapping[str, str]) -> int | None:
    """All of it together; None where nothing is known."""
    known = [row.count for row in leaf_rows(rows, parents) if row.count is not None]
    return sum(known) if known else None


def is_far(now: int | None, then: int | None) -> bool:
    """Whether a number is so far from last time's that it is asked about: half or more, and over ten."""
    if now is None or then is None:
        return (now is None) != (then is None)
    return abs(now - then) > max(10, 0.5 * then)
