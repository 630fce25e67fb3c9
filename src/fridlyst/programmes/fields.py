"""What actions take: the fields of one thing, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fridlyst.programmes.schedules import ScheduleValue
from fridlyst.programmes.terms import Origin, Part, Payer, ProgrammeKind, Stance


@dataclass(frozen=True, slots=True)
class OwnerChoice:
    """A body that is to own something."""

    body_id: int
    part: str = Part.LEAD


@dataclass(frozen=True, slots=True)
class ProgrammeFields:
    """A programme's own fields."""

    title: str
    kind: str = ProgrammeKind.PROGRAMME
    vision: str = ""
    purpose: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    adopted_on: date | None = None
    adopted_by: str = ""
    registration_number: str = ""
    follow_up: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class GoalFields:
    """A goal's own fields; `preconditions` in order."""

    title: str
    number: str = ""
    level_word: str = ""
    description: str = ""
    parent_id: int | None = None
    owners: Sequence[OwnerChoice] = ()
    schedules: Sequence[ScheduleValue] = ()
    preconditions: Sequence[str] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class ActivityFields:
    """An activity's own fields; `goal_ids` are the goals it serves, in one or more programmes.

    `placed_on` is the day that a person confirmed the lists of codes, None while nobody has.
    """

    title: str
    goal_ids: Sequence[int]
    description: str = ""
    owners: Sequence[OwnerChoice] = ()
    schedules: Sequence[ScheduleValue] = ()
    prevention_levels: Sequence[str] = ()
    social_levels: Sequence[str] = ()
    target_groups: Sequence[str] = ()
    violence_forms: Sequence[str] = ()
    arenas: Sequence[str] = ()
    evidence: str = ""
    placed_on: date | None = None
    placed_by: str = ""
    origin: str = Origin.PROGRAMME
    body_id: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one activity is aimed, as a person who saw `version` of it confirms it; every list is whole."""

    activity_id: int
    version: int
    prevention_levels: Sequence[str] = ()
    social_levels: Sequence[str] = ()
    target_groups: Sequence[str] = ()
    violence_forms: Sequence[str] = ()
    arenas: Sequence[str] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class CostFields:
    """What an activity costs in a year: whole kronor, 0 for a payer of none.

    `body_id` None is the municipality as a whole.
    """

    year: int
    payer: str = Payer.OWN_BUDGET
    amount: int = 0
    body_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class EnactmentFields:
    """What is in force from a day, and who decided it: a step of a matter, or words where none is kept."""

    in_force_from: date
    text_version_id: int | None = None
    step_id: int | None = None
    decided_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class AlignmentFields:
    """How a programme, or one goal of it, stands to a steering goal."""

    steering_goal_id: int
    goal_id: int | None = None
    stance: str = Stance.ADOPTED
    why: str = ""


@dataclass(frozen=True, slots=True)
class SteeringGoalFields:
    """A goal of a document above the programme."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class SteeringFields:
    """A document above the programme with its goals."""

    key: str
    title: str
    level: str
    publisher: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    goals: Sequence[SteeringGoalFields] = field(default_factory=tuple)
