"""A matrix of goals whose grid is gone: rows found by goals that the text above has numbered."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from fridlyst.intake.blocks import Line
from fridlyst.intake.understand.gridless_rows import Column, Rows, cells_of, header_row, paragraphs_of
from fridlyst.intake.understand.headings import numbered_heading
from fridlyst.intake.understand.lines import Printed
from fridlyst.intake.understand.words import ends_sentence, fold, starts_lower

_ALIKE = 72


def rows_of_goals(columns: tuple[Column, ...], body: Sequence[Printed], before: Sequence[Printed]) -> Rows:
    """Rows of a matrix of goals: a row begins where a goal that the text above has numbered comes again.

    Which column a paragraph belongs to cannot be seen; the last paragraph of a row is taken for its last
    column's, the others for the columns before it.
    """
    known = list(_numbered_titles(before))
    rows: list[list[list[Line]]] = []
    for paragraph in paragraphs_of(body):
        text = fold(" ".join(item.text for item in paragraph))
        lines = [item.line for item in paragraph]
        if any(fuzz.ratio(text.lower(), title.lower()) >= _ALIKE for title in known):
            rows.append([lines])
        elif rows:
            _add_healed(rows[-1], lines)
    body_rows = tuple(cells_of(_spread(row, len(columns)), at) for at, row in enumerate(rows, start=1))
    return header_row(columns) + body_rows if rows else ()


def _add_healed(row: list[list[Line]], lines: list[Line]) -> None:
    """A paragraph added to its row; words that go on after a page break return to what they go on from."""
    cut = next(
        (i for i in range(1, len(lines)) if starts_lower(lines[i].text) and ends_sentence(lines[i - 1].text)),
        None,
    )
    open_above = next((part for part in row[1:] if not ends_sentence(part[-1].text)), None)
    if cut is None or open_above is None:
        row.append(lines)
        return
    open_above.extend(lines[cut:])
    row.append(lines[:cut])


def _spread(parts: list[list[Line]], width: int) -> list[list[Line]]:
    """Paragraphs over columns: the first and the last have one each, those between share the rest."""
    if len(parts) <= width:
        return parts + [[] for _ in range(width - len(parts))]
    surplus = len(parts) - width
    middle = [line for part in parts[1 : surplus + 2] for line in part]
    return [parts[0], middle, *parts[surplus + 2 :]]


def _numbered_titles(before: Sequence[Printed]) -> Iterator[str]:
    for at, item in enumerate(before):
        heading = numbered_heading(item.text)
        if heading is not None:
            goes_on = (
                at + 1 < len(before) and starts_lower(before[at + 1].text) and not ends_sentence(item.text)
            )
            yield f"{heading.title} {before[at + 1].text}" if goes_on else heading.title
