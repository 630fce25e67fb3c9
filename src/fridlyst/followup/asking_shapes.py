"""What reading whom a round asks gives: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from fridlyst.followup.shapes import RoundView


@dataclass(frozen=True, slots=True)
class AskedActivity:
    """An activity that a round asks about."""

    id: int
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom a round asks: activity → the bodies that answer, body → the indicators it measures, body → the
    goals it owns, and the bodies that some question is for.
    """

    activities: Mapping[AskedActivity, tuple[int, ...]]
    indicators: Mapping[int, tuple[int, ...]]
    goals: Mapping[int, tuple[int, ...]]
    named: tuple[int, ...] = ()

    @property
    def bodies(self) -> tuple[int, ...]:
        """Everyone who is asked for anything, each once."""
        owning = [body for bodies in self.activities.values() for body in bodies]
        return tuple(dict.fromkeys([*owning, *self.indicators, *self.goals, *self.named]))

    @property
    def ownerless(self) -> tuple[AskedActivity, ...]:
        """The activities that nobody is asked about."""
        return tuple(activity for activity, bodies in self.activities.items() if not bodies)


@dataclass(frozen=True, slots=True)
class AskedBody:
    """A body that a round would ask, for how much, and whether anybody there is a reporter."""

    body_id: int
    key: str
    name: str
    activities: int
    indicators: int
    goals: int
    has_reporter: bool


@dataclass(frozen=True, slots=True)
class RoundPreview:
    """What opening a round would do."""

    round: RoundView
    bodies: tuple[AskedBody, ...]
    ownerless: tuple[AskedActivity, ...]
    activities: int

    @property
    def without_reporter(self) -> tuple[AskedBody, ...]:
        return tuple(body for body in self.bodies if not body.has_reporter)
