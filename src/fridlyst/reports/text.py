"""Text from people made fit for a file: what no format can hold is dropped, what a font lacks is marked."""

import re
import unicodedata

from fridlyst.reports.fonts import coverage

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_LONG_RUN = re.compile(r"[^\s\u200b\u00ad-]{32,}")
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_SURROGATES = r"\ud800-\udfff"
_REORDERING = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_NON_CHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(0x11))
_UNFIT = re.compile(f"[{_CONTROLS}{_SURROGATES}{_REORDERING}{_NON_CHARACTERS}]")
_REPLACEMENT = "□"


def clean(text: str) -> str:
    """The text without control characters, lone surrogates, non-characters and direction overrides.

    What is left can stand in XML 1.0, PDF and a spreadsheet; every kind of line end becomes a newline.
    """
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def printable(text: str) -> str:
    """Clean text where signs that the shipped fonts lack show as an empty square (PDF/A forbids gaps)."""
    known = coverage()
    composed = unicodedata.normalize("NFC", clean(text)).replace("\t", " ")
    return "".join(sign if sign == "\n" or ord(sign) in known else _stand_in(sign) for sign in composed)


def _stand_in(sign: str) -> str:
    if unicodedata.category(sign) in ("Cf", "Mn"):
        return ""
    return " " if unicodedata.category(sign).startswith("Z") else _REPLACEMENT


def breakable(text: str) -> str:
    """The text with invisible places to break in runs of 32 signs or more without a space."""
    return _LONG_RUN.sub(lambda run: "\u200b".join(_pieces(run.group())), text)


def _pieces(run: str, size: int = 16) -> list[str]:
    return [run[start : start + size] for start in range(0, len(run), size)]


def is_right_to_left(text: str) -> bool:
    """Whether the first sign with a direction of its own is Arabic or Hebrew (Unicode UAX 9, P2)."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def shortened(text: str, length: int) -> str:
    """One line of at most `length` signs, cut with an ellipsis; the whole text stands elsewhere."""
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
