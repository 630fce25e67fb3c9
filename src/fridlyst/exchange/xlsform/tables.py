"""A sheet's cells become rows by column, whatever way the columns are written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.xlsform.problems import Findings, Spot, shown

Cells = Sequence[Sequence[str]]
# Other names that pyxform takes for the same column.
_ALIASES = {
    "caption": "label", "relevance": "relevant", "bind::relevant": "relevant", "bind::required": "required",
    "command": "type", "tag": "name", "value": "name", "calculate": "calculation", "list name": "list_name",
    "bind::calculate": "calculation", "read_only": "readonly", "set_form_title": "form_title",
}  # fmt: skip
_TRANSLATED = frozenset({"label", "hint", "constraint_message", "required_message", "guidance_hint", "image",
                         "audio", "video", "big-image"})  # fmt: skip
_OTHER_LANGUAGE = Sentence("ett annat språk, som inte läses in.")
_SWEDISH = re.compile(r"(?i)svenska|swedish|\(sv\)|^sv$")


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a sheet: its number, and by column what stands there and what the column is called."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    headers: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def spot(self, column: str = "") -> Spot:
        """The row, or one of its cells."""
        return Spot(self.sheet, self.row, self.headers.get(column, column))


def records(sheet: str, cells: Cells, language: str, findings: Findings) -> list[Record]:
    """The rows that hold anything. Of a text's languages the Swedish, else `language`, else the first."""
    headers = _headers(sheet, cells[0] if cells else (), language, findings)
    names = dict(headers.values())
    found = []
    for number, row in enumerate(cells[1:], start=2):
        said = {headers[x][0]: text.strip() for x, text in enumerate(row) if x in headers and text.strip()}
        for stray in _without_header(cells[0], row):
            left = Sentence("cellen %(cell)s står under en kolumn utan rubrik.", cell=shown(stray))
            findings.leave(Spot(sheet, number), left)
        if said:
            found.append(Record(sheet, number, said, names))
    return found


def _without_header(top: Sequence[str], row: Sequence[str]) -> list[str]:
    """What the row holds where the header holds nothing."""
    return [text for x, text in enumerate(row) if text.strip() and not (x < len(top) and top[x].strip())]


def _headers(
    sheet: str, written: Sequence[str], language: str, findings: Findings
) -> dict[int, tuple[str, str]]:
    """Position → the column and how it is written, without the languages that are not read."""
    found: dict[int, tuple[str, str]] = {}
    spoken: dict[str, dict[str, int]] = {}
    for x, header in enumerate(written):
        if not header.strip():
            continue
        column, spoken_in = _column(header)
        languages = spoken.setdefault(column, {})
        if spoken_in in languages:
            said = Sentence("kolumnen %(column)s finns två gånger.", column=shown(header))
            findings.bad(Spot(sheet, 1), said)
        languages[spoken_in] = x
    for column, languages in spoken.items():
        best = _best(languages, language)
        found[languages[best]] = (column, written[languages[best]].strip())
        for other, x in languages.items():
            if other != best:
                findings.leave(Spot(sheet, 1, written[x].strip()), _OTHER_LANGUAGE)
    return found


def _column(header: str) -> tuple[str, str]:
    """The column and, for a text, its language: "label::English (en)" is ("label", "English (en)")."""
    flat = re.sub(r"\s*::\s*", "::", " ".join(header.split()))
    first, mark, rest = flat.removeprefix("media::").partition("::")
    first = _ALIASES.get(first.lower(), first.lower())
    if not mark and ":" in first and first.partition(":")[0] in _TRANSLATED:
        first, mark, rest = flat.partition(":")
    if mark and first in _TRANSLATED:
        return first.lower(), rest
    whole = _ALIASES.get(flat.lower(), flat.lower())
    return whole.replace(" ", "_"), ""


def _best(languages: Mapping[str, int], language: str) -> str:
    for one in languages:
        if _SWEDISH.search(one):
            return one
    return language if language in languages else next(iter(languages))
