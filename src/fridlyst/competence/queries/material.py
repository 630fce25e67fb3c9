"""Everything that is stored of a municipality's competence, read once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.competence.counting import counting
from fridlyst.competence.models import Course, CourseAudience, StaffCount, TrainedCount
from fridlyst.competence.shapes import CourseView, StaffRow, TrainedRow
from fridlyst.competence.stock import Staff, Trained, Workplace, turnover_of
from fridlyst.competence.terms import StaffGroup, TurnoverFrom
from fridlyst.organisation.queries import BodyView, bodies, successors_among
from fridlyst.organisation.rules import chain

_STAFF = (
    *("body_id", "period_from", "period_to", "staff", "managers", "left", "joined", "turnover"),
    *("entered_by", "version"),
)
_TRAINED = ("body_id", "course_id", "period_from", "period_to", "count", "version")
_COURSE = (
    *("id", "key", "title", "kind", "theme", "provider", "web_address", "group", "holds_months"),
    *("target_share", "taught_in_id", "archived", "version"),
)


@dataclass(frozen=True, slots=True)
class Material:
    """Rows by body. What a body told before it went up in another is told by the one that took over;
    its staff is not, since the one that took over counts them."""

    today: date
    courses: tuple[CourseView, ...]
    bodies: tuple[BodyView, ...]
    counting: tuple[BodyView, ...]
    staff: Mapping[int, Sequence[StaffRow]]
    trained: Mapping[int, Sequence[TrainedRow]]
    mean: float | None

    def place(self, body_id: int, course: CourseView) -> Workplace:
        """The body as the model sees it for a course."""
        told = self.trained.get(body_id, ())
        return Workplace(
            staff=tuple(_staff(row, course.group, self.today) for row in self._of_group(body_id, course)),
            trained=tuple(
                Trained(row.period_from, row.period_to, row.count)
                for row in told
                if row.course_id in (course.id, course.taught_in_id)
            ),
            turnover=self.mean or 0.0,
            holds_months=course.holds_months,
        )

    def turnover_from(self, body_id: int) -> str:
        """Whose turnover the body is reckoned with."""
        if any(rate_of(row) is not None for row in self.staff.get(body_id, ())):
            return TurnoverFrom.OWN
        return TurnoverFrom.NONE if self.mean is None else TurnoverFrom.MEAN

    def audience(self, course: CourseView) -> tuple[BodyView, ...]:
        """The bodies whose people should take the course, among those that count."""
        if not course.body_ids and not course.kinds:
            return self.counting
        return tuple(one for one in self.counting if one.id in course.body_ids or one.kind in course.kinds)

    def _of_group(self, body_id: int, course: CourseView) -> list[StaffRow]:
        rows = self.staff.get(body_id, ())
        return [row for row in rows if course.group == StaffGroup.EVERYONE or row.managers is not None]


def material(municipality_id: int, today: date) -> Material:
    """Six statements, however much is stored."""
    every = bodies(municipality_id)
    staff, trained = _staff_rows(municipality_id), _trained_rows(municipality_id, every, today)
    counted = counting(every, set(staff), today)
    return Material(
        today,
        courses_of(municipality_id),
        every,
        counted,
        staff,
        trained,
        mean_turnover([staff[one.id] for one in counted if one.id in staff]),
    )


def courses_of(municipality_id: int) -> tuple[CourseView, ...]:
    """Every course in order, those put away too; two statements."""
    audiences: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    rows = CourseAudience.objects.filter(course__municipality_id=municipality_id).order_by("id")
    for course_id, body_id, kind in rows.values_list("course_id", "body_id", "kind"):
        audiences[course_id].append((body_id, kind))
    found = Course.objects.filter(municipality_id=municipality_id).order_by("position", "id")
    return tuple(
        CourseView(
            *(
                *row,
                tuple(body_id for body_id, _kind in audiences[row[0]] if body_id is not None),
                tuple(kind for _body_id, kind in audiences[row[0]] if kind),
            )
        )
        for row in found.values_list(*_COURSE)
    )


def rate_of(row: StaffRow) -> float | None:
    """The share that leaves in a year: from how many left, else what the body says itself."""
    counted = turnover_of(row.left, row.staff, row.period_from, row.period_to)
    if counted is not None or row.turnover is None:
        return counted
    return float(row.turnover) / 100


def mean_turnover(told: Sequence[Sequence[StaffRow]]) -> float | None:
    """The mean of each body's last told rate, weighted by its staff; None where no body has told any."""
    pairs = []
    for rows in told:
        known = [(rate, row.staff) for row in rows if (rate := rate_of(row)) is not None]
        if known:
            pairs.append(known[-1])
    weight = sum(staff for _rate, staff in pairs)
    return sum(rate * staff for rate, staff in pairs) / weight if weight else None


def _staff(row: StaffRow, group: str, today: date) -> Staff:
    count = row.staff if group == StaffGroup.EVERYONE else row.managers or 0
    return Staff(min(row.period_to, today), count, rate_of(row))


def _staff_rows(municipality_id: int) -> dict[int, list[StaffRow]]:
    found: dict[int, list[StaffRow]] = defaultdict(list)
    rows = StaffCount.objects.filter(municipality_id=municipality_id).order_by("period_to", "id")
    for body_id, *row in rows.values_list(*_STAFF):
        found[body_id].append(StaffRow(*row))
    return dict(found)


def _trained_rows(
    municipality_id: int, every: Sequence[BodyView], today: date
) -> dict[int, list[TrainedRow]]:
    after = successors_among(every, on=today)
    found: dict[int, list[TrainedRow]] = defaultdict(list)
    rows = TrainedCount.objects.filter(municipality_id=municipality_id).order_by("period_to", "id")
    for body_id, *row in rows.values_list(*_TRAINED):
        found[chain(body_id, after)[-1]].append(TrainedRow(*row))
    return dict(found)
