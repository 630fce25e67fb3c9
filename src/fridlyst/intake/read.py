"""A file in, proposals out: guarded extraction, understanding, a programme file that keeps its schema."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import jsonschema

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.exchange.text_part import text_as_file
from fridlyst.intake.blocks import Document
from fridlyst.intake.extract.sheet import MEDIA_TYPE as SHEETS
from fridlyst.intake.guard import read_in_worker
from fridlyst.intake.running_text import running_text
from fridlyst.intake.understand import understand

Progress = Callable[[float, str], None]
_EXTRACTED = 0.9
_SCHEMA = "schemas/fridlyst-programme-1.json"


class BadProposals(BadInput):
    """What was read could not be written as a programme file."""

    code = "bad-proposals"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read. `ownerships` counts body × activity; a collective body counts once."""

    goals: int
    preconditions: int
    indicators: int
    activities: int
    ownerships: int
    bodies: int
    doubts: int


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a reading gives. `programme` keeps the schema fridlyst-programme/1; nothing has been stored."""

    programme: dict[str, Any]
    document: Document
    counts: Counts


def read_document(data: bytes, filename: str, *, progress: Progress | None = None) -> ReadResult:
    """The proposals of one file: PDF, Word, Excel or plain text.

    `progress` is called with the share done (0–1) and a Swedish sentence. Raises the subclasses of
    `fridlyst.files.errors.UnreadableDocument` for a file that cannot be read.
    """
    tell = progress or _silent
    document = read_in_worker(data, filename, progress=lambda share, words: tell(share * _EXTRACTED, words))
    tell(_EXTRACTED, Sentence("Tolkar mål, aktiviteter och ansvariga"))
    programme = understand(document, filename=filename)
    programme |= _text_of(document) if _is_programme(programme) else {}
    _check(programme)
    tell(1.0, Sentence("Klart att granska"))
    return ReadResult(programme, document, count(programme))


def _is_programme(programme: Mapping[str, Any]) -> bool:
    """Minutes and letters have matters; their words are no programme's text."""
    return bool(programme["goals"]) or not programme.get("matters")


def _text_of(document: Document) -> dict[str, Any]:
    """The running text as a part of the programme file; a workbook has none."""
    if document.media_type == SHEETS:
        return {}
    return {"text": text_as_file(running_text(document))}


def count(programme: Mapping[str, Any]) -> Counts:
    """The counts of a programme file, over its whole goal tree."""
    goals = list(_all_goals(programme["goals"]))
    activities = [activity for goal in goals for activity in goal.get("activities", [])]
    return Counts(
        goals=len(goals),
        preconditions=sum(len(goal.get("preconditions", [])) for goal in goals),
        indicators=sum(len(goal.get("indicators", [])) for goal in goals),
        activities=len(activities),
        ownerships=sum(len(activity.get("responsible", [])) for activity in activities),
        bodies=len(programme.get("bodies", [])),
        doubts=len(programme.get("doubts", [])),
    )


def _all_goals(goals: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for goal in goals:
        yield goal
        yield from _all_goals(goal.get("goals", []))


def _check(programme: dict[str, Any]) -> None:
    error = next(_validator().iter_errors(programme), None)
    if error is not None:
        where = "/".join(str(part) for part in error.absolute_path)
        raise BadProposals("Dokumentet kunde läsas men inte göras till förslag.", details={"where": where})


@cache
def _validator() -> jsonschema.Draft202012Validator:
    schema = resources.files("fridlyst.exchange").joinpath(_SCHEMA).read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(schema))


def _silent(share: float, sentence: str) -> None:
    """Tells nobody."""
