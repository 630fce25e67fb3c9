"""Tables without lines: columns anchored on a header row, rows by the air between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fridlyst.intake.extract.pdf_lines import WIDE_GAP, Printed, segments
from fridlyst.intake.extract.pdf_rules import Rule
from fridlyst.intake.extract.pdf_tables import RawCell, RawTable
from fridlyst.intake.extract.pdf_words import Word

_HEADER_STEMS = (
    "aktivitet", "akt.", "ansvar", "tid", "åtgärd", "mål", "delmål", "indikator", "uppdrag", "insats", "när",
    "vem", "vad", "hur", "status", "kommentar", "resurs", "start", "slut", "klart", "kostnad", "målgrupp",
    "effektmål", "fokusområde",
    "utfall", "målvärde", "uppföljning", "nämnd", "förvaltning", "verksamhet", "nr",
    "område", "utförare", "period", "syfte", "prioritet", "datum", "genomför", "inriktning", "strategi",
)  # fmt: skip
_NEAR = 3.0
_FEWEST_ROWS = 2


@dataclass(slots=True)
class Columns:
    """Where each column's text begins, in points, and the right edge of the last one."""

    starts: list[float]
    right: float

    def split(self, line: Printed) -> list[list[Word]] | None:
        """The line's words column by column; None where a run of words crosses from one to the next."""
        found: list[list[Word]] = [[] for _ in self.starts]
        above: Word | None = None
        column = 0
        for word in line.words:
            fresh = above is None or word.left - above.right > 0.3 * word.height
            home = self._column(word.left)
            if home is None:
                return None
            if home != column and fresh and self._begins(word.left, home, above):
                column = home
            elif home > column and above is not None and word.left > self.starts[column + 1] + _NEAR:
                return None
            found[column].append(word)
            above = word
        return found

    def _begins(self, left: float, home: int, above: Word | None) -> bool:
        wide = above is None or left - above.right > WIDE_GAP * above.height
        return wide or abs(left - self.starts[home]) <= _NEAR

    def _column(self, left: float) -> int | None:
        homes = [number for number, start in enumerate(self.starts) if left >= start - _NEAR]
        return homes[-1] if homes else None


def is_header(line: Printed) -> bool:
    """Whether the line reads as the column headings of a table."""
    runs = segments(line)
    if len(runs) < 2 or any(len(run) > 6 for run in runs):
        return False
    known = sum(run[0].text.casefold().startswith(_HEADER_STEMS) for run in runs)
    return known * 2 >= len(runs) if not line.font.bold else True


def open_tables(
    lines: Sequence[Printed], rules: Iterable[Rule], inherited: Columns | None, page: int
) -> tuple[list[tuple[RawTable, Columns]], list[Printed]]:
    """The unruled tables among the lines, and the lines outside them.

    `inherited` are the columns of a table that reached the foot of the page before.
    """
    levels = sorted(rule.at for rule in rules if not rule.upright)
    tables: list[tuple[RawTable, Columns]] = []
    outside: list[Printed] = []
    number = 0
    while number < len(lines):
        columns = _columns_at(lines, number, inherited if number == 0 else None)
        body = _body(lines, number, columns) if columns else []
        if columns and len(body) >= _FEWEST_ROWS:
            tables.append((_table(body, columns, levels, page), columns))
            number += len(body)
        else:
            outside.append(lines[number])
            number += 1
    return tables, outside


def _columns_at(lines: Sequence[Printed], number: int, inherited: Columns | None) -> Columns | None:
    if inherited is not None:
        parts = inherited.split(lines[number])
        if parts and sum(map(bool, parts)) >= 2:
            return inherited
    if not is_header(lines[number]):
        return None
    starts = [run[0].left for run in segments(lines[number])]
    return Columns(starts, max(line.right for line in lines[number:]))


def _body(lines: Sequence[Printed], first: int, columns: Columns) -> list[Printed]:
    """The header and every line below it that keeps to the columns."""
    found = [lines[first]]
    aligned = 0
    for line in lines[first + 1 :]:
        parts = columns.split(line)
        far = line.bottom - found[-1].bottom > 3.2 * line.height
        larger = line.font.size > found[-1].font.size * 1.15
        if parts is None or far or larger or _is_text_below(parts, line, found[-1]):
            break
        aligned += sum(map(bool, parts)) >= 2
        found.append(line)
    return found if aligned else []


def _is_text_below(parts: list[list[Word]], line: Printed, above: Printed) -> bool:
    """A bold line in the first column alone after a gap: the next heading."""
    alone = bool(parts[0]) and not any(parts[1:])
    return (
        alone and line.bottom - above.bottom > 1.6 * line.height and (line.font.bold and not above.font.bold)
    )


def _table(lines: list[Printed], columns: Columns, levels: list[float], page: int) -> RawTable:
    xs = (*(start - 1 for start in columns.starts), columns.right)
    breaks = _Breaks.of(lines, columns, levels)
    groups: list[list[Printed]] = []
    for line in lines:
        if groups and not breaks.between(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    rows = [_row(group, number, columns, xs, page) for number, group in enumerate(groups)]
    return RawTable(rows, xs, page, lines[0].top, lines[-1].bottom, ruled=False, last_page=page)


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Where a table's rows end: at the lines between them where there are two or more, else at larger
    gaps (`gap`, points) where the gaps differ, else where the first column's last line was not full."""

    columns: Columns
    levels: list[float]
    gap: float | None

    @classmethod
    def of(cls, lines: list[Printed], columns: Columns, levels: list[float]) -> "_Breaks":
        inner = [level for level in levels if lines[0].middle_y < level < lines[-1].middle_y]
        gaps = [b.bottom - a.bottom for a, b in pairwise(lines)]
        gaps = [gap for gap, line in zip(gaps, lines, strict=False) if gap > 0.8 * line.height]
        differ = bool(gaps) and max(gaps) > 1.25 * min(gaps)
        return cls(columns, inner, min(gaps) * 1.2 if differ else None)

    def between(self, above: Printed, line: Printed) -> bool:
        if any(above.middle_y < level < line.middle_y for level in self.levels):
            return True
        parts = self.columns.split(line) or [[]]
        if len(self.levels) >= 2 or not parts[0]:
            return False
        if above.font.bold and not line.font.bold:
            return True
        if self.gap is not None:
            return line.bottom - above.bottom > self.gap
        return sum(map(bool, parts)) >= 2 and not above.font.bold and self._had_room(above, parts[0][0])

    def _had_room(self, above: Printed, word: Word) -> bool:
        lead = (self.columns.split(above) or [[]])[0]
        edge = self.columns.starts[1] if len(self.columns.starts) > 1 else self.columns.right
        return not lead or lead[-1].right + 0.3 * word.height + word.right - word.left < edge - word.height


def _row(
    group: list[Printed], number: int, columns: Columns, xs: tuple[float, ...], page: int
) -> list[RawCell]:
    top, bottom = group[0].top, group[-1].bottom
    cells = [
        RawCell(number, column, 1, 1, page, (xs[column], top, xs[column + 1], bottom))
        for column in range(len(columns.starts))
    ]
    for line in group:
        for column, words in enumerate(columns.split(line) or []):
            if words:
                cells[column].lines.append(Printed(words, page, words[0].font or line.font))
    return cells
