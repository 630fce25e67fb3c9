"""Headings that run into their paragraph: numbered ones, well known ones, those that are said twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fridlyst.intake.understand.words import Wording, ends_sentence, fold

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})(?P<dot>[.:)]?)\s+(?=[A-ZÅÄÖ])")
_PLACES = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’)]))\s+(?=[\dA-ZÅÄÖ])")
_WORD = re.compile(r"[^\s]+")
_LONGEST, _MOST_WORDS = 110, 11
_KNOWN = re.compile(
    r"(?:syfte|målgrupper|målgrupp|samverkan|samarbete|samordning|mål|målsättning(?:ar)?|bakgrund|inledning"
    r"|sammanfattning|uppföljning|utvärdering|revidering|genomförande|begrepp|definition(?:er)?|aktivitet(?:er)?"
    r"|ansvar|ansvarsfördelning|organisation|konsekvenser|bedömning|jämställdhet|samråd|ärende"
    r"|ärendebeskrivning|beredning|beslut|beslutsgång|beslutsunderlag|vision|avgränsning(?:ar)?|omfattning"
    r"|lagstiftning|styrdokument|ekonomi|kommunikation|information|kunskap|kompetens(?:utveckling)?"
    r"|förutsättningar|utgångspunkter|åtgärder|insatser|indikatorer|struktur|giltighet(?:stid)?|finansiering"
    r"|kostnader|resurser|yrkanden?|reservation(?:er)?|tidplan|prioriteringar|metod|nuläge|omvärld"
    r"|förhandling|referenser|bilagor|ordlista|värdegrund|barnkonsekvensanalys)$",
    re.IGNORECASE,
)
_LEADS_ON = frozenset({
    "i", "på", "av", "för", "med", "om", "mot", "till", "från", "och", "eller", "samt", "vid", "inom",
    "under", "mellan", "enligt", "hos", "utan", "genom", "som", "att", "en", "ett", "den", "det", "de",
    "vår", "våra", "sin", "sitt", "sina", "alla", "varje", "kring", "per",
})  # fmt: skip
_VERBS = frozenset({
    "är", "ska", "skall", "har", "kan", "får", "bör", "måste", "var", "blir", "innebär", "gäller", "syftar",
    "ansvarar", "utgår", "finns", "används", "kommer", "vill", "behöver", "gör", "innehåller", "omfattar",
    "beslutar", "beslutade", "beskriver", "visar", "menas", "avses",
})  # fmt: skip
_NUMBER_IN_HEADING = re.compile(r"^(?:§|\d{4}|\(\d)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A heading found in a text: what stands before it, its number and words, and what stands after."""

    before: str
    number: str
    heading: str
    after: str


def number_and_heading(text: str) -> tuple[str, str]:
    """A heading's number ("3.", "2.1") and its words; no number where none stands."""
    found = _NUMBERED.match(text)
    return (text[: found.end()].strip(), text[found.end() :].strip()) if found else ("", text)


def chapter_number(number: str) -> tuple[int, ...]:
    """ "2.1." as (2, 1); empty where there is none."""
    return tuple(int(part) for part in re.findall(r"\d+", number))


def follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a chapter may have this number after the last one: the next on its level, or one deeper."""
    if not number:
        return False
    if len(number) > len(last):
        return number == (*last, *([1] * (len(number) - len(last))))
    return number[:-1] == last[: len(number) - 1] and number[-1] == last[len(number) - 1] + 1


def find_heading(text: str, last: tuple[int, ...], wording: Wording, *, item: bool) -> Cut | None:
    """The first heading that runs into the text, at its beginning or after a sentence; None without one.

    `last` is the number of the chapter that is open. In a list item only a chapter's number is looked for.
    """
    for start in _starts(text):
        rest = text[start:]
        cut = _numbered(rest, last, wording) or (None if item else _unnumbered(rest, wording))
        if cut is not None:
            return Cut(text[:start].strip(), *cut)
    return None


def _starts(text: str) -> Iterator[int]:
    yield 0
    yield from (found.end() for found in _PLACES.finditer(text))


def _numbered(text: str, last: tuple[int, ...], wording: Wording) -> tuple[str, str, str] | None:
    found = _NUMBERED.match(text)
    if found is None or not follows(chapter_number(found["number"]), last):
        return None
    rest = text[found.end() :]
    for heading, after in _splits(rest):
        if _may_begin(after, wording) and not _has_verb(heading):
            return text[: found.end()].strip(), heading, after
    return None


def _unnumbered(text: str, wording: Wording) -> tuple[str, str, str] | None:
    if not text[:1].isupper():
        return None
    for heading, after in _splits(text):
        if _says_itself_again(heading, after) or (
            _is_known(heading) and _may_begin(after, wording) and not _has_verb(heading)
        ):
            return "", heading, after
    ends = text[-1:] not in '.!?:;,”"'
    if ends and len(text.split()) <= 6 and _is_known(text) and not _has_verb(text):
        return "", text, ""
    return None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Where a heading may end: before a word with a capital, the words before it unbroken by any sign.

    Two words with capitals in a row are a name.
    """
    words = list(_WORD.finditer(text[: _LONGEST + 40]))
    for count, word in enumerate(words[1 : _MOST_WORDS + 1], start=1):
        before = words[count - 1].group()
        if before[-1] in '.,:;!?”"' or word.start() > _LONGEST:
            return
        if count > 1 and before[0].isupper():
            continue
        if word.group()[:1].isupper() or word.group()[0] == "•":
            yield text[: word.start()].strip(), text[word.start() :]


def _is_known(heading: str) -> bool:
    """Whether one of the words is what headings of steering documents are called, and it does not lead on."""
    words = [word.strip("()-–").lower() for word in heading.split()]
    own = bool(words) and any(_KNOWN.match(word) for word in (words[0], words[-1], *words[-2:-1]))
    return own and words[-1] not in _LEADS_ON and not heading.endswith("-")


def _has_verb(heading: str) -> bool:
    words = heading.lower().split()
    return bool(words) and (words[-1] in _LEADS_ON or any(word in _VERBS for word in words))


def _may_begin(after: str, wording: Wording) -> bool:
    """Whether a sentence may begin there: its first word is no name."""
    first = re.match(r"[^\W\d_]+", after.lstrip('”"“• '))
    if first is None or _NUMBER_IN_HEADING.match(after):
        return False
    words = after.split(None, 3)
    if _KNOWN.match(first.group()):
        return True
    is_name = len(words) > 1 and words[1][:1].isupper() and words[1][1:2].islower()
    return not is_name or first.group().lower() in wording.words


def _says_itself_again(heading: str, after: str) -> bool:
    plain = fold(heading).lower()
    return len(plain) >= 5 and after.lower().startswith(f"{plain} ")


def split_item(text: str, wording: Wording) -> tuple[str, str]:
    """A list item and the paragraph that ran into it: without full stops, it ends where a sentence begins."""
    number, words = number_and_heading(text)
    if not ends_sentence(words):
        return text, ""
    for item, after in _splits(words):
        first = re.match(r"[^\W\d_]+", after)
        if first and first.group().lower() in wording.words and not _has_verb(item) and " " in item:
            return f"{number} {item}".strip(), after
    return text, ""
