"""What python-docx has no words for: fields, content controls, table marks, alternative texts."""

from itertools import count
from zlib import crc32

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from fridlyst.reports.text import clean, is_right_to_left

TEXT_WIDTH = Mm(164)


def made(name: str, /, **attributes: str) -> BaseOxmlElement:
    """A WordprocessingML element; attributes are in the same name space."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def dress(paragraph: Paragraph, style: str) -> Paragraph:
    """Give the paragraph a style by name; its identifier is the name without spaces in every file we make."""
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def add_text(paragraph: Paragraph, text: str) -> Run:
    """A run of text; a paragraph that begins in Arabic or Hebrew gets that direction."""
    tidy = clean(text)
    run = paragraph.add_run(tidy)
    if is_right_to_left(tidy):
        run._r.get_or_add_rPr().append(made("rtl"))
        if len(paragraph.runs) == 1:
            paragraph._p.get_or_add_pPr().append(made("bidi"))
    return run


def open_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field (ECMA-376, 17.16); what follows until `close_field` is what it shows until updated."""
    _add_mark(paragraph, "begin")
    instruction = made("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _add_mark(paragraph, "separate")


def close_field(paragraph: Paragraph) -> None:
    """End the field that was opened last."""
    _add_mark(paragraph, "end")


def add_field(paragraph: Paragraph, code: str, result: str) -> None:
    """A whole field with its present result."""
    open_field(paragraph, code)
    paragraph.add_run(result)
    close_field(paragraph)


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(made("fldChar", fldCharType=kind))


def begin_numbering(document: Document) -> int:
    """A numbering of its own, from 1, that looks as the style of numbered lists; for `number_by`."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    like = next(one for one in numbering.num_lst if one.numId == style)
    begun = numbering.add_num(like.abstractNumId.val)
    begun.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(begun.numId)


def number_by(paragraph: Paragraph, numbering: int) -> None:
    """Number the paragraph by a numbering that has been begun."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def place_name(key: str) -> str:
    """A bookmark's name out of a key: letters, digits and low lines, at most 40 signs, no two keys alike."""
    tidy = "".join(sign if sign.isalnum() else "_" for sign in clean(key))
    return f"_{tidy[:30]}_{crc32(key.encode()):08x}"


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make the whole paragraph a place that can be linked to."""
    start = made("bookmarkStart", id=str(number), name=name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(made("bookmarkEnd", id=str(number)))


def add_link(paragraph: Paragraph, name: str, text: str) -> None:
    """A link to a bookmark in the same document."""
    link = made("hyperlink", anchor=name, history="1")
    run = made("r")
    inner = made("t")
    inner.text = clean(text)
    inner.set(qn("xml:space"), "preserve")
    run.append(inner)
    link.append(run)
    paragraph._p.append(link)


def repeat_as_header(row: _Row) -> None:
    """Show the row again on top of every page that the table goes on to."""
    row._tr.get_or_add_trPr().append(made("tblHeader"))


def keep_whole(row: _Row) -> None:
    """Do not divide the row between two pages."""
    row._tr.get_or_add_trPr().append(made("cantSplit"))


def describe(table: Table, title: str) -> None:
    """The table's title for one who hears it read."""
    table._tbl.tblPr.append(made("tblCaption", val=clean(title)[:255]))


def set_rules(cell: _Cell, **edges: tuple[int, str]) -> None:
    """Lines of a cell, each as eighths of a point and a colour, in the order that the schema wants."""
    borders = made("tcBorders")
    for edge in ("top", "left", "bottom", "right"):
        if edge in edges:
            size, colour = edges[edge]
            borders.append(made(edge, val="single", sz=str(size), space="0", color=colour.removeprefix("#")))
    cell._tc.get_or_add_tcPr().append(borders)


def set_margins(table: Table, *, side: int = 80) -> None:
    """Room left and right in every cell, in twentieths of a point; the first column stands on the margin."""
    margins = made("tblCellMar")
    for edge, width in (("left", 0), ("right", side)):
        margins.append(made(edge, w=str(width), type="dxa"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    table._tbl.tblPr.insert(list(table._tbl.tblPr).index(look), margins)


def set_grid(table: Table, widths: list[int]) -> None:
    """Fixed widths in EMU, given both to the grid and to every cell, as Word and others each read one."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def describe_picture(run: Run, alt: str) -> None:
    """The alternative text of the run's picture, and no room around it (some readers add 3 mm)."""
    for inline in run._r.iter(qn("wp:inline")):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", clean(alt))


def add_place_for_text(
    document: Document, key: str, label: str, paragraphs: list[Paragraph], *, empty: bool
) -> None:
    """Put the paragraphs in a content control that a person writes in and a program finds by `key`."""
    control = made("sdt")
    properties = made("sdtPr")
    properties.append(made("alias", val=clean(label)[:64]))
    properties.append(made("tag", val=clean(key)[:64]))
    properties.append(made("id", val=str(_next_number(document))))
    if empty:
        properties.append(made("showingPlcHdr"))
    content = made("sdtContent")
    control.append(properties)
    control.append(content)
    paragraphs[0]._p.addprevious(control)
    for paragraph in paragraphs:
        content.append(paragraph._p)


def _next_number(document: Document) -> int:
    taken = {element.get(qn("w:val")) for element in document.element.body.iter(qn("w:id"))}
    return next(number for number in count(1) if str(number) not in taken)
