"""The many words that municipalities write above a column or a list, and what each means here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from fridlyst.intake.understand.words import fold


class Role(StrEnum):
    """What a column or a list holds."""

    STEERING = "steering"
    GOAL = "goal"
    MEASURE = "measure"
    ACTIVITY = "activity"
    OWNER = "owner"
    PARTNER = "partner"
    TIME = "time"
    INDICATOR = "indicator"
    TARGET = "target"
    PRECONDITION = "precondition"
    NUMBER = "number"
    NOTE = "note"


CONTENT = frozenset(
    {Role.STEERING, Role.GOAL, Role.MEASURE, Role.ACTIVITY, Role.INDICATOR, Role.PRECONDITION}
)
ANCHORS = frozenset({Role.OWNER, Role.TIME, Role.PARTNER})


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(","))


GOAL_WORDS = _words(
    """
        inriktningsmål, delmål, effektmål, huvudmål, övergripande mål, långsiktigt mål, långsiktiga mål,
        kortsiktigt mål, strategiskt mål, resultatmål, processmål, målområde, målområden, fokusområde,
        fokusområden, utvecklingsområde, utvecklingsområden, insatsområde, insatsområden,
        prioriterat område, prioriterade områden, strategiskt område, område, målsättning, målsättningar,
        målformulering, nämndmål, kommunmål, lokalt mål, lokala mål, önskat läge, mål, målen, målbild,
        delområde
    """
)

WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.GOAL: GOAL_WORDS,
    Role.MEASURE: _words(
        """
        åtgärd, åtgärder, förbättringsområde, önskat resultat, förväntat resultat
        """
    ),
    Role.ACTIVITY: _words(
        """
        aktivitet, aktiviteter, aktivitet/insats, insats, insatser, uppdrag, vad, vad ska göras,
        vad ska vi göra, genomförande, planerade aktiviteter, handling, arbetssätt, delaktivitet, hur,
        så gör vi, konkreta insatser, aktiviteter och insatser, åtgärd/aktivitet, åtgärder/aktiviteter
        """
    ),
    Role.OWNER: _words(
        """
        ansvarig, ansvariga, ansvar, ansvarig verksamhet, ansvariga nämnder, ansvarig nämnd,
        ansvarig förvaltning, ansvarig nämnd/bolag, ansvarig funktion, huvudansvarig, vem, vem ansvarar,
        ansvarig part, ansvarig enhet, ansvarig för genomförande, utförare, nämnd, förvaltning, aktör,
        ansvarig person, ansvarig aktör, ansvarsfördelning, genomförs av, ägare, verksamhet
        """
    ),
    Role.PARTNER: _words(
        """
        samverkan, samverkanspart, samverkansparter, samverkanspartner, medverkande, berörda,
        i samverkan med, medansvarig, berörda nämnder, deltar, samarbetspartner, samverkan med,
        deltagande
        """
    ),
    Role.TIME: _words(
        """
        tid, tidplan, tidsplan, när, tidpunkt, tidsram, klart, klart senast, klar, start, slut, period,
        år, startdatum, slutdatum, deadline, genomförs när, tidsperiod, datum, tidsangivelse, färdigt,
        när ska det vara klart
        """
    ),
    Role.INDICATOR: _words(
        """
        indikator, indikatorer, nyckeltal, mått, resultatmått, mätetal, mätning, uppföljningsmått,
        indikator/mått, mätbara mål, hur mäter vi, kvalitetsmått, styrtal
        """
    ),
    Role.TARGET: _words(
        """
        målvärde, målvärden, målnivå, målnivåer, målvärde för, önskat värde
        """
    ),
    Role.PRECONDITION: _words(
        """
        förutsättning, förutsättningar, vad som behöver vara på plats, framgångsfaktorer,
        framgångsfaktor
        """
    ),
    Role.NUMBER: _words(
        """
        nr, nummer, #, löpnummer, nr.
        """
    ),
    Role.NOTE: _words(
        """
        kommentar, kommentarer, uppföljning, status, resultat, utfall, målgrupp, målgrupper, resurser,
        kostnad, budget, finansiering, syfte, beskrivning, anmärkning, effekt, läge, lägesrapport,
        dokumentation, prioritet, hur följs det upp, risk, nuläge, övrigt, bakgrund, motivering
        """
    ),
}

_ABOVE = re.compile(
    r"\b(?:nationell|regional|global|internationell|agenda 2030|regeringens|länsstrateg|fn:s)", re.IGNORECASE
)
_GOALISH = re.compile(r"mål\b|målen\b|målsättning|strategi", re.IGNORECASE)
_TRIM = re.compile(r"^[\d.)\s]+|[:*.]+$")
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading above a column means. `word` is the word that said so; `sure` is 0–1."""

    role: Role
    word: str
    sure: float


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Heading | None:
    """The role of a column's or a list's heading, or None where no word of it is known."""
    plain = _TRIM.sub("", fold(text)).strip()
    if not plain or len(plain) > 90:
        return None
    if _ABOVE.search(plain) and _GOALISH.search(plain):
        return Heading(Role.STEERING, plain, _SURE)
    found = [_score(plain.lower(), role, word) for role, words in WORDS.items() for word in words]
    best = max(found, key=lambda heading: (heading.sure, len(heading.word)))
    return best if best.sure >= 0.55 else None


def _score(plain: str, role: Role, word: str) -> Heading:
    return Heading(role, word, _likeness(plain, word))


def _likeness(plain: str, word: str) -> float:
    if plain == word:
        return 1.0
    tokens = re.findall(r"[\wåäö/]+", plain)
    if plain.startswith(word) and not plain[len(word) : len(word) + 1].isalpha():
        return 0.9 if len(tokens) <= 6 else 0.75
    if word in tokens and len(word) > 2:
        return 0.65 if tokens[-1] == word else 0.56
    if len(word) > 4 and abs(len(plain) - len(word)) <= 3:
        ratio = fuzz.ratio(plain, word) / 100
        return ratio * 0.85 if ratio >= 0.82 else 0.0
    return 0.0


def exact_word(text: str) -> Heading | None:
    """The heading that these words are, to the letter; used where a line may hold several headings."""
    plain = fold(text).lower().rstrip(":")
    return next((Heading(role, plain, 1.0) for role, words in WORDS.items() if plain in words), None)


def headings_in_line(line: str) -> tuple[tuple[str, Heading], ...]:
    """The columns that one printed line of several headings names, or () when it is something else.

    "Åtgärd Tid Ansvarig verksamhet Aktivitet" is four columns: the longest known phrase is taken first.
    """
    words = fold(line).split(" ")
    if not 2 <= len(words) <= 14 or not words[0][:1].isupper():
        return ()
    found: list[tuple[str, Heading]] = []
    at = 0
    while at < len(words):
        step = _longest_phrase(words, at)
        if step is None:
            return ()
        phrase, heading = step
        found.append((phrase, heading))
        at += len(phrase.split(" "))
    roles = {heading.role for _, heading in found}
    return tuple(found) if len(found) >= 2 and len(roles) >= 2 and roles & CONTENT else ()


def _longest_phrase(words: list[str], at: int) -> tuple[str, Heading] | None:
    for length in range(min(4, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        heading = exact_word(phrase)
        if heading is not None and phrase[:1].isupper():
            return phrase, heading
    return None
