"""Where numpy and HiGHS come in, and only then.

They weigh 30 MB and a third of a second, as much again as half an empty Django, and most web workers publish
nothing between two restarts. So `figures.solving` is loaded by the first table that is published in a
process, here and nowhere else; everything above stays plain Python.
"""

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from fridlyst.figures.system import System


class Solving(Protocol):
    """What `figures.solving.doing` does."""

    def completed(self, system: System) -> bool:
        """Give the unknown cells values that fit all that is known; False when there are none."""

    def hidden(self, system: System, *, seconds: float) -> set[int] | None:
        """The cells to hide, proven safe; None when hiding everything would not be."""

    def rounded(self, system: System, *, base: int, kept: dict[int, int]) -> dict[int, int] | None:
        """Each known cell rounded up or down to a multiple, sums kept; None when that cannot be done."""


@cache
def solving() -> Solving:
    """The part that needs numpy and HiGHS, loaded once in a process."""
    return cast(Solving, import_module("fridlyst.figures.solving.doing"))
