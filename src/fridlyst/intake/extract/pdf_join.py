"""Tables that go on over a page break made one: repeated headings dropped, split rows put together."""

from collections.abc import Sequence
from dataclasses import replace

from fridlyst.intake.extract.pdf_lines import Printed
from fridlyst.intake.extract.pdf_tables import RawCell, RawTable

_NEAR = 4.0
_ENDS = '.!?:;”")'
_RUNS_ON = (",", "-", "\u00ad", "/", "(", "&")
_SMALL_WORDS = (
    "och",
    "eller",
    "samt",
    "i",
    "på",
    "av",
    "för",
    "med",
    "till",
    "som",
    "att",
    "om",
    "mot",
    "från",
)


def same_columns(first: RawTable, second: RawTable) -> bool:
    """Whether both have their columns in the same places, wherever their margins stand."""
    if first.columns != second.columns or first.ruled != second.ruled:
        return False
    shift = second.xs[0] - first.xs[0]
    pairs = list(zip(first.xs, second.xs, strict=True))
    return all(abs(b - a - shift) <= _NEAR for a, b in (pairs if first.ruled else pairs[:-1]))


def join_tables(first: RawTable, second: RawTable) -> RawTable:
    """`first` with the rows of `second`, which stands on the page after."""
    rows = second.rows[_repeated(first, second) :]
    dropped = len(second.rows) - len(rows)
    offset = len(first.rows) - dropped
    moved = [[replace(cell, row=cell.row + offset) for cell in row] for row in rows]
    if moved and _is_rest(first, moved[0]):
        _add_rest(first, moved.pop(0))
        moved = [[replace(cell, row=cell.row - 1) for cell in row] for row in moved]
    elif moved:
        first.joined.add(len(first.rows))
        moved[0] = [cell for cell in moved[0] if not _stretched(first, cell)]
    first.rows.extend(moved)
    first.last_page, first.bottom = second.page, second.bottom
    first.joined |= {row + offset for row in second.joined}
    return first


def _repeated(first: RawTable, second: RawTable) -> int:
    """How many of the second's rows repeat the first's headings; never all of them."""
    count = 0
    for above, below in zip(first.rows, second.rows[:-1], strict=False):
        texts = [_folded(cell.text) for cell in above]
        if not any(texts) or texts != [_folded(cell.text) for cell in below]:
            break
        count += 1
    return count


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def _covering(table: RawTable, column: int) -> RawCell | None:
    """The cell that reaches the table's last row in a column."""
    for row in reversed(table.rows):
        for cell in row:
            inside = cell.column <= column < cell.column + cell.column_span
            if inside and cell.row + cell.row_span >= len(table.rows):
                return cell
    return None


def _is_rest(table: RawTable, row: Sequence[RawCell]) -> bool:
    """Whether the row after the break is the rest of the row before it.

    The first column decides where it can: it goes on where it begins in the middle of a sentence, and is
    new where its last line above had room for the next word. An empty first column means the rest where
    the table never leaves it empty. Else every cell must go on.
    """
    pairs = [
        (above, below)
        for below in row
        if (above := _covering(table, below.column)) is not None and below.lines
    ]
    if not pairs or len(table.rows) < 2 or any(above.row_span > 1 for above, _ in pairs):
        return False
    above, below = pairs[0]
    if below.column > 0:
        return _lead_is_missing(table, row) or any(_is_mid_sentence(*pair) for pair in pairs)
    if _is_mid_sentence(above, below) and not _leads_are_lowercase(table):
        return True
    return all(_goes_on(*pair) for pair in pairs)


def _leads_are_lowercase(table: RawTable) -> bool:
    leads = [cell.text for cells in table.rows[1:] for cell in cells if cell.column == 0 and cell.lines]
    return sum(lead[0].islower() for lead in leads) * 2 > len(leads)


def _lead_is_missing(table: RawTable, row: Sequence[RawCell]) -> bool:
    lead = next((cell for cell in row if cell.column == 0), None)
    if lead is None or lead.lines:
        return False
    above = _covering(table, 0)
    usual = all(cell.lines for cells in table.rows for cell in cells if cell.column == 0)
    return above is not None and above.row_span == 1 and usual


def _goes_on(above: RawCell, below: RawCell) -> bool:
    if not above.lines:
        return False
    end, start = above.lines[-1], below.lines[0]
    return _is_mid_sentence(above, below) or (end.text[-1] not in _ENDS and not _had_room(above, end, start))


def _is_mid_sentence(above: RawCell, below: RawCell) -> bool:
    if not above.lines:
        return False
    last = above.lines[-1].words[-1].text
    runs_on = last.endswith(_RUNS_ON) or last.casefold() in _SMALL_WORDS
    return runs_on or below.lines[0].text[0].islower()


def _had_room(cell: RawCell, end: Printed, start: Printed) -> bool:
    word = start.words[0]
    return end.right + 0.3 * word.height + (word.right - word.left) < cell.limit


def _add_rest(table: RawTable, row: Sequence[RawCell]) -> None:
    for cell in row:
        above = _covering(table, cell.column)
        if above is not None:
            above.lines.extend(cell.lines)


def _stretched(table: RawTable, cell: RawCell) -> bool:
    """Whether an empty cell is only the rest of a merged cell above, which then reaches one row further."""
    above = _covering(table, cell.column)
    if cell.lines or above is None or above.row_span == 1 or above.column != cell.column:
        return False
    above.row_span += cell.row_span
    return True
