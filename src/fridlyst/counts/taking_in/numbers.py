"""What a cell says as a number: a count, or that there is none."""

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f']")
# What case systems write where they give no number, or have hidden a small one.
_MISSING = re.compile(
    r"(?:|-|–|—|x|\*+|\.{1,3}|…|:|<\s*\d{1,2}|≤\s*\d{1,2}|\d{1,2}\s*[-–]\s*\d{1,2}|n/?a|saknas|"
    r"uppgift saknas|sekretess|skyddat|färre än \d{1,2}|mindre än \d{1,2})",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\d{1,7}(?:[.,]0{1,2})?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Number:
    """`count` None is missing; `hidden` says that the source had hidden it."""

    count: int | None
    hidden: bool = False


def number_of(text: str) -> Number | None:
    """The number that a cell says, or None when it says something else.

    1 234, 1.234 and 1234,0 are whole; a share, a negative and what has more than seven digits are none.
    """
    said = text.strip()
    if len(said) > 40:
        return None
    if _MISSING.fullmatch(said):
        return Number(None, hidden=bool(said) and said not in "-–—")
    plain = _SPACES.sub("", said)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", "")
    if not plain.isascii() or not _WHOLE.fullmatch(plain):
        return None
    return Number(int(re.split(r"[.,]", plain)[0]))


def is_number(text: str) -> bool:
    """Whether the cell says a count itself."""
    found = number_of(text)
    return found is not None and found.count is not None
