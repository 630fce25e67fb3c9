"""Swedish words put together of others: "kvinnojouren" of "kvinna" and "jour"."""

from collections.abc import Callable
from typing import Final

from fridlyst.support.finding.stemming import stem

_SHORTEST: Final = 3
_SHORTEST_WHOLE: Final = 7
# What joins the parts, and may hide the end of the first.
_JOINTS: Final = "soeua"


def parts_of(folded: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """The stems of the two known words that a word is put together of, the longest last part first."""
    if len(folded) < _SHORTEST_WHOLE or not folded.isascii():
        return None
    for at in range(_SHORTEST, len(folded) - _SHORTEST + 1):
        last = stem(folded[at:])
        if len(last) < _SHORTEST or not known(last):
            continue
        first = _first(folded[:at], known)
        if first:
            return first, last
    return None


def _first(begun: str, known: Callable[[str], bool]) -> str | None:
    if known(stem(begun)):
        return stem(begun)
    short = stem(begun[:-1]) if begun[-1] in _JOINTS else ""
    return short if len(short) >= _SHORTEST and known(short) else None
