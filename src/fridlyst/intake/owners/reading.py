"""Reads a text about who is responsible into mentions of bodies; never raises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fridlyst.intake.owners.joints import expanded
from fridlyst.intake.owners.names import (
    canonical,
    is_collective,
    kind_of_body,
    kind_of_word,
    without_genitive,
    words_of,
)
from fridlyst.intake.owners.vocabulary import BESIDE, GENERIC, LEADING, PLURAL_OF, QUANTIFIERS, TAKING_PART

Part = Literal["lead", "taking_part"]
LONGEST = 2000
# Stand for a space and a comma inside a name that must not be split.
SPACE, COMMA = "\x01", "\x02"
_MARKERS = re.compile(
    "|".join(rf"(?<!\w){re.escape(words)}" for words in (*TAKING_PART, *LEADING)), re.IGNORECASE
)
_SPLIT = re.compile(
    r"[,;/|•·+&\n\t()\[\]]"
    r"|(?<![\w\x01])(?:och/eller|och|samt|resp\.|eller|respektive(?=\s+\w+(?:en|na)\b))(?![\w\x01])"
)
_BROKEN = re.compile(r"(?<=\w)-\n\s*(?!och\b|samt\b|eller\b)(?=[a-zåäö])")
_HANGING = re.compile(r"\w+-(?=\s*(?:,|/|&|och\b|samt\b|eller\b))", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:huvud)?ansvarig\w*\s+(?:nämnd|förvaltning|verksamhet|enhet|bolag|instans|part)\w*", re.IGNORECASE
)
_PROPER = re.compile(r"(?<=\s)[A-ZÅÄÖ][\w-]+")
_NOTES = re.compile(
    r"\((?:samordnar|samordnande|sammankallande|huvudansvar|huvudansvarig|ansvarig)\)", re.IGNORECASE
)
_EDGES = " \t.,;:-–—*•·\"'”“’‘»«()[]"
_FOOTNOTE = re.compile(r"(?<=[a-zåäö])\d{1,3}$")
_FRAMING = re.compile(r"^(?:huvud)?ansvariga?\s+(?=\w)|\s+(?:är\s+)?(?:ansvarar|ansvariga?)$", re.IGNORECASE)
_BODY = r"\w*(?:nämnden|nämnderna|styrelsen|bolagen|förvaltningen|kontoret)"
_WITHOUT_COMMA = re.compile(rf"({_BODY})\s+(?={_BODY}\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnerMention:
    """A body as a text mentions it; `name` with an initial capital, `kind` as in the programme file."""

    name: str
    kind: str
    collective: bool
    part: Part


def _joined_lines(text: str) -> str:
    """Line breaks become spaces, except blank lines and breaks between two names that are whole."""
    text = _BROKEN.sub("", re.sub(r"[^\S\n]+", " ", text))
    lines = [line.strip() for line in text.split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        whole = (
            not line or not joined or joined.endswith("\n") or (_ends_whole(joined) and _starts_whole(line))
        )
        joined += ("\n" if whole else " ") + line
    return joined


def _ends_whole(text: str) -> bool:
    last = words_of(text.rsplit("\n", 1)[-1])[-1:]
    return (
        bool(last)
        and not text.endswith("-")
        and last[0] not in QUANTIFIERS
        and kind_of_word(last[0]) is not None
    )


def _starts_whole(line: str) -> bool:
    first = words_of(line)[:1]
    return bool(first) and (first[0] in QUANTIFIERS or kind_of_word(first[0]) is not None)


def _by_part(text: str) -> Iterator[tuple[str, Part]]:
    """The text cut where the part changes: "X i samverkan med Y" gives X as lead and Y as taking part."""
    part: Part = "lead"
    at = 0
    for match in _MARKERS.finditer(text):
        yield text[at : match.start()], part
        part = "taking_part" if match[0].lower() in TAKING_PART else "lead"
        at = match.end()
    yield text[at:], part


def _names(text: str) -> list[str]:
    spaced = _WITHOUT_COMMA.sub(r"\1, ", expanded(_NOTES.sub(" ", text), space=SPACE, comma=COMMA))
    segments = [_cleaned(segment) for segment in _SPLIT.split(spaced)]
    return _with_quantifier([segment for segment in segments if any(letter.isalpha() for letter in segment)])


def _cleaned(segment: str) -> str:
    plain = _FOOTNOTE.sub("", " ".join(segment.replace(SPACE, " ").replace(COMMA, ",").split()).strip(_EDGES))
    return _FRAMING.sub("", plain).strip(_EDGES)


def _with_quantifier(names: list[str]) -> list[str]:
    """Samtliga nämnder och bolag: the bare plural after a quantified name is quantified too."""
    done: list[str] = []
    for name in names:
        before = done[-1].split(" ")[0].lower() if done else ""
        bare = name.lower() in (*PLURAL_OF, *PLURAL_OF.values(), "bolag")
        done.append(f"{before} {name}" if bare and before in QUANTIFIERS else name)
    return done


def _shown(name: str) -> str:
    """The name with an initial capital; every way to say all is said in one way."""
    same = canonical(name)
    *first, last = name.split(" ")
    shown = same if same.startswith("samtliga") else " ".join([*first, without_genitive(last)])
    return shown[:1].upper() + shown[1:]


def parse_owners(text: str) -> tuple[OwnerMention, ...]:
    """The bodies that a text of owners mentions, in its order, each once; empty for an empty text.

    What stands after "i samverkan med" and the like takes part; everything else leads. A name that
    no table knows is kept as it stands, of kind unit.
    """
    mentions: dict[str, OwnerMention] = {}
    for stretch, part in _by_part(_joined_lines(re.sub(f"[{SPACE}{COMMA}]", " ", text[:LONGEST]))):
        for name in _names(stretch):
            mention = OwnerMention(_shown(name), kind_of_body(name), is_collective(name), part)
            mentions.setdefault(canonical(name), mention)
    return tuple(mentions.values())


def is_owner_text(text: str) -> float:
    """How sure, 0–1, that a line holds owners and nothing else: from the share of its words that name
    bodies or stand beside them; 0 when no word names a body."""
    plain = _HANGING.sub(" ", _MARKERS.sub(" ", _NOTES.sub(" ", _BROKEN.sub("", text[:LONGEST]))))
    words = words_of(plain)
    named = [word for word in words if kind_of_word(word) or word in ("samtliga", "alla")]
    if not named or text.strip().endswith("?") or _HEADING.fullmatch(text.strip()):
        return 0.0
    proper = {word.lower() for word in _PROPER.findall(plain)} if _has_proper_names(named) else set()
    known = [1.0 if word in proper else _explained(word) for word in words]
    share = (sum(known) / len(known)) ** 2 * 0.6 ** min(known.count(0.0), 9)
    return round(share * _density(len(named), len(words)) * _doubt(text, named), 3)


def _doubt(text: str, named: list[str]) -> float:
    """Lower for what ends like a sentence, and for words that name a kind of body but not which."""
    sentence = 0.6 if re.search(r"\w{3}\.\s*$", text) else 1.0
    return sentence * (0.5 if all(word in GENERIC for word in named) else 1.0)


def _has_proper_names(named: list[str]) -> bool:
    """Companies and external bodies have names of their own: Region Örebro län, Bostads AB Vätterhem."""
    return any(kind_of_word(word) in ("company", "external") for word in named)


def _explained(word: str) -> float:
    if kind_of_word(word) or word in QUANTIFIERS or word in BESIDE:
        return 1.0
    return 0.5 if word.endswith("s") else 0.0


def _density(named: int, words: int) -> float:
    """Owners come thick: fewer than one word in four that names a body lowers the certainty."""
    return min(1.0, 4 * named / words)
