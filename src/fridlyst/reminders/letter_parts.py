"""What a letter is made of, and how days and names stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

# Mail programs cut a long letter, and the way to stop it stands last.
MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class Way:
    """A link of a letter: what it is for, in words that say it alone, and where it leads."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a letter tells of: sentences, names, what to do about it, and the way there.

    `button` is the one thing to do; `ways` are many of the same kind.
    """

    heading: str
    sentences: tuple[str, ...]
    names: tuple[str, ...] = ()
    advice: str = ""
    ways: tuple[Way, ...] = ()
    button: Way | None = None

    @property
    def rule(self) -> str:
        """A line under the heading, where there is no other type than one."""
        return "-" * len(self.heading)


@dataclass(frozen=True, slots=True)
class LetterText:
    """A whole letter before it is printed as text and HTML; `answerable` when an answer reaches somebody."""

    subject: str
    name: str
    municipality: str
    sections: tuple[Section, ...]
    stop_href: str
    answerable: bool = True


def long_day(day: date) -> str:
    """ "tisdag 15 september 2026"."""
    with override("sv"):
        return date_format(day, "l j F Y").lower()


def short_day(day: date) -> str:
    """ "15 september"."""
    with override("sv"):
        return date_format(day, "j F")


def first_named(names: Sequence[str]) -> tuple[str, ...]:
    """The names; of very many the first, and how many more."""
    more = len(names) - MOST_NAMED
    return (*names[:MOST_NAMED], f"och {more} till") if more > 0 else tuple(names)
