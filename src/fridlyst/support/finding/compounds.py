"""Swedish words put together of others: "kvinnojouren" of "kvinna" and "jour"."""

from collections.abc import Callable, Iterable
from typing import Final

from fridlyst.support.finding.stemming import stem

_SHORTEST: Final = 3
_SHORTEST_WHOLE: Final = 7
# What joins the parts, and may hide the end of the first.
_JOINTS: Final = "soeua"
# So many letters say whether any word begins so; a stem of Latin letters is a beginning of its word.
_BEGINNING: Final = 4


class Compounds:
    """Words that others are put together of. `knows` says whether a stem is one; `stems` are all such."""

    def __init__(self, stems: Iterable[str], knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self._begun = frozenset(one[:_BEGINNING] for one in stems if len(one) >= _SHORTEST)

    def parts_of(self, folded: str) -> tuple[str, str] | None:
        """The stems of the two words that a word is put together of, the longest last part first."""
        if len(folded) < _SHORTEST_WHOLE or not folded.isascii():
            return None
        begun = self._begun
        for at in range(_SHORTEST, len(folded) - _SHORTEST + 1):
            if folded[at : at + _BEGINNING] not in begun and folded[at : at + _SHORTEST] not in begun:
                continue
            last = stem(folded[at:])
            if len(last) < _SHORTEST or not self._knows(last):
                continue
            first = self._first(folded[:at])
            if first:
                return first, last
        return None

    def _first(self, begun: str) -> str | None:
        if self._knows(stem(begun)):
            return stem(begun)
        short = stem(begun[:-1]) if begun[-1] in _JOINTS else ""
        return short if len(short) >= _SHORTEST and self._knows(short) else None
