"""Whose people keep what a body owns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fridlyst.base import clock
from fridlyst.organisation.queries import members_of_collectives, successors
from fridlyst.organisation.rules import chain, expand


@dataclass(frozen=True, slots=True)
class Keepers:
    """Collective body → its members, and merged body → the one that has taken over."""

    members: Mapping[int, tuple[int, ...]]
    successors: Mapping[int, int]

    def owners(self, body_id: int | None) -> frozenset[int]:
        """The body itself and those that took over after it: not a collective's members one by one."""
        return frozenset() if body_id is None else frozenset(chain(body_id, self.successors))

    def of(self, body_id: int | None) -> frozenset[int]:
        """The body itself, a collective's members, and those that took over after any of them."""
        if body_id is None:
            return frozenset()
        every = (body_id, *expand((body_id,), self.members))
        return frozenset(after for one in every for after in chain(one, self.successors))


def keepers(municipality_id: int, on: date | None = None) -> Keepers:
    """Who keeps on the day, today when none is said; two statements."""
    day = on or clock.today()
    return Keepers(members_of_collectives(municipality_id), successors(municipality_id, on=day))
