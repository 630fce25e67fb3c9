"""Reading what a visitor answered: nothing in it can be wrong, only be left out."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from fridlyst.support.finding.shapes import Answers
from fridlyst.support.rules import OLDEST
from fridlyst.support.terms import Happening, Seeker

# What the free words are cut at, in characters; nobody who writes more is helped by more being read.
MOST_CHARACTERS: Final = 2_000
WHO, AGE, HAPPENED, LANGUAGE, WORDS = "vem", "alder", "hant", "sprak", "ord"
_SEEKERS: Final = frozenset(Seeker.values)
_HAPPENINGS: Final = frozenset(Happening.values)
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?")
_AGE = re.compile(r"(?<![\d.,\-−–eE])(\d{1,3})(?![\d.,eE]*\d)")


def read_answers(data: Mapping[str, Sequence[str]]) -> Answers:
    """The answers of a sent form, each field to all its values; what is not understood is not answered."""
    about, language = _first(data, WHO), _first(data, LANGUAGE)
    return Answers(
        about if about in _SEEKERS else None,
        _age(_first(data, AGE)),
        frozenset(_HAPPENINGS.intersection(_all(data, HAPPENED))),
        language if _LANGUAGE_CODE.fullmatch(language) else None,
        _words(_first(data, WORDS)),
    )


def _all(data: Mapping[str, Sequence[str]], name: str) -> Sequence[str]:
    given = data.get(name, ())
    return (given,) if isinstance(given, str) else given


def _first(data: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(_all(data, name)), "")


def _age(given: str) -> int | None:
    """The whole years of "14" or "14 år"; digits of any script."""
    found = _AGE.search(given[:40])
    age = int(found[1]) if found else None
    return age if age is not None and age <= OLDEST else None


def _words(given: str) -> str:
    """The words, cut and without signs that no page or log should hold."""
    return given[:MOST_CHARACTERS].replace("\0", " ").strip()
