"""Visitors' own words with who writes them: half tuned on, half held out, and how many are led right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from fridlyst.support.finding import Answers, Found, find, fitting_lines
from fridlyst.support.national import national_lines
from fridlyst.support.terms import Seeker
from tests.support.finding.made import stockholm

FIRST = 3
BUYERS = "KAST"


@dataclass(frozen=True)
class Visitor:
    """Who writes what, the services of which one must be among the first, and others that may be first."""

    number: int
    language: str
    who: str
    wanted: tuple[str, ...]
    also: tuple[str, ...]
    words: str

    @property
    def held_out(self) -> bool:
        return self.number % 2 == 0

    @cached_property
    def found(self) -> Found:
        return find(stockholm(), Answers(words=self.words), language=self.language)

    @cached_property
    def names(self) -> list[str]:
        """The first services found."""
        return [hit.service.name for hit in self.found.hits[:FIRST]]

    @property
    def wanted_is_near(self) -> bool:
        """One of the services wanted is among the first three."""
        return any(name.startswith(self.wanted) for name in self.names)

    @property
    def first_is_right(self) -> bool:
        """The first service is one wanted or one that may be first."""
        return self.names[:1] != [] and self.names[0].startswith(self.wanted + self.also)

    @property
    def taken_for_using(self) -> bool:
        return Seeker.USING_VIOLENCE in self.found.understood.seekers

    @property
    def harmed(self) -> str:
        """What must never happen, if it does: "" is that nothing did."""
        lines = fitting_lines(Answers(words=self.words), language=self.language)
        if {one.key for one in lines} != {one.key for one in national_lines()}:
            return "a national line is missing"
        if self.who in ("using", "either"):
            return ""
        if self.taken_for_using:
            return "taken for one who hurts"
        if self.names[:1] and self.names[0].startswith(BUYERS) and BUYERS not in self.wanted + self.also:
            return "sent to the help for buyers"
        return "" if self.who != "exposed" or lines[1].whom != (Seeker.USING_VIOLENCE,) else "wrong line"

    @property
    def is_heard(self) -> bool:
        """One who says that they hurt somebody is taken at their word."""
        return self.who != "using" or self.taken_for_using


def visitors(part: str = "rows") -> Iterator[Visitor]:
    """Every visitor of a part of the file, in its order."""
    given = yaml.safe_load((Path(__file__).parent / "visitors.yaml").read_text(encoding="utf-8"))
    names = {**given["names"], "*": ""}
    rows = ((language, row) for language, some in given[part].items() for row in some)
    for number, (language, row) in enumerate(rows, start=1):
        who, wanted, also, words = (part.strip() for part in row.split("|", 3))
        yield Visitor(number, language, who, _named(names, wanted), _named(names, also), words)


def _named(names: dict[str, str], codes: str) -> tuple[str, ...]:
    return tuple(names[code] for code in codes.split())


def share(some: Iterable[Visitor], measure: str) -> tuple[int, int]:
    """How many of some are met by a measure's name, of how many."""
    met = [bool(getattr(one, measure)) for one in some]
    return sum(met), len(met)
