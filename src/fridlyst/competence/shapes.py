"""What is read of competence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fridlyst.competence.forecast import Forecast
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, Rule


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course; `target_share` in per cent. Without `body_ids` and `kinds` it is for every body."""

    id: int
    key: str
    title: str
    kind: str
    theme: str
    provider: str
    web_address: str
    group: str
    holds_months: int | None
    target_share: Decimal | None
    taught_in_id: int | None
    archived: bool
    version: int
    body_ids: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def target(self) -> float | None:
        """The target as a share 0–1."""
        return None if self.target_share is None else float(self.target_share) / 100


@dataclass(frozen=True, slots=True)
class CountingBody:
    """A body that counts its staff; `told_to` is the last day that it has told of, `staff` as published."""

    id: int
    key: str
    name: str
    kind: str
    staff: Cell
    told_to: date | None


@dataclass(frozen=True, slots=True)
class BodyStanding:
    """One body's share trained today in one course, as published.

    `knowledge` says what is missing where nothing can be said. `below` is None where there is no target or
    the share is not shown; `direction` is empty then. `turnover_from` says whose turnover was reckoned with.
    """

    body_id: int
    key: str
    name: str
    knowledge: str
    trained: PublishedShare | None = None
    below: bool | None = None
    direction: str = ""
    turnover_from: str = ""
    trained_to: date | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The share on a day, as published; None where it is not shown."""

    day: date
    share: float | None


@dataclass(frozen=True, slots=True)
class CourseStanding:
    """One course today: all bodies that are known, together and one by one.

    `forecast` is None where the share is not shown, or where so few took the course lately (`few_lately`)
    that it would tell how many.
    `missing_staff` and `missing_trained` name the bodies that have not told how many. `moments` are the
    shares over time of the bodies that are known today. `turnover` counts the bodies by where their
    turnover was taken from.
    """

    course: CourseView
    trained: PublishedShare | None
    bodies: tuple[BodyStanding, ...]
    below: tuple[str, ...]
    missing_staff: tuple[str, ...]
    missing_trained: tuple[str, ...]
    forecast: Forecast | None
    moments: tuple[Moment, ...]
    turnover: Mapping[str, int]
    few_lately: bool = False

    @property
    def known(self) -> int:
        """How many bodies the share is reckoned from."""
        return len(self.bodies) - len(self.missing_staff) - len(self.missing_trained)


@dataclass(frozen=True, slots=True)
class RoutineView:
    """How it last stood in a unit; `asked` of those met, as published. `state` is empty where never told."""

    body_id: int
    key: str
    name: str
    state: str = ""
    on: date | None = None
    routine: str = ""
    asked: PublishedShare | None = None


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """What a unit has told on a day, as told: for those who tell it."""

    id: int
    on: date
    state: str
    routine: str
    asked: int | None
    met: int | None
    version: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """One thing that a body plans."""

    id: int
    body_id: int
    body_key: str
    body_name: str
    course_id: int | None
    course_title: str
    title: str
    whom: str
    until: date | None
    state: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many plans there are in each state, how many are late, and which bodies have none."""

    states: Mapping[str, int]
    late: int
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetenceView:
    """Everything about competence on a day, as it may be shown to anybody in the municipality.

    `mean_turnover` is the share of the staff that leaves in a year, over the bodies that have told; None
    where none has.
    """

    today: date
    courses: tuple[CourseStanding, ...]
    bodies: tuple[CountingBody, ...]
    missing_staff: tuple[str, ...]
    mean_turnover: float | None
    routines: tuple[RoutineView, ...]
    plans: PlanCounts
    rule: Rule


@dataclass(frozen=True, slots=True)
class TrainedRow:
    """How many a body has said took a course in a period, as told."""

    course_id: int
    period_from: date
    period_to: date
    count: int
    version: int


@dataclass(frozen=True, slots=True)
class StaffRow:
    """What a body has told of its staff in a period, as told; `turnover` in per cent a year."""

    period_from: date
    period_to: date
    staff: int
    managers: int | None
    left: int | None
    joined: int | None
    turnover: Decimal | None
    entered_by: str
    version: int


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """A body's own share today in a course, in its own raw numbers: for the form where they are typed."""

    course: CourseView
    trained: float | None
    staff: int | None
    forecast: Forecast | None
    turnover_from: str


@dataclass(frozen=True, slots=True)
class BodyCompetence:
    """A body's own part, in raw numbers: only for those who may enter them."""

    courses: tuple[CourseView, ...]
    staff: tuple[StaffRow, ...]
    trained: tuple[TrainedRow, ...]
    standings: tuple[OwnStanding, ...]
