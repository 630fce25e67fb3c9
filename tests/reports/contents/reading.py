"""Reading a report back as plain text and rows."""

from collections.abc import Iterator

from fridlyst.reports.columns import Row, cell_text
from fridlyst.reports.document import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeyFigures,
    OwnText,
    Paragraph,
    ReportDocument,
    StatusBar,
    Table,
)


def texts(document: ReportDocument) -> str:
    """Everything that the report says, a line each."""
    return "\n".join(line for block in document.every_block() for line in lines(block))


def lines(block: Block) -> Iterator[str]:
    """What one block says."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case BulletList():
            yield from (item.text for item in block.items)
        case KeyFigures():
            yield from (f"{item.value} {item.label}" for item in block.items)
        case StatusBar():
            yield block.alt
        case OwnText():
            yield block.text or block.placeholder
        case Figure():
            yield block.alt
            yield from lines(block.table)
        case Table():
            for row in block.rows:
                yield " | ".join(cell_text(*pair) for pair in zip(row, block.columns, strict=True))


def table(document: ReportDocument, key: str) -> tuple[Row, ...]:
    """The rows of the table with this key."""
    return next(one for one in document.every_table() if one.key == key).rows


def words(row: Row) -> tuple[object, ...]:
    """A row with statuses as their words."""
    return tuple(getattr(cell, "text", cell) for cell in row)
