"""Small rules about printed text that every format shares: white space, bullets, contents lists."""

import re
from collections.abc import Iterable
from dataclasses import replace

from fridlyst.intake.blocks import Block, Line

BULLETS = "•●○◦▪■□◾◆◇►▶‣⁃∙·✓✔➢➤→\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_BULLET = re.compile(rf"^(?:[{BULLETS}]\s*|[-–—]\s+|o\s(?=\S)(?=[A-ZÅÄÖ]))(?=\S)")
_ONLY_BULLET = re.compile(rf"^[{BULLETS}]$|^[-–—]$")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[a-zåäö][.)])\s")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d+\s*$|…{2,}\s*\d+\s*$")
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x00, 0x09), *range(0x0E, 0x20)]
)
_SPACE = re.compile(r"[^\S\n]+")
_UNIT = re.compile(r"(?:^|[\s\d])[mdck]?m$")


def tidy(text: str) -> str:
    """Text with every run of white space as one space, and no invisible characters.

    Ligatures are spelled out; a decomposed å (a + ring) becomes one character by the caller's choice of
    form, since NFKC would also change ½ and ².
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", _spell_out(text.translate(_INVISIBLE))).strip()


def split_bullet(text: str) -> tuple[str, bool]:
    """The text without its bullet, and whether it had one. A lone dash is no bullet of anything."""
    found = _BULLET.match(text)
    return (text[found.end() :], True) if found else (text, False)


def is_only_bullet(text: str) -> bool:
    """Whether the text is nothing but a bullet sign."""
    return bool(_ONLY_BULLET.match(text))


def is_numbered(text: str) -> bool:
    """Whether the text begins as an item of a numbered or lettered list: `2. `, `b) `."""
    return bool(_NUMBERED.match(text))


def is_contents_entry(text: str) -> bool:
    """Whether the line is an entry of a table of contents: words, a dotted leader, a page number."""
    return bool(_LEADER.search(text[-200:]))


def is_note_mark(text: str, before: str) -> bool:
    """Whether raised text is a footnote's number (and not the exponent of a unit such as m²)."""
    digits = text.replace(",", "").replace(" ", "")
    return bool(digits) and (digits.isdigit() or set(digits) <= {"*"}) and not _UNIT.search(before)


def line_of(text: str, *, blank_before: bool = False, bullet: bool = False, bold: bool = False) -> Line:
    """A line of tidied text, its bullet taken off and remembered."""
    words, found = split_bullet(tidy(text))
    return Line(text=words, blank_before=blank_before, bullet=bullet or found, bold=bold)


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks numbered in reading order from 0."""
    return tuple(replace(block, number=number) for number, block in enumerate(blocks))


_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st",
})  # fmt: skip
_COMBINED = {"a\u030a": "å", "A\u030a": "Å", "a\u0308": "ä", "A\u0308": "Ä", "o\u0308": "ö", "O\u0308": "Ö"}
_COMBINED |= {"e\u0301": "é", "E\u0301": "É", "u\u0308": "ü", "U\u0308": "Ü"}


def _spell_out(text: str) -> str:
    text = text.translate(_LIGATURES)
    if "\u0301" in text or "\u0308" in text or "\u030a" in text:
        for parts, whole in _COMBINED.items():
            text = text.replace(parts, whole)
    return text
