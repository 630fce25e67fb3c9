"""The version of what a body tells of a period, which is several rows; plain Python."""

from collections.abc import Iterable
from typing import Protocol

from fridlyst.base.versions import version_of


class Versioned(Protocol):
    """A row with a version."""

    @property
    def version(self) -> int: ...


class OfCourse(Versioned, Protocol):
    """A row about a course."""

    @property
    def course_id(self) -> int: ...


def version_of_counts(staff: Versioned | None, trained: Iterable[OfCourse]) -> int:
    """A number that is another when anything told of the period has been saved since."""
    values: dict[str, object] = {f"c{one.course_id}": one.version for one in trained}
    return version_of(values | {"staff": staff.version if staff else 0})
