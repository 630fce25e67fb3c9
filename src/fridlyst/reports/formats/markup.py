"""The blocks of a report as HTML: semantic, escaped, with classes and no style."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from fridlyst.reports.charts import draw, draw_status_bar
from fridlyst.reports.columns import Cell, Column, cell_text, iso_day
from fridlyst.reports.document import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeyFigures,
    OwnText,
    PageBreak,
    Paragraph,
    Revision,
    Signatures,
    Span,
    StatusBar,
    Table,
    TextTable,
)
from fridlyst.reports.drawings.svg import Drawing
from fridlyst.reports.text import clean
from fridlyst.reports.tones import Share, Status
from fridlyst.reports.wording import words


def said(text: str) -> str:
    """Text as HTML text or attribute value."""
    return escape(clean(text))


def tag(name: str, inner: str, **attributes: str | bool) -> str:
    """One element around markup; attribute values are escaped here, `inner` by the caller."""
    return f"<{name}{_listed(attributes)}>{inner}</{name}>"


def _listed(attributes: dict[str, str | bool]) -> str:
    shown = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value)
    return "".join(f" {key}" if value is True else f' {key}="{said(str(value))}"' for key, value in shown)


@dataclass(frozen=True, slots=True)
class Markup:
    """Writes blocks; a level 1 heading becomes h1 plus `deeper`, and every id begins with `prefix`.

    `places` holds markup, safe as it is, to stand where a person's own text has its place.
    """

    language: str
    deeper: int = 1
    prefix: str = ""
    places: Mapping[str, str] = field(default_factory=dict)

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        writers: dict[type, Callable[[Any], str]] = {
            Heading: self.heading,
            Paragraph: self.paragraph,
            BulletList: self.bullets,
            Table: self.table,
            TextTable: self.text_table,
            Figure: self.figure,
            KeyFigures: self.key_figures,
            StatusBar: self.status_bar,
            OwnText: self.own_text,
            Signatures: self.signatures,
            PageBreak: lambda _: "",
        }
        return writers[type(block)](block)

    def heading(self, block: Heading) -> str:
        return tag(f"h{min(block.level + self.deeper, 6)}", said(block.text), id=self.prefix + block.key)

    def paragraph(self, block: Paragraph) -> str:
        return tag("p", self._spans(block), dir="auto", class_="report-lead" if block.lead else "")

    def _spans(self, block: Paragraph) -> str:
        return "".join(self._span(span) for span in block.spans)

    def _span(self, span: Span) -> str:
        text = said(span.text)
        text = tag("strong", text) if span.strong else text
        text = tag("em", text) if span.emphasis else text
        text = _revised("ins", text, span.added, last=not span.struck) if span.added else text
        text = _revised("del", text, span.struck, last=True) if span.struck else text
        return tag("bdi", text, lang=span.language) if span.language else text

    def bullets(self, block: BulletList) -> str:
        items = "".join(tag("li", self._spans(item), dir="auto") for item in block.items)
        return tag("ol" if block.ordered else "ul", items)

    def table(self, block: Table) -> str:
        if not block.rows:
            caption = tag("p", said(block.caption), class_="report-caption", id=self.prefix + block.key)
            return caption + tag("p", said(block.empty), class_="report-note")
        name = f"{self.prefix}{block.key}-namn"
        caption = tag("caption", said(block.caption), id=name)
        table = tag("table", caption + self._head(block) + self._body(block), id=self.prefix + block.key)
        scroll = tag("div", table, class_="report-scroll", role="region", tabindex="0", aria_labelledby=name)
        return scroll + (tag("p", said(block.note), class_="report-note") if block.note else "")

    def text_table(self, block: TextTable) -> str:
        head = "".join(tag("th", self._cells(cell), scope="col") for cell in block.head)
        rows = ("".join(tag("td", self._cells(cell)) for cell in row) for row in block.rows)
        body = tag("tbody", "".join(tag("tr", row) for row in rows))
        table = tag("table", (tag("thead", tag("tr", head)) if head else "") + body)
        name = words(self.language).table
        return tag(
            "div",
            table,
            class_="report-scroll report-text-table",
            role="region",
            tabindex="0",
            aria_label=name,
        )

    def _cells(self, cell: tuple[Paragraph, ...]) -> str:
        return "".join(tag("p", self._spans(one), dir="auto") for one in cell)

    def _head(self, block: Table) -> str:
        cells = [
            tag("th", said(column.title), scope="col", class_=_class(column)) for column in block.columns
        ]
        return tag("thead", tag("tr", "".join(cells)))

    def _body(self, block: Table) -> str:
        last = len(block.rows) - 1
        rows = []
        for index, row in enumerate(block.rows):
            cells = "".join(
                self._cell(cell, column, first=x == 0)
                for x, (cell, column) in enumerate(zip(row, block.columns, strict=True))
            )
            rows.append(
                tag("tr", cells, class_="report-total" if block.last_is_total and index == last else "")
            )
        return tag("tbody", "".join(rows))

    def _cell(self, cell: Cell, column: Column, *, first: bool) -> str:
        shown = self._value(cell, column)
        if first:
            return tag("th", shown, scope="row", dir="auto")
        return tag("td", shown, class_=_class(column), data_label=column.title)

    def _value(self, cell: Cell, column: Column) -> str:
        if isinstance(cell, Status):
            return self._status(cell)
        text = said(cell_text(cell, column, self.language))
        if isinstance(cell, date):
            return tag("time", text, datetime=iso_day(cell))
        return tag("bdi", text) if isinstance(cell, str) else text

    def _status(self, status: Status) -> str:
        mark = tag("span", status.tone.symbol, aria_hidden="true")
        word = tag("span", f"{mark} {said(status.word)}", class_="report-status", data_tone=status.tone)
        return f"{word} {said(status.detail)}".rstrip()

    def figure(self, block: Figure) -> str:
        ident = self.prefix + block.key
        drawing = inline(draw(block.chart, ident), block.alt)
        # On a narrow screen a chart keeps a size that can be read, and is scrolled.
        picture = tag(
            "div", drawing, class_="report-picture", role="group", tabindex="0", aria_label=block.caption
        )
        return tag("figure", tag("figcaption", said(block.caption)) + picture, id=ident) + self.table(
            block.table
        )

    def key_figures(self, block: KeyFigures) -> str:
        items = (tag("b", said(item.value)) + tag("span", said(item.label)) for item in block.items)
        return tag("ul", "".join(tag("li", item) for item in items), class_="report-key-figures")

    def status_bar(self, block: StatusBar) -> str:
        drawing = draw_status_bar(block.parts, self.prefix + block.key)
        title = tag("p", said(block.title), class_="report-caption")
        parts = tag("ul", "".join(tag("li", self._share(part)) for part in block.parts))
        return tag("div", title + inline(drawing, block.alt) + parts, class_="report-status-bar")

    def _share(self, part: Share) -> str:
        mark = tag("span", part.status.tone.symbol, aria_hidden="true", data_tone=part.status.tone)
        return f"{mark} {tag('b', str(part.count))} {said(part.status.within)}"

    def signatures(self, block: Signatures) -> str:
        lines = "".join(tag("li", said(name)) for name in block.names)
        return tag("ul", lines, class_="report-signatures")

    def own_text(self, block: OwnText) -> str:
        if block.key in self.places:
            return self.places[block.key]
        label = tag("p", said(block.label), class_="report-own-label")
        texts = "".join(tag("p", said(line), dir="auto") for line in block.lines)
        note = tag("p", said(block.note), class_="report-note") if block.note else ""
        look = "report-own" if block.written else "report-own report-placeholder"
        return tag("div", label + texts + note, class_=look, id=self.prefix + block.key)


def _revised(name: str, inner: str, by: Revision, *, last: bool) -> str:
    """Words that were added or struck, and after the outermost mark the change's number."""
    mark = tag(name, inner, datetime=iso_day(by.on) if by.on else "", title=by.label)
    return mark + tag("sup", str(by.number)) if last and by.number else mark


def _class(column: Column) -> str:
    return "report-figure" if column.kind.is_figure else ""


def inline(drawing: Drawing, alt: str) -> str:
    """A chart as inline SVG with its words; a strict CSP lets it through: no style, no script."""
    return drawing.svg.replace("<svg ", f'<svg role="img" aria-label="{said(alt)}" ', 1)
