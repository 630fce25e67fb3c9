"""A file that was fetched here and filled in: its first table, and what in it has to be mended."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.counts.taking_in.scanning import holds_personal_number
from fridlyst.counts.taking_in.sheets import read_contents

T = TypeVar("T")

_HEAD_WITHIN, _MOST_FAULTS, _LONGEST_SAID = 10, 20, 60
# An apostrophe that a file of ours has before what a spreadsheet would take for a formula.
_KEPT_FROM_FORMULA = re.compile("'[=+@＝＋－＠-]")


class BadFile(BadInput):
    """A file that cannot be taken in; `faults` say where and why. Nothing of it is kept."""

    code = "bad-filled-in-file"

    def __init__(self, faults: Sequence[str]) -> None:
        said = Sentence("%(count)s saker i filen behöver rättas. Inget är sparat.", count=len(faults))
        super().__init__(faults[0] if len(faults) == 1 else said, field="file")
        self.faults = tuple(faults[:_MOST_FAULTS])


class FilledIn:
    """A CSV or XLSX file being read; gathers faults with the number of their row, until `refuse`."""

    may_hold_numbers_of_persons = False

    def __init__(self, data: bytes, filename: str) -> None:
        """BadFile for one that holds a personal number; `files.errors.UnreadableDocument` for no table."""
        contents = read_contents(data, filename)
        if not self.may_hold_numbers_of_persons and holds_personal_number(contents.texts):
            raise BadFile([Sentence("Filen innehåller personnummer. Ta bort dem. Inget är sparat.")])
        self._cells = next((sheet.rows for sheet in contents.sheets if not sheet.hidden and sheet.rows), ())
        self._start = 0
        self._faults: list[str] = []

    def head(self, *wanted: str) -> tuple[str, ...]:
        """The headings, in the row that holds the first of the `wanted`; BadFile unless it holds them all."""
        missing = wanted
        for at, row in enumerate(self._cells[:_HEAD_WITHIN]):
            titles = tuple(cell(row, column) for column in range(len(row)))
            there = {one.casefold() for one in titles}
            if wanted[0].casefold() in there:
                self._start = at + 1
                missing = tuple(one for one in wanted if one.casefold() not in there)
                break
        if missing:
            raise BadFile([missing_column(one) for one in missing])
        return titles

    def columns(self, titles: Sequence[str], known: Mapping[str, T]) -> dict[int, T]:
        """What each column is, by `known` headings; BadFile for one that is not known, or stands twice."""
        meant = {title.casefold(): what for title, what in known.items()}
        found: dict[int, T] = {}
        for at, title in enumerate(titles):
            what, said = meant.get(title.casefold()), title[:_LONGEST_SAID]
            if what is None and title:
                self._faults.append(Sentence("Kolumnen ”%(title)s” finns inte i mallen.", title=said))
            elif what in found.values():
                self._faults.append(Sentence("Kolumnen ”%(title)s” finns två gånger.", title=said))
            elif what is not None:
                found[at] = what
        self.refuse()
        return found

    def rows(self, none: str) -> Sequence[tuple[int, Sequence[str]]]:
        """The rows below the headings that hold anything, with their numbers; BadFile that says `none`."""
        below = enumerate(self._cells[self._start :], start=self._start + 1)
        found = [(number, row) for number, row in below if any(row)]
        if not found:
            raise BadFile([none])
        return found

    def fault(self, number: int, title: str, said: str) -> None:
        """Something to mend in a row."""
        self._faults.append(
            Sentence("Rad %(row)s, %(column)s: %(said)s", row=number, column=title[:_LONGEST_SAID], said=said)
        )

    def refuse(self) -> None:
        """BadFile with all that has to be mended, if anything has."""
        if self._faults:
            raise BadFile(self._faults)


def missing_column(title: str) -> Sentence:
    """That a heading is not there."""
    return Sentence("Kolumnen ”%(title)s” saknas. Utgå från filen som du hämtar här.", title=title)


def cell(row: Sequence[str], at: int) -> str:
    """A cell's text, without the mark by which a file of ours keeps it from being a formula."""
    text = row[at] if at < len(row) else ""
    return text[1:] if _KEPT_FROM_FORMULA.match(text) else text
