"""A row of what a proposal says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
