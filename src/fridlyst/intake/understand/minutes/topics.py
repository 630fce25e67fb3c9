"""Whether two sentences of minutes speak of the same thing: money, following up, the unions and so on."""

import re
from functools import cache

_TOPICS = {
    "money": r"kostnad|\bkosta|ekonom|finansier|budget|medel|befintlig\w* (?:verksamhet|ram|resurs)"
    r"|anslag|kronor",
    "following": r"uppfölj|följ\w* upp|utvärder|nyckeltal|återrapport|rapporter|redovisas (?:till|för)",
    "unions": r"fackl|medbestämm|\bmbl\b|arbetstagarorganis|förbunden\b",
    "children": r"\bbarn|ungdom|\bunga\b",
    "equality": r"jämställd|jämlik",
    "staff": r"personal|medarbetar|bemann",
    "law": r"juridisk|lagstiftning|laglig",
    "time": r"tidplan|tidsplan|tidtabell|tidsatt",
    "owners": r"ansvarsfördel|ansvarig nämnd|vem som ansvarar",
    "dialogue": r"remiss|samråd|dialog|synpunkt",
    "goals": r"målvärd|indikator|mätbar",
    "reach": r"målgrupp|avgräns",
}
_PATTERNS = {name: re.compile(words, re.IGNORECASE) for name, words in _TOPICS.items()}
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_EVERYWHERE = (
    "progra detta dessa eller efter inför kommun ärende beslut kopplat ytterl beredn kring genom också samman"
    " förslag förvalt nämnde arbete arbetet ingen inga under mellan annan andra varje gäller finns"
)
_EMPTY = frozenset(word[:_STEM] for word in _EVERYWHERE.split())


@cache
def topics(words: str) -> frozenset[str]:
    """The things that the words speak of."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(words))


def _stems(words: str) -> frozenset[str]:
    found = {word.lower()[:_STEM] for word in _WORD.findall(words)}
    return frozenset(found - _EMPTY)


def likeness(asked: str, said: str) -> float:
    """0–1: how much of what is asked for the sentence speaks of; things weigh more than single words.

    What the condition names first is what it asks for.
    """
    about, told = topics(asked), topics(said)
    shared = len(about & told) / len(about) if about else 0.0
    first = _first(asked)
    stems = _stems(asked)
    words = len(stems & _stems(said)) / len(stems) if stems else 0.0
    return round(0.45 * shared + 0.3 * (first in told if first else 0) + 0.25 * words, 4)


def _first(words: str) -> str | None:
    found = ((match.start(), name) for name, one in _PATTERNS.items() if (match := one.search(words)))
    return min(found, default=(0, None))[1]
