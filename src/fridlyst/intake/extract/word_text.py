"""A Word paragraph as printed lines: insertions in, deletions out, text boxes apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fridlyst.intake.blocks import Line
from fridlyst.intake.extract.word_package import W
from fridlyst.intake.extract.word_styles import Label, Look, Numbering, Styles, child, flag, number, value
from fridlyst.intake.extract.wording import is_note_mark, line_of
from fridlyst.intake.extract.xml import Element

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED = {
    W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "txbxContent", "tbl")
}
_TEXT = {W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-"}
_BOX = W + "txbxContent"


@dataclass
class Paragraph:
    """A paragraph's text with line breaks kept, its label and its looks. `size` in half points."""

    text: str
    look: Look
    label: Label | None
    bold: bool
    size: int | None
    outline: int | None
    runs_on: bool
    boxes: list[Element] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        return self.label is not None or self.look.name.startswith(("list bullet", "punktlista"))

    def after(self, start: "Paragraph") -> "Paragraph":
        """The one paragraph that is left when the break between `start` and this one was deleted."""
        return replace(self, text=start.text + self.text, boxes=start.boxes + self.boxes)

    def lines(self, *, blank_before: bool) -> tuple[Line, ...]:
        """The paragraph's lines that hold words; the first carries the bullet or the number."""
        found: list[Line] = []
        bullet = self.is_list and not (self.label and self.label.text)
        prefix = f"{self.label.text} " if self.label and self.label.text else ""
        for text in self.text.split("\n"):
            line = line_of(prefix + text, blank_before=blank_before, bullet=bullet, bold=self.bold)
            blank_before = not line.text
            if line.text and text.strip():
                found.append(line)
                prefix, bullet = "", False
        return tuple(found)


@dataclass
class Reader:
    """Reads paragraphs in order, so that automatic numbers count right."""

    styles: Styles
    numbering: Numbering

    def paragraph(self, element: Element) -> Paragraph:
        properties = child(element, "pPr")
        look = self.styles.look(value(properties, "pStyle"))
        pieces = [piece for piece in self._pieces(element, look) if piece.text]
        text = "".join(piece.text for piece in pieces)
        printed = [piece for piece in pieces if piece.text.strip()]
        return Paragraph(
            text=text,
            look=look,
            label=self._label(properties, look) if text.strip() else None,
            bold=bool(printed) and all(piece.bold for piece in printed),
            size=max((piece.size for piece in printed if piece.size), default=look.size),
            outline=_outline(properties, look),
            runs_on=child(properties, "rPr", "del") is not None,
            boxes=list(boxes_in(element)),
        )

    def _label(self, properties: Element | None, look: Look) -> Label | None:
        own = value(properties, "numPr", "numId")
        level = number(value(properties, "numPr", "ilvl"))
        return self.numbering.next_label(own or look.list_id, look.list_level if level is None else level)

    def _pieces(self, element: Element, look: Look) -> Iterator["_Piece"]:
        before = ""
        for run in _runs(element):
            properties = child(run, "rPr")
            if flag(properties, "vanish"):
                continue
            text = _run_text(run)
            if value(properties, "vertAlign") == "superscript" and is_note_mark(text.strip(), before):
                continue
            before = (before + text)[-4:]
            yield self._piece(text, properties, look)

    def _piece(self, text: str, properties: Element | None, look: Look) -> "_Piece":
        character = value(properties, "rStyle")
        inherited = self.styles.look(character) if character else look
        bold = flag(properties, "b")
        size = number(value(properties, "sz")) or inherited.size or look.size
        return _Piece(text, look.bold or inherited.bold if bold is None else bold, size)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    bold: bool
    size: int | None


def boxes_in(element: Element) -> Iterator[Element]:
    """The text boxes drawn in a paragraph, outermost only, and not the copies for older readers."""
    for part in _children(element):
        if part.tag == _BOX:
            yield part
        elif part.tag not in (W + "del", W + "moveFrom", W + "pPr"):
            yield from boxes_in(part)


def content(element: Element) -> Iterator[Element]:
    """Paragraphs and tables of a body, cell, note or box, through content controls and revisions."""
    for part in _children(element):
        if part.tag in (W + "p", W + "tbl"):
            yield part
        elif part.tag not in (W + "del", W + "moveFrom", W + "sectPr", W + "sdtPr", W + "tcPr"):
            yield from content(part)


def _children(element: Element) -> Iterator[Element]:
    """Child elements, with one choice of each pair of alternatives."""
    for part in element:
        if part.tag == _COMPATIBLE + "AlternateContent":
            chosen = part.find(_COMPATIBLE + "Choice")
            yield from () if len(part) == 0 else (part[0] if chosen is None else chosen)
        else:
            yield part


def _runs(element: Element) -> Iterator[Element]:
    for part in _children(element):
        if part.tag == W + "r":
            yield part
        elif part.tag not in _DROPPED:
            yield from _runs(part)


def _run_text(run: Element) -> str:
    return "".join(_texts(run))


def _texts(element: Element) -> Iterator[str]:
    for part in _children(element):
        if part.tag in _TEXT:
            yield part.text or ""
        elif part.tag == W + "br":
            yield "\n" if part.get(W + "type") in (None, "textWrapping") else ""
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag == W + "ruby":
            base = child(part, "rubyBase")
            yield from () if base is None else (text for run in base for text in _texts(run))


def _outline(properties: Element | None, look: Look) -> int | None:
    own = number(value(properties, "outlineLvl"))
    if own is None:
        return look.outline
    return own if 0 <= own <= 8 else None
