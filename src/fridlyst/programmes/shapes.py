"""What reading a programme gives: frozen values, no rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fridlyst.programmes.schedules import ScheduleValue


@dataclass(frozen=True, slots=True)
class OwnerView:
    """A body that owns something."""

    body_id: int
    key: str
    name: str
    part: str
    collective: bool


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """How a programme or a goal stands to a steering goal."""

    goal_id: int | None
    document_key: str
    document_title: str
    level: str
    number: str
    title: str
    stance: str
    why: str
    steering_goal_id: int = 0


@dataclass(frozen=True, slots=True)
class SteeringGoalView:
    """A goal of a document above the programme."""

    id: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class SteeringDocumentView:
    """A document above the programme with its goals in order."""

    id: int
    key: str
    title: str
    level: str
    publisher: str
    goals: tuple[SteeringGoalView, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity with its owners and times; `placed_on` None while nobody has confirmed its codes."""

    id: int
    key: str
    title: str
    description: str
    origin: str
    body_id: int | None
    owners: tuple[OwnerView, ...]
    schedules: tuple[ScheduleValue, ...]
    prevention_levels: tuple[str, ...]
    social_levels: tuple[str, ...]
    target_groups: tuple[str, ...]
    violence_forms: tuple[str, ...]
    withdrawn_on: date | None
    version: int
    arenas: tuple[str, ...] = ()
    evidence: str = ""
    placed_on: date | None = None
    placed_by: str = ""


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with all that stands under it; `depth` 0 for the top."""

    id: int
    key: str
    number: str
    level_word: str
    title: str
    description: str
    parent_id: int | None
    depth: int
    version: int
    owners: tuple[OwnerView, ...]
    schedules: tuple[ScheduleValue, ...]
    preconditions: tuple[str, ...]
    alignments: tuple[AlignmentView, ...]
    activities: tuple[ActivityView, ...]
    children: tuple["GoalView", ...]

    def walk(self) -> Iterator["GoalView"]:
        """This goal and every goal below it, as they stand in the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def label(self) -> str:
        """The municipality's word and number: "Mål 3", "Område 1"."""
        return f"{self.level_word} {self.number}".strip()

    @property
    def name(self) -> str:
        """What tells it from the others: its label, or its title when it has no number."""
        return self.label if self.number else self.title


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme without its goals."""

    id: int
    municipality_id: int
    slug: str
    title: str
    kind: str
    state: str
    vision: str
    purpose: str
    valid_from: date | None
    valid_to: date | None
    adopted_on: date | None
    adopted_by: str
    registration_number: str
    follow_up: tuple[tuple[str, str], ...]
    previous_id: int | None
    version: int

    @property
    def period(self) -> str:
        """ "2021–2025", or what there is of it."""
        years = [str(day.year) for day in (self.valid_from, self.valid_to) if day]
        return "–".join(dict.fromkeys(years))


@dataclass(frozen=True, slots=True)
class ProgrammeTree:
    """A programme with its whole goal tree."""

    programme: ProgrammeView
    goals: tuple[GoalView, ...]
    alignments: tuple[AlignmentView, ...]

    def walk(self) -> Iterator[GoalView]:
        """Every goal, as they stand in the document."""
        for goal in self.goals:
            yield from goal.walk()

    def activities(self) -> tuple[ActivityView, ...]:
        """Every activity once, in the order of the goals."""
        found = {activity.id: activity for goal in self.walk() for activity in goal.activities}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ActivityPlace:
    """A goal that an activity serves, with its programme."""

    activity_id: int
    goal_id: int
    goal_key: str
    goal_label: str
    goal_title: str
    programme_id: int
    programme_slug: str
    programme_title: str


@dataclass(frozen=True, slots=True)
class OwnedGoal:
    """A goal that a body owns, with its programme and which part the body has."""

    body_id: int
    part: str
    goal_id: int
    goal_key: str
    goal_label: str
    goal_title: str
    programme_slug: str
    programme_title: str


@dataclass(frozen=True, slots=True)
class CarriedFrom:
    """The activity of an earlier edition that one was carried over from."""

    key: str
    title: str
