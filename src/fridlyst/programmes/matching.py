"""Where in a running text a goal or an activity stands, by its words. Plain Python."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from fridlyst.texts.shapes import Section, TextBody

_LIKE = 88.0
_SHORT = 12
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A section, and the passage in it; no passage where the heading itself says it."""

    section: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought: its words, and the page that it was read on where that is known."""

    words: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    spot: Spot
    words: str
    page: int | None


def spots(body: TextBody, sought: Mapping[int, Sought]) -> dict[int, Spot]:
    """The place of each that the text holds, by its number; what it does not hold is left out.

    A place with exactly the words comes first, then one that begins with them or holds them, then one in
    nearly the same words; of two alike the one on the same page, and then the one that no other has.
    """
    lines = list(_lines(body))
    found: dict[int, Spot] = {}
    taken: set[Spot] = set()
    for number, one in sought.items():
        spot = _best(one, lines, taken)
        if spot is not None:
            found[number] = spot
            taken.add(spot)
    return found


def holds(body: TextBody, spot: Spot) -> bool:
    """Whether the text has the place."""
    section = _section_of(body, spot)
    return section is not None and (
        not spot.passage or any(one.key == spot.passage for one in section.passages)
    )


def _section_of(body: TextBody, spot: Spot) -> Section | None:
    return next((one for one in body.sections if one.key == spot.section), None)


def _lines(body: TextBody) -> Iterable[_Line]:
    for section in body.sections:
        if section.heading:
            yield _Line(Spot(section.key), _plain(section.title), section.page)
        for passage in section.passages:
            yield _Line(Spot(section.key, passage.key), _plain(passage.text), passage.page)


def _best(sought: Sought, lines: Iterable[_Line], taken: set[Spot]) -> Spot | None:
    words = _plain(sought.words)
    if not words:
        return None
    best: tuple[float, bool, bool] = (0.0, False, False)
    spot = None
    for line in lines:
        likeness = _likeness(words, line.words)
        rank = (likeness, sought.page is not None and line.page == sought.page, line.spot not in taken)
        if likeness >= _LIKE and rank > best:
            best, spot = rank, line.spot
    return spot


def _likeness(words: str, line: str) -> float:
    """100 for the same words; less for a line that holds them, the less the more else it says."""
    if words == line:
        return 100.0
    if len(words) >= _SHORT and words in line:
        return 98.0 if line.startswith(words) else 96.0
    return fuzz.ratio(words, line, score_cutoff=_LIKE) * 0.95


def _plain(text: str) -> str:
    return _NOT_WORDS.sub(" ", text).strip().casefold()
