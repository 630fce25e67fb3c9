"""Stable words for addresses."""

import re
import unicodedata
from collections.abc import Container

_SWEDISH = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "æ": "ae", "ø": "o", "–": "-", "—": "-"})


def slug(text: str, *, longest: int = 60) -> str:
    """Lower-case letters, digits and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SWEDISH)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:longest].rstrip("-") or "x"


def free_slug(text: str, taken: Container[str], *, longest: int = 60) -> str:
    """A slug that is not in `taken`: the plain one, else with -2, -3 and so on; at most `longest` long."""
    first = slug(text, longest=longest)
    if first not in taken:
        return first
    number = 2
    while (found := _numbered(first, number, longest)) in taken:
        number += 1
    return found


def _numbered(word: str, number: int, longest: int) -> str:
    ending = f"-{number}"
    return word[: longest - len(ending)].rstrip("-") + ending
