"""What is given when a course, a count, a plan or a routine is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from fridlyst.competence.terms import CourseKind, CourseTheme, EnteredBy, PlanState, RoutineState, StaffGroup


@dataclass(frozen=True, slots=True)
class CourseFields:
    """A course; `target_share` in per cent. Without bodies and kinds it is for everybody who counts."""

    title: str
    kind: str = CourseKind.OWN
    theme: str = CourseTheme.CLOSE_RELATIONS
    provider: str = ""
    web_address: str = ""
    group: str = StaffGroup.EVERYONE
    holds_months: int | None = None
    target_share: Decimal | None = None
    taught_in_id: int | None = None
    archived: bool = False
    body_ids: Sequence[int] = ()
    kinds: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CountFields:
    """What a body tells of a period; None is not told, and never zero.

    `trained` maps course to how many took it. `turnover` in per cent of the staff that leave in a year.
    """

    body_id: int
    period_from: date
    period_to: date
    staff: int | None = None
    managers: int | None = None
    left: int | None = None
    joined: int | None = None
    turnover: Decimal | None = None
    trained: Mapping[int, int | None] = field(default_factory=dict)
    how: str = EnteredBy.FORM


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What a body plans."""

    body_id: int
    title: str
    course_id: int | None = None
    whom: str = ""
    until: date | None = None
    state: str = PlanState.PLANNED
    text: str = ""


@dataclass(frozen=True, slots=True)
class RoutineFields:
    """How it stands in a unit on a day: `asked` of the `met`, where the unit counts."""

    body_id: int
    on: date
    state: str = RoutineState.YES
    routine: str = ""
    asked: int | None = None
    met: int | None = None
