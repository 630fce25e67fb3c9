"""A row of what a proposal says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fridlyst.web.shared.text import day

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Fact:
    """One row; `note` is said smaller, `was` what the programme says now where the document differs."""

    label: str
    value: str
    note: str = ""
    was: str = ""
    missing: bool = False


Rows = Iterator[tuple[str, Fact]]


def told(now: Content, name: str, label: str) -> Rows:
    """The row of what is told; none where nothing is."""
    if now.get(name):
        yield name, Fact(label, str(now[name]))


def day_told(given: str | None) -> str:
    """A day of the file in words; empty where none is told."""
    return day(date.fromisoformat(given)) if given else ""
