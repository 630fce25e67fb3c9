"""Tables back from text whose grid is gone: header lines, and rows by their owners and times."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from fridlyst.intake.blocks import Block, BlockKind, Document, Table
from fridlyst.intake.understand.gridless_goals import rows_of_goals
from fridlyst.intake.understand.gridless_rows import (
    Column,
    Rows,
    rows_between_anchors,
    rows_then_anchors,
)
from fridlyst.intake.understand.headings import is_goal_heading, is_numbered, opens_list
from fridlyst.intake.understand.lines import Printed
from fridlyst.intake.understand.vocabulary import ANCHORS, Role, heading_of, headings_in_line
from fridlyst.intake.understand.words import ends_sentence, fold

_WIDE = 70
_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
_PAGE_NUMBER = re.compile(r"^(?:sida?\s*)?\d{1,3}\s*(?:\(\d{1,3}\)|av \d{1,3})?$", re.IGNORECASE)
_HEADING_START = re.compile(r"^(?:\d+(?:\.\d+)*[.:)]?\s+)?[A-ZÅÄÖ]")
_NOTE = re.compile(r"^\d{1,3}\s?[A-ZÅÄÖ]")


def rebuild(document: Document) -> tuple[Block, ...]:
    """The document's blocks, with every table that stood there as bare lines made a table again.

    The tables made here are not `ruled`: their rows are inferred. Everything else is kept, in order.
    """
    made: list[Block] = []
    for run in _runs(document.blocks):
        made.extend(run if run[0].kind not in _TEXT_KINDS else _rebuild_run(run, gridless=document.gridless))
    return tuple(made)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks of text that stand together, and every other block alone."""
    run: list[Block] = []
    for block in blocks:
        if block.kind in _TEXT_KINDS:
            run.append(block)
            continue
        if run:
            yield run
        run = []
        yield [block]
    if run:
        yield run


def _rebuild_run(blocks: list[Block], *, gridless: bool) -> list[Block]:
    printed = [Printed(line, block) for block in blocks for line in block.lines]
    made: list[Block] = []
    done = at = 0
    while at < len(printed):
        header = _header_at(printed, at, gridless=gridless)
        if header is None:
            at += 1
            continue
        columns, body = header
        end = _end_of_table(printed, body)
        table = _table(columns, printed[body:end], printed[:at])
        if table is None:
            at = body
            continue
        made.extend(_as_blocks(printed[done:at], gridless=gridless))
        made.append(replace(printed[at].block, kind=BlockKind.TABLE, lines=(), level=None, table=table))
        done = at = end
    return made + (
        _as_blocks(printed[done:], gridless=gridless) if done else _as_blocks(printed, gridless=gridless)
    )


def _header_at(
    printed: Sequence[Printed], at: int, *, gridless: bool
) -> tuple[tuple[Column, ...], int] | None:
    """The columns that a header at this line names, and where its table's body begins."""
    named = headings_in_line(printed[at].text)
    if named:
        return tuple(Column(text, heading) for text, heading in named), at + 1
    return _stacked_header(printed, at) if gridless and printed[at].line.blank_before else None


def _stacked_header(printed: Sequence[Printed], at: int) -> tuple[tuple[Column, ...], int] | None:
    """Headings that stand as short paragraphs one above the other: goal columns without owner or time."""
    columns: list[Column] = []
    while at < len(printed):
        end = next((i for i in range(at + 1, len(printed)) if printed[i].line.blank_before), len(printed))
        text = fold(" ".join(item.text for item in printed[at:end]))
        heading = heading_of(text) if end - at <= 4 and not ends_sentence(text) else None
        if heading is None or heading.role not in (Role.STEERING, Role.GOAL) or text.endswith(":"):
            break
        columns.append(Column(text, heading))
        at = end
    roles = [column.heading.role for column in columns]
    return (tuple(columns), at) if len(columns) >= 2 and roles[0] is Role.STEERING else None


def _end_of_table(printed: Sequence[Printed], body: int) -> int:
    """The first line that no longer belongs to the table: another heading, or prose as wide as the page."""
    sample = [len(item.text) for item in printed[body : body + 8]]
    narrow = bool(sample) and median(sample) < _WIDE * 0.85
    for at in range(body, len(printed)):
        text = printed[at].text
        if is_goal_heading(text) or headings_in_line(text) or _is_heading_over_table(printed, at):
            return at
        if narrow and len(text) > _WIDE and not _NOTE.match(text):
            return at - 1 if at > body and _is_title_over(printed[at - 1], printed[at]) else at
    return len(printed)


def _is_heading_over_table(printed: Sequence[Printed], at: int) -> bool:
    """Whether a numbered heading stands here, with the next table's header a few lines below it."""
    return is_numbered(printed[at].text) and any(
        headings_in_line(item.text) for item in printed[at + 1 : at + 7]
    )


def _is_title_over(above: Printed, below: Printed) -> bool:
    return (
        not below.line.blank_before and len(above.text.split()) <= 6 and not above.text.endswith((",", "."))
    )


def _table(columns: tuple[Column, ...], body: Sequence[Printed], before: Sequence[Printed]) -> Table | None:
    kept = [item for item in body if not _PAGE_NUMBER.match(item.text) and not _NOTE.match(item.text)]
    rows = _reader_for(columns)(columns, kept, before) if kept else None
    return Table(rows=rows, ruled=False) if rows else None


def _reader_for(
    columns: tuple[Column, ...],
) -> Callable[[tuple[Column, ...], Sequence[Printed], Sequence[Printed]], Rows]:
    anchors = [column.heading.role in ANCHORS for column in columns]
    if not any(anchors):
        return rows_of_goals
    return rows_then_anchors if anchors[-1] else rows_between_anchors


def _as_blocks(printed: Sequence[Printed], *, gridless: bool) -> list[Block]:
    """Lines as blocks again: whole blocks as they were, cut blocks in their rest, headings known as such."""
    made: list[Block] = []
    for item in printed:
        if (
            not made
            or made[-1].number != item.block.number
            or (gridless and _begins_block(made[-1], item.text))
        ):
            made.append(replace(item.block, lines=(item.line,)))
        else:
            made[-1] = replace(made[-1], lines=(*made[-1].lines, item.line))
    return [_with_heading(block) for block in made] if gridless else made


def _begins_block(above: Block, text: str) -> bool:
    """Whether a line stands apart from the lines above it although no empty line says so."""
    opened = above.lines[-1].text
    return is_goal_heading(text) or (opened.endswith(":") and opens_list(opened) is not None)


def _with_heading(block: Block) -> Block:
    """A short paragraph without a full stop is a heading, when the text has no other sign of one."""
    text = fold(block.text)
    if block.kind is not BlockKind.PARAGRAPH or not _HEADING_START.match(text):
        return block
    if is_goal_heading(text) and len(block.lines) <= 4:
        return replace(block, kind=BlockKind.HEADING, level=1)
    short = (
        len(block.lines) == 1 and len(text) <= 80 and not text.endswith((".", ",", ";", ":", "–", "-", ")"))
    )
    return (
        replace(block, kind=BlockKind.HEADING, level=2) if short and not _PAGE_NUMBER.match(text) else block
    )
