"""The gold cases: situations as they are written, and how many are answered among the first three."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from fridlyst.support.finding import Answers, find
from tests.support.finding.made import stockholm

FIRST = 3


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody writes in a language, and names of which one must be among the first three."""

    language: str
    words: str
    wanted: tuple[str, ...]

    def names(self) -> list[str]:
        """The first services found."""
        hits = find(stockholm(), Answers(words=self.words), language=self.language).hits
        return [hit.service.name for hit in hits[:FIRST]]

    def is_met(self) -> bool:
        return any(name.startswith(self.wanted) for name in self.names())


def cases() -> Iterator[Case]:
    """Every case, in the order of the file."""
    text = (Path(__file__).parent / "gold.yaml").read_text(encoding="utf-8")
    for language, rows in yaml.safe_load(text).items():
        for row in rows:
            words, wanted = row.split(" | ")
            yield Case(language, words, tuple(name.strip() for name in wanted.split(" / ")))
