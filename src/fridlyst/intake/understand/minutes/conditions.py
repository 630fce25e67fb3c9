"""The conditions that a referral back sets, and what the statement after it answers to each."""

import re
from collections.abc import Iterator, Sequence

from fridlyst.intake.understand.minutes.draft import Condition
from fridlyst.intake.understand.minutes.flow import Flow, ends_of
from fridlyst.intake.understand.minutes.topics import likeness

MOST_CONDITIONS = 30
_LONGEST = 1900
_ASKS = re.compile(
    r"återremi\w+\b.{0,160}?\b(?:för|till|med|om|i)\s"
    r"(?:(?:att\s)?(?:ytterligare\s|fördjupad\s|vidare\s|förnyad\s)?"
    r"(?:beredning\w*|utredning\w*|komplettering\w*|handläggning\w*|motivering\w*|syfte\w*|uppdrag\w*"
    r"|villkor\w*|begäran)\b\s*)?"
    r"(?:(?:kring|om|avseende|gällande|angående|rörande|med|som|av|att"
    r"|följande|vad gäller|i fråga om|för)\b[\s:]*)*",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"(?:följande|villkor\w*|motivering\w*|punkter)\s*:\s*$|:\s*$", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|(?<=[\s•]))(?:•\s*|[-–]\s+|\d{1,2}[.)]\s+|[a-z]\)\s+)")
_SPLIT = re.compile(r",\s+(?:och\s+|samt\s+|dels\s+)?|\s+samt\s+|;\s*|\s+och\s+(?=att\s|hur\s)|\s+dels\s+")
_OWN = re.compile(
    r"\b(?:av|med|till|om|kring|för|hur|att|från|över|i|mellan|vad|vem|när)\b|^\w+(?:a|as)\b", re.IGNORECASE
)
_TELLING = re.compile(r"^(?:dels\s+|samt\s+|och\s+)", re.IGNORECASE)
_SAME, _ALONE = 0.34, 2
_SURE, _UNSURE = 0.9, 0.7


def conditions_in(flow: Flow, start: int, end: int) -> list[Condition]:
    """The conditions of the referral that a stretch tells of, each for itself; none where none is set."""
    asked = _ASKS.search(flow.text, start, end)
    if asked is None:
        return []
    made = [
        Condition(words, flow.source(first, last), _SURE if many else _UNSURE)
        for many in (True,)
        for first, last, words in _split(flow.text, asked.end(), end)
    ]
    if len(made) == 1:
        made[0].confidence = _UNSURE
    return made[:MOST_CONDITIONS]


def listed_conditions(flow: Flow, start: int, end: int) -> list[Condition]:
    """Conditions that stand as a list below the words that announce them."""
    found = [(first, last, _plain(flow.text[first:last])) for first, last in _items(flow.text, start, end)]
    return [
        Condition(words, flow.source(first, last), _SURE) for first, last, words in found if len(words) > 3
    ][:MOST_CONDITIONS]


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marks = list(_ITEM.finditer(text, start, end))
    ends = ends_of([mark.start() for mark in marks], end)
    for mark, stop in zip(marks, ends, strict=True):
        yield mark.end(), stop


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The stretch at its commas, "samt" and list marks; what demands nothing goes with the one before."""
    if _ITEM.search(text, start, end):
        for first, last in _items(text, start, end):
            yield first, last, _plain(text[first:last])
        return
    spans: list[tuple[int, int]] = []
    at = start
    for joint in [*_SPLIT.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        words = text[at:stop].strip()
        if spans and not _is_own(words):
            spans[-1] = (spans[-1][0], stop)
        elif words:
            spans.append((at, stop))
        at = joint.end() if joint else end
    for first, last in spans:
        words = _plain(text[first:last])
        if words:
            yield first, last, words


def _is_own(words: str) -> bool:
    return len(words.split()) >= _ALONE and _OWN.search(words) is not None


def _plain(words: str) -> str:
    plain = _TELLING.sub("", " ".join(words.replace("•", " ").split()).strip(" .,;:"))
    return (plain[:1].upper() + plain[1:])[:_LONGEST]


def answer(flow: Flow, conditions: Sequence[Condition], sentences: Sequence[tuple[int, int]]) -> None:
    """Give each condition the sentences of the statement that speak of the same thing, none to two."""
    for first, last in sentences:
        words = " ".join(flow.text[first:last].split())
        scored = [(likeness(condition.text, words), condition) for condition in conditions]
        best = max((score for score, _one in scored), default=0.0)
        if best < _SAME:
            continue
        condition = next(one for score, one in scored if score == best)
        condition.answer = f"{condition.answer} {words}".strip()[:4000]
        condition.answer_source = condition.answer_source or flow.source(first, last)
