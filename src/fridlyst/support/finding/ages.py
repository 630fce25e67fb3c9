"""Ages in free text: "min son 14 år", "16-åring", "I am 15"."""

from collections.abc import Sequence
from typing import Final

from fridlyst.support.finding.folding import fold
from fridlyst.support.rules import OLDEST

_AFTER: Final = frozenset(
    fold(word)
    for word in (
        *("år", "åring", "åringen", "årig", "åriga", "årige", "års", "years", "year", "yrs", "yo"),
        *("vuotta", "vuotias", "vuotiaan", "v", "jir", "sano", "sanno", "років", "роки", "рік", "річний"),
        *("سنة", "سنوات", "عام", "عاما", "أعوام", "ساله", "سال", "سالگی", "ዓመት", "ዓመቱ", "ዓመታ", "ዓመተይ"),
    )
)
# "min son är 14", "she is 16"; of these words only the last before the number counts.
_BEFORE: Final = frozenset(
    fold(word)
    for word in (
        *(
            "är",
            "e",
            "ä",
            "blir",
            "fyllt",
            "fyller",
            "ålder",
            "åldern",
            "am",
            "im",
            "is",
            "hes",
            "shes",
            "age",
            "aged",
        ),
        *("son", "dotter", "daughter", "olen", "on", "عمري", "عمرها", "عمره", "мені", "йому", "їй", "синові"),
    )
)
_MONTHS: Final = frozenset(
    fold(word)
    for word in ("månader", "månad", "mån", "months", "month", "kuukautta", "شهر", "أشهر", "місяців", "ماه")
)
_FOLLOWS: Final = 2
MOST: Final = 4


def ages_in(words: Sequence[str]) -> tuple[int, ...]:
    """The ages in whole years that folded words speak of, in order, at most four."""
    found: dict[int, None] = {}
    for at, word in enumerate(words):
        if word.isdecimal() and len(word) <= 3:
            age = _age(int(word), words[at + 1 : at + 1 + _FOLLOWS], words[at - 1] if at else "")
            if age is not None and age <= OLDEST:
                found[age] = None
    return tuple(found)[:MOST]


def _age(number: int, after: Sequence[str], before: str) -> int | None:
    if after and after[0] in _MONTHS:
        return 0
    if (after and after[0] in _AFTER) or (before in _BEFORE and not (after and after[0].isdigit())):
        return number
    return None
