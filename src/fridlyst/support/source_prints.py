"""Which Swedish words a translation was made from; plain Python."""

from collections.abc import Mapping
from typing import Final, Protocol

from fridlyst.base.versions import version_of

TEXTS: Final = ("name", "description", "cost", "hours", "area")


class Worded(Protocol):
    """Anything with a service's words."""

    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def cost(self) -> str: ...
    @property
    def hours(self) -> str: ...
    @property
    def area(self) -> str: ...


def words_of(given: Worded) -> dict[str, str]:
    """The words by the name of their field."""
    return {name: getattr(given, name) for name in TEXTS}


def print_of(words: Mapping[str, str]) -> int:
    """A number that is another when the words are."""
    return version_of(words)
