"""Proposals written as a programme file: keys, limits on length, schedules parsed."""

import re
from collections.abc import Iterable, Sequence

from fridlyst.base.slugs import free_slug, slug
from fridlyst.intake.understand.draft import Activity, Doubt, Goal, Indicator, Json, Precondition
from fridlyst.programmes.schedules import as_file as schedule_as_file
from fridlyst.programmes.schedules import parse_schedule

_LINE = 2000
_TEXT = 20_000
_KEY = 60
_KINDS = (
    (re.compile(r"^(?:andel|procent)", re.IGNORECASE), "share"),
    (re.compile(r"^(?:antal|totalt antal|kostnad)", re.IGNORECASE), "number"),
)
_ABBREVIATION = re.compile(r"(?:\.\.|\b\w{1,2}\.\w{1,2}\.|\b(?:etc|mm|osv|dyl|resp|fl)\.)$", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:minst|högst|≥|≤|>|<)?\s*(\d+(?:[.,]\d+)?)\s*(%|procent|st)?\s*$", re.IGNORECASE)


class Keys:
    """Keys for goals and activities: readable, and never the same twice in a file."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, words: str) -> str:
        key = free_slug(words, self._taken, longest=80)
        self._taken.add(key)
        return key

    def of_title(self, title: str) -> str:
        """The first words of a title: the address of what it becomes, alike in the next version's file."""
        words = slug(title, longest=200)
        if len(words) > _KEY:
            words = words[: _KEY + 1].rpartition("-")[0] or words[:_KEY]
        return self.new(words)


def goals_as_file(goals: Iterable[Goal], keys: Keys, under: str = "") -> list[Json]:
    """The goal tree as the programme file has it."""
    return [_goal(goal, keys, under) for goal in goals]


def doubts_as_file(doubts: Iterable[Doubt]) -> list[Json]:
    """Doubts as the programme file has them; what is too long for one is parted over several."""
    return [_doubt(doubt, part) for doubt in doubts for part in _parts(doubt.text)]


def _doubt(doubt: Doubt, text: str) -> Json:
    found: Json = {"text": text, "why": doubt.why}
    return {**found, "source": doubt.source.as_file()} if doubt.source else found


def _parts(text: str) -> list[str]:
    return [text[at : at + _TEXT] for at in range(0, max(len(text), 1), _TEXT)]


def _goal(goal: Goal, keys: Keys, under: str) -> Json:
    key = keys.new(goal.number or f"{under} {goal.title[:40]}")
    return _without_empty(
        {
            "key": key,
            "number": goal.number[:40] or None,
            "level": goal.level[:100] or None,
            "title": _title(goal.title),
            "description": goal.description[:_TEXT] or None,
            "responsible": goal.owners,
            "schedule": _schedules(goal.times),
            "aligned": goal.aligned,
            "preconditions": [_precondition(item) for item in goal.preconditions],
            "indicators": [_indicator(item, keys) for item in goal.indicators],
            "activities": [_activity(item, keys) for item in goal.activities],
            "goals": goals_as_file(goal.goals, keys, key[:40]),
            "source": goal.source.as_file(),
            "confidence": _confidence(goal.confidence),
        },
        keep={"number", "level", "responsible", "preconditions", "indicators", "activities", "goals"},
    )


def _precondition(item: Precondition) -> Json:
    return {
        "text": _line(item.text),
        "source": item.source.as_file(),
        "confidence": _confidence(item.confidence),
    }


def _indicator(item: Indicator, keys: Keys) -> Json:
    return _without_empty(
        {
            "key": keys.of_title(item.title),
            "title": _title(item.title),
            "kind": next((kind for pattern, kind in _KINDS if pattern.match(item.title)), "yes_no"),
            "target_value": _target(item.target),
            "responsible": item.owners,
            "source": item.source.as_file(),
            "confidence": _confidence(item.confidence),
        },
        keep={"responsible"},
    )


def _activity(item: Activity, keys: Keys) -> Json:
    return _without_empty(
        {
            "key": keys.of_title(item.title),
            "title": _title(item.title),
            "description": item.description[:_TEXT] or None,
            "responsible": item.owners,
            "schedule": _schedules(item.times),
            "origin": "programme",
            "source": item.source.as_file(),
            "confidence": _confidence(item.confidence),
        },
        keep={"responsible"},
    )


def _schedules(times: Sequence[str]) -> object:
    return schedule_as_file(value for words in times for value in parse_schedule(words)) if times else []


def _target(words: str) -> float | None:
    found = _NUMBER.match(words)
    return float(found.group(1).replace(",", ".")) if found else None


def _line(text: str) -> str:
    return text if len(text) <= _LINE else text[: _LINE - 1] + "…"


def _title(text: str) -> str:
    """A title has no full stop of its own; one that belongs to an abbreviation stays."""
    ended = text.endswith(".") and not _ABBREVIATION.search(text)
    return _line(text[:-1].rstrip() if ended and len(text) > 1 else text)


def _confidence(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 2)


def _without_empty(found: Json, *, keep: set[str]) -> Json:
    return {name: value for name, value in found.items() if name in keep or value not in (None, [], "")}
