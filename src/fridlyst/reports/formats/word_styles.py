"""The look of a Word report: its named styles, so that a person who writes on keeps the look."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from fridlyst.reports.tones import ACCENT, INK, SECOND_INK

FONT = "Calibri"
LEAD = "Ingress"
KEY_VALUE = "Nyckeltal"
KEY_LABEL = "Nyckeltal text"
CELL = "Tabelltext"
NOTE = "Tabellnot"
OWN_LABEL = "Egen text rubrik"
OWN_TEXT = "Egen text"
SMALL = "Liten text"
SENDER = "Avsändare"
CONTENTS_HEADING = "Innehållsrubrik"

_Look = tuple[str, float, bool, str, float, float]
_BUILT_IN: tuple[_Look, ...] = (
    ("Normal", 11, False, INK, 0, 6),
    ("Title", 24, True, INK, 0, 4),
    ("Subtitle", 13, False, SECOND_INK, 0, 10),
    ("Heading 1", 17, True, INK, 26, 8),
    ("Heading 2", 13, True, INK, 18, 6),
    ("Heading 3", 11, True, INK, 12, 4),
    ("Caption", 10, True, INK, 12, 4),
    ("List Bullet", 11, False, INK, 0, 4),
    ("List Number", 11, False, INK, 0, 4),
    ("Header", 9, False, SECOND_INK, 0, 0),
    ("Footer", 9, False, SECOND_INK, 0, 0),
)
_OWN: tuple[_Look, ...] = (
    (LEAD, 13, False, INK, 0, 8),
    (KEY_VALUE, 20, True, ACCENT, 4, 0),
    (KEY_LABEL, 10, False, SECOND_INK, 0, 4),
    (CELL, 10, False, INK, 2, 2),
    (NOTE, 9, False, SECOND_INK, 4, 10),
    (OWN_LABEL, 10, True, SECOND_INK, 10, 2),
    (OWN_TEXT, 11, False, INK, 0, 6),
    (SMALL, 10, False, SECOND_INK, 2, 2),
    (CONTENTS_HEADING, 17, True, INK, 18, 8),
    ("TOC 1", 11, False, INK, 0, 2),
    (SENDER, 12, True, ACCENT, 0, 10),
)
_LETTER: tuple[_Look, ...] = (
    ("Title", 18, True, INK, 14, 6),
    ("Heading 1", 13, True, INK, 16, 4),
    ("Heading 2", 11, True, INK, 12, 4),
)


def restyle(document: Document, language: str) -> None:
    """Set every style that a report uses, the page and the language of the text."""
    for look in _BUILT_IN:
        _dress(document.styles[look[0]], look)
    for look in _OWN:
        style = document.styles.add_style(look[0], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _dress(style, look)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles[OWN_LABEL].paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    document.styles["TOC 1"].paragraph_format.line_spacing = 1.0
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    _set_language(document, language)
    _set_page(document)


def restyle_as_letter(document: Document) -> None:
    """Smaller headings: a letter is read from end to end."""
    for look in _LETTER:
        _dress(document.styles[look[0]], look)


def _dress(style: ParagraphStyle, look: _Look) -> None:
    _, size, bold, colour, before, after = look
    _drop_theme(style)
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    if size > 12:
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _drop_theme(style: ParagraphStyle) -> None:
    """Take away the template's theme fonts, letter spacing, kerning and rules under headings."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:spacing", "w:kern"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    paragraph = style.element.get_or_add_pPr()
    for found in [*paragraph.findall(qn("w:pBdr")), *paragraph.findall(qn("w:contextualSpacing"))]:
        paragraph.remove(found)


def _set_language(document: Document, language: str) -> None:
    """The proofing language of all text, with Arabic for right-to-left runs."""
    full = {"sv": "sv-SE", "en": "en-GB"}.get(language, language)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for found in defaults.findall(qn("w:lang")):
        defaults.remove(found)
    mark = OxmlElement("w:lang")
    for name, value in (("w:val", full), ("w:eastAsia", full), ("w:bidi", "ar-SA")):
        mark.set(qn(name), value)
    defaults.append(mark)
    document.core_properties.language = full


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    section.different_first_page_header_footer = True
