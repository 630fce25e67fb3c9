"""What is asked of the directory and what it answers, as frozen values."""

from dataclasses import dataclass
from typing import NamedTuple

from fridlyst.support.shapes import PublicService


@dataclass(frozen=True, slots=True)
class Answers:
    """The four questions and the free words, each skippable.

    `about` is a Seeker, `age` in whole years, `happened` codes of Happening, `language` a code of
    support.languages; `words` at most MOST_CHARACTERS long.
    """

    about: str | None = None
    age: int | None = None
    happened: frozenset[str] = frozenset()
    language: str | None = None
    words: str = ""

    @property
    def empty(self) -> bool:
        return self == Answers()


class Reason(NamedTuple):
    """Why a service fits, or what of it does not: a code of ReasonCode and the values that it speaks of."""

    code: str
    values: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A service in a list: `misfits` say what does not fit, where nothing fits wholly."""

    service: PublicService
    reasons: tuple[Reason, ...]
    score: int
    misfits: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What the free words were taken for, as codes.

    `seekers` of Seeker, `ages` in whole years, `happened` of Happening, `forms` of violence, `languages` of
    support.languages, `needs` of Need; `spelled` pairs of what was written and the word it was taken for.
    """

    seekers: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    happened: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    spelled: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """`hits` fit, best first; `instead` are the nearest where nothing fits, each with what does not fit.

    `more` is how many fit beyond those shown.
    """

    hits: tuple[Hit, ...]
    understood: Understood
    instead: tuple[Hit, ...] = ()
    more: int = 0
