"""The report as the PDF template wants it: only text, numbers and choices, all text fit for the fonts."""

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from fridlyst.reports.charts import draw, draw_status_bar
from fridlyst.reports.columns import Cell, Column, Kind, cell_text
from fridlyst.reports.document import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeyFigures,
    OwnText,
    PageBreak,
    Paragraph,
    ReportDocument,
    Revision,
    Signatures,
    Span,
    StatusBar,
    Table,
    TextTable,
)
from fridlyst.reports.drawings.svg import Drawing
from fridlyst.reports.text import breakable, clean, is_right_to_left, printable, shortened
from fridlyst.reports.tones import Share, Status, Tone
from fridlyst.reports.wording import date_text, words

Data = dict[str, Any]

_SHORT_LEAD = 500


def shown(text: str) -> str:
    """Text that the fonts can show and that breaks before it leaves its column."""
    return breakable(printable(text))


def printed(document: ReportDocument) -> Data:
    """Everything that the template shows, in reading order."""
    word = words(document.language)
    return {
        **_particulars(document),
        "words": {name: getattr(word, name) for name in ("page", "of", "contents", "figure", "table")},
        "tones": {tone: tone.colour for tone in Tone},
        "facts": [{"label": shown(fact.label), "value": shown(fact.value)} for fact in document.facts],
        "letter": document.is_letter,
        "contents": len(document.contents()),
        "first_appendix": _appendix_titles(document)[:1],
        "summary": _blocks(document.summary, document),
        "blocks": _blocks(document.blocks, document),
        "appendices": _appendices(document),
    }


def _particulars(document: ReportDocument) -> Data:
    language, _, region = document.language.partition("-")
    return {
        "title": shown(document.title),
        "subtitle": shown(document.subtitle),
        "running": shown(shortened(document.title, 80)),
        "running_identifier": shown(shortened(document.identifier, 30)),
        "running_author": shown(shortened(document.author, 60)),
        "author": shown(document.author),
        "identifier": shown(document.identifier),
        "lang": language.lower(),
        "region": (region or {"sv": "SE", "en": "GB"}.get(language.lower(), "")).upper() or None,
        "date": [document.date.year, document.date.month, document.date.day],
        "date_words": date_text(document.date, document.language),
    }


def _appendix_titles(document: ReportDocument) -> list[str]:
    return [shown(document.appendix_title(position)) for position in range(1, len(document.appendices) + 1)]


def _appendices(document: ReportDocument) -> list[Data]:
    return [
        {
            "key": it.key,
            "title": title,
            "blocks": [block | {"outlined": False} for block in _blocks(it.blocks, document)],
        }
        for it, title in zip(document.appendices, _appendix_titles(document), strict=True)
    ]


def _blocks(blocks: tuple[Block, ...], document: ReportDocument) -> list[Data]:
    pairs = zip_longest(blocks, blocks[1:])
    return [_block(block, document) | _kept(block, after) for block, after in pairs]


def _kept(block: Block, after: Block | None) -> Data:
    """A few words that lead up to a table or a figure stay on its page."""
    leads = isinstance(after, Table | TextTable | Figure | KeyFigures | StatusBar | BulletList)
    return {"sticky": leads and isinstance(block, Paragraph) and len(block.text) < _SHORT_LEAD}


def _block(block: Block, document: ReportDocument) -> Data:
    writer: Callable[[Any, str], Data] = _WRITERS[type(block)]
    return writer(block, document.language)


def _heading(block: Heading, language: str) -> Data:
    return {
        "kind": "heading",
        "level": block.level,
        "text": shown(block.text),
        "key": block.key,
        "outlined": block.level <= 2,
    }


def _paragraph(block: Paragraph, language: str) -> Data:
    return {
        "kind": "paragraph",
        "lead": block.lead,
        "rtl": is_right_to_left(block.text),
        "spans": [_span(span) for span in block.spans],
    }


def _span(span: Span) -> Data:
    return {
        "text": shown(span.text),
        "strong": span.strong,
        "emphasis": span.emphasis,
        "lang": span.language[:2],
        "added": _mark(span.added),
        "struck": _mark(span.struck),
    }


def _mark(revision: Revision | None) -> str | None:
    """The change's number, to stand after its words; None where nothing was changed."""
    return None if revision is None else str(revision.number or "")


def _text_table(block: TextTable, language: str) -> Data:
    return {
        "kind": "text-table",
        "width": block.width,
        "head": [[_paragraph(one, language) for one in cell] for cell in block.head],
        "rows": [[[_paragraph(one, language) for one in cell] for cell in row] for row in block.rows],
    }


def _list(block: BulletList, language: str) -> Data:
    return {
        "kind": "list",
        "ordered": block.ordered,
        "items": [_paragraph(item, language) for item in block.items],
    }


def _table(block: Table, language: str) -> Data:
    return {
        "kind": "table",
        "caption": shown(block.caption),
        "columns": [
            {"title": shown(column.title), "figure": column.kind.is_figure, "width": _width(column)}
            for column in block.columns
        ],
        "rows": [
            [_cell(cell, column, language) for cell, column in zip(row, block.columns, strict=True)]
            for row in block.rows
        ],
        "note": shown(block.note),
        "empty": shown(block.empty),
        "total": block.last_is_total,
        "narrow": block.is_narrow,
        "short": block.is_short,
    }


def _width(column: Column) -> float:
    return column.weight if column.kind is Kind.TEXT else 0


def _cell(cell: Cell, column: Column, language: str) -> str | Data:
    if isinstance(cell, Status):
        return {"tone": cell.tone, "word": shown(cell.word), "detail": shown(cell.detail)}
    return shown(cell_text(cell, column, language))


def _figure(block: Figure, language: str) -> Data:
    return {
        "kind": "figure",
        "caption": shown(block.caption),
        "alt": clean(block.alt),
        "svg": _svg(draw(block.chart)),
        "table": _table(block.table, language),
    }


def _svg(drawing: Drawing) -> Data:
    return {"code": drawing.svg, "width": drawing.width, "height": drawing.height}


def _key_figures(block: KeyFigures, language: str) -> Data:
    items = [{"value": shown(item.value), "label": shown(item.label)} for item in block.items]
    return {"kind": "key-figures", "items": items}


def _status_bar(block: StatusBar, language: str) -> Data:
    return {
        "kind": "status-bar",
        "title": shown(block.title),
        "alt": clean(block.alt),
        "svg": _svg(draw_status_bar(block.parts)),
        "parts": [_share(part) for part in block.parts],
    }


def _share(part: Share) -> Data:
    return {"tone": part.status.tone, "word": shown(part.status.within), "count": str(part.count)}


def _own_text(block: OwnText, language: str) -> Data:
    return {
        "kind": "own-text",
        "label": shown(block.label),
        "written": block.written,
        "paragraphs": [{"text": shown(text), "rtl": is_right_to_left(text)} for text in block.lines],
        "note": shown(block.note),
    }


def _signatures(block: Signatures, language: str) -> Data:
    return {"kind": "signatures", "names": [shown(name) for name in block.names]}


def _page_break(block: PageBreak, language: str) -> Data:
    return {"kind": "page-break"}


_WRITERS: dict[type, Callable[[Any, str], Data]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    BulletList: _list,
    Table: _table,
    TextTable: _text_table,
    Figure: _figure,
    KeyFigures: _key_figures,
    StatusBar: _status_bar,
    OwnText: _own_text,
    Signatures: _signatures,
    PageBreak: _page_break,
}
