"""The word tables of proposing: rules out of the files in `words/`, each pattern made ready to be found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from fridlyst.programmes.terms import FACETS

FACET_NAMES = (*FACETS, "evidence")
# At most eight words between, never across the end of a sentence; possessive, so that no text is slow.
_GAP = r"(?:[^\w.!?]++\w++){0,8}?[^\w.!?]++"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that speak for a code, how strongly (0–1), and what silences them.

    `needs` has to be found too; `generic` words only count where no other rule of the list found anything;
    `of_owners` reads who is responsible instead of what is done.
    """

    code: str
    when: re.Pattern[str]
    weight: float
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None
    generic: bool = False
    of_owners: bool = False


@cache
def rules(facet: str) -> tuple[Rule, ...]:
    """The rules of one list of codes, in the order of its file."""
    return tuple(_rule(given) for given in _read(facet))


@cache
def traps(facet: str) -> re.Pattern[str] | None:
    """What is taken out of a text before the rules of the list read it."""
    words = [word for trap in _read("traps") if facet in trap["for"] for word in trap["words"]]
    return _pattern(words)


def _rule(given: Mapping[str, Any]) -> Rule:
    when = _pattern(given["when"])
    assert when is not None
    return Rule(
        given["code"],
        when,
        float(given["weight"]),
        unless=_pattern(given.get("unless", ())),
        needs=_pattern(given.get("with", ())),
        generic=bool(given.get("generic")),
        of_owners=given.get("in") == "owners",
    )


def _pattern(words: Any) -> re.Pattern[str] | None:  # noqa: ANN401
    """Finds any of the words; None for none. The longest stand first, so that the most is quoted."""
    every = sorted(set(_flat(words)), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(_one, every))})\b", re.IGNORECASE) if every else None


def _flat(words: Any) -> Iterator[str]:  # noqa: ANN401
    """The words themselves; one that begins with @ stands for a shared list."""
    for word in words:
        if word.startswith("@"):
            yield from _flat(_read("shared")[word[1:]])
        else:
            yield word


def _one(word: str) -> str:
    """One word or phrase as an expression: a star is any letters, two dots at most eight words."""
    parts = [_GAP if part == ".." else re.escape(part).replace(r"\*", r"\w*") for part in word.split()]
    made = parts[0]
    for before, part in pairwise(parts):
        made += part if _GAP in (before, part) else r"\s+" + part
    return made


@cache
def _read(name: str) -> Any:  # noqa: ANN401
    source = files("fridlyst.coverage") / "words" / f"{name}.yaml"
    return yaml.safe_load(source.read_text(encoding="utf-8"))
