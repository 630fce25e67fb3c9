"""Small documents made in the tests, as blocks, as Word files and as bare text."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.document import Document as WordDocument

from fridlyst.intake.blocks import Block, BlockKind, Cell, Document, Line, Table
from fridlyst.intake.extract import extract_document
from fridlyst.intake.understand import understand

Json = dict[str, Any]
Part = tuple[str, Any]
Spans = dict[tuple[int, int], int]


def heading(text: str, level: int = 2) -> Part:
    return (f"heading {level}", text)


def prose(text: str) -> Part:
    return ("paragraph", text)


def items(*texts: str) -> Part:
    return ("items", texts)


def table(*rows: Sequence[str]) -> Part:
    return ("table", rows)


def read_word(*parts: Part) -> Json:
    """The proposals of a Word document made of the parts."""
    made = docx.Document()
    for kind, content in parts:
        if kind == "table":
            _add_table(made, content)
        elif kind == "items":
            for text in content:
                made.add_paragraph(text, style="List Bullet")
        elif kind == "paragraph":
            made.add_paragraph(content)
        else:
            made.add_heading(content, int(kind.split()[1]))
    file = io.BytesIO()
    made.save(file)
    return understand(extract_document(file.getvalue(), "plan.docx"), filename="plan.docx")


def _add_table(made: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    grid = made.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            first, *rest = text.split("\n")
            cell = grid.cell(at, column)
            cell.text = first
            for paragraph in rest:
                cell.add_paragraph(paragraph)


def read_text(text: str) -> Json:
    """The proposals of a bare text file."""
    return understand(extract_document(text.encode(), "plan.txt"), filename="plan.txt")


def read_printed(
    *rows: Sequence[str], joined: frozenset[int] = frozenset(), spans: Spans | None = None
) -> Json:
    """The proposals of a table whose lines are printed lines; an empty line is a gap."""
    cells = tuple(
        tuple(_cell(text, at, column, spans or {}) for column, text in enumerate(row) if text != "^")
        for at, row in enumerate(rows)
    )
    blocks = (
        Block(0, BlockKind.HEADING, (Line("Mål 1 Vi arbetar förebyggande"),), level=1),
        Block(1, BlockKind.TABLE, table=Table(cells, joined)),
    )
    document = Document("plan.pdf", "application/pdf", blocks, page_sizes=((595.0, 842.0),))
    return understand(document, filename="plan.pdf")


def _cell(text: str, row: int, column: int, spans: Spans) -> Cell:
    lines: list[Line] = []
    blank = False
    for words in text.split("\n"):
        if words:
            lines.append(Line(words, blank_before=blank))
        blank = not words
    return Cell(tuple(lines), row, column, row_span=spans.get((row, column), 1))


def all_goals(programme: Json) -> Iterator[Json]:
    """Every goal of the tree, from the top down."""
    waiting = list(programme["goals"])
    while waiting:
        goal = waiting.pop(0)
        yield goal
        waiting = goal["goals"] + waiting


def activities(programme: Json) -> list[Json]:
    """Every activity of the tree."""
    return [activity for goal in all_goals(programme) for activity in goal["activities"]]


def owners(programme: Json, item: Json) -> list[str]:
    """The names of an item's owners, in order."""
    names = {body["key"]: body["name"] for body in programme["bodies"]}
    return [names[owner if isinstance(owner, str) else owner["body"]] for owner in item["responsible"]]


def schedules(item: Json) -> list[Json]:
    """An item's schedules as a list, whether there are none, one or several."""
    found = item.get("schedule", [])
    return found if isinstance(found, list) else [found]


def all_words(programme: Json) -> str:
    """Every word of a programme file in one text, to see that nothing was dropped."""
    return " ".join(_words(programme))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
