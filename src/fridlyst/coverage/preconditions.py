"""Whether an activity is about what a precondition asks for, by the themes of their words. Plain Python.

Only a hint: a theme is a family of words that mean nearly the same in this field, and what no activity's
words touch is said as not found, never as missing. A precondition without any theme is left alone.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# The part of the themes that the activities have to touch together.
ENOUGH = 0.6
_NEAREST = 3
# Each word of a theme is the beginning of a word, or with a hyphen before it any part of a compound.
THEMES: Mapping[str, str] = {
    "knowledge": (
        "kunskap känner -kunnig kompeten -utbild -kurs lär lära fortbild introduktion vet förstå handled"
    ),
    "methods": "-metod arbetssätt evidens forskning beprövad standardiser -instrument struktur program",
    "together": "samverk samarbet -samord ihop tillsammans gemensam partner nätverk närmare",
    "finding": "-upptäck fråg -rutinfråg tecken uppmärksam -screening uppsök",
    "routines": "-rutin riktlinj -handlingsplan arbetsordning vägledning",
    "helping": (
        "insats -insats -stöd hjälp -samtal -behandling -boende skydd motiver anpass erbjud partnerkontakt"
    ),
    "justice": "-rättspro rättsväs polisanmäl dom domstol åtal brottsutred -förhör lagför brott",
    "learning": "utvärder -uppfölj följ följa följer statistik kartlägg resultat -granskning",
    "associations": "-förening civilsamhäll ideell -jour frivilligorganis",
    "telling": "-inform kampanj sprid berätta material",
    "norms": "kön könsnorm -sexual maskulin jämställd normer pojkar",
    "preventing": "förebygg universell -preventi våldsförebygg främja",
    "using": "utöva -utövar -utövare förövar våldsutöv återfall",
    "exposed": "-utsatt drabbad",
    "children": "barn barnen barns unga elev",
    "managers": "chef ledning",
    "homes": "bostad bostäder hyres",
    "money": "budget resurs medel finansier",
}
_WORD = re.compile(r"\w+")
# The best knowledge that there is asks for methods that hold, not for anybody to be taught.
_BEST_KNOWN = re.compile(r"\bbästa( \w+)? kunskap\w*")


@dataclass(frozen=True, slots=True)
class Served:
    """What part of the precondition's themes the activities touch together (0–1), and which come nearest.

    `untouched` are the themes that none of them touches.
    """

    together: float
    untouched: tuple[str, ...]
    nearest: tuple[int, ...]

    @property
    def enough(self) -> bool:
        return self.together >= ENOUGH


def served(text: str, activities: Mapping[int, str]) -> Served:
    """How far the activities (number → words) are about what the precondition asks for."""
    wanted = themes(text)
    if not wanted:
        return Served(1.0, (), ())
    met = {number: wanted & themes(words) for number, words in activities.items()}
    ranked = sorted((number for number in met if met[number]), key=lambda one: -len(met[one]))
    together = frozenset[str]().union(*met.values())
    left = tuple(theme for theme in THEMES if theme in wanted - together)
    return Served(len(together) / len(wanted), left, tuple(ranked[:_NEAREST]))


def themes(text: str) -> frozenset[str]:
    """The themes that the text touches."""
    words = _WORD.findall(_BEST_KNOWN.sub("evidens", text.casefold()))
    return frozenset(theme for theme, told in THEMES.items() if any(map(_touching(told), words)))


def _touching(told: str) -> Callable[[str], bool]:
    starts = tuple(one for one in told.split() if not one.startswith("-"))
    parts = tuple(one[1:] for one in told.split() if one.startswith("-"))
    return lambda word: word.startswith(starts) or any(part in word for part in parts)
