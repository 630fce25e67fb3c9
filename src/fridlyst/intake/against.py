"""How the amendments of minutes stand in a programme's text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.verdicts import verdict
from fridlyst.decisions.wording import understand_amendment
from fridlyst.texts.checking import check
from fridlyst.texts.places import spelled_out
from fridlyst.texts.plain import anchor_from_plain, change_from_plain
from fridlyst.texts.shapes import Anchor, Change, Checked, TextBody
from fridlyst.texts.terms import ChangeKind


@dataclass(frozen=True, slots=True)
class Standing:
    """One amendment, numbered through its matter from 1; `said` is the verdict in sentences."""

    matter: str
    number: int
    text: str
    checked: Checked
    said: tuple[Sentence, ...]


def standings(file: Mapping[str, Any], body: TextBody) -> tuple[Standing, ...]:
    """Every amendment of the file's matters against the text, in their order."""
    return tuple(_standing(*one, body) for one in _amendments(file))


def _amendments(file: Mapping[str, Any]) -> Iterator[tuple[str, int, str | Mapping[str, Any]]]:
    for matter in file.get("matters") or []:
        within = [one for step in matter.get("steps") or [] for one in step.get("amendments") or []]
        for number, one in enumerate(within, start=1):
            yield matter["registration_number"] or matter["title"], number, one


def _standing(matter: str, number: int, given: str | Mapping[str, Any], body: TextBody) -> Standing:
    text = given if isinstance(given, str) else str(given["text"])
    anchor, change = _meant(text, given)
    if change.kind == ChangeKind.REPLACE:
        change = spelled_out(body, anchor, change)
    checked = check(body, anchor, change)
    return Standing(matter, number, text, checked, verdict(checked, anchor, change))


def _meant(text: str, given: str | Mapping[str, Any]) -> tuple[Anchor, Change]:
    if not isinstance(given, str) and given.get("change"):
        return anchor_from_plain(given.get("anchor") or {}), change_from_plain(given["change"])
    understood = understand_amendment(text)
    return understood.anchor, understood.change
