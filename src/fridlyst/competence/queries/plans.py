"""Reading what bodies plan."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from fridlyst.base.errors import NotFound
from fridlyst.competence.models import CompetencePlan
from fridlyst.competence.shapes import PlanCounts, PlanView
from fridlyst.competence.terms import PlanState
from fridlyst.organisation.queries import BodyView

_COLUMNS = (
    *("id", "body_id", "body__key", "body__name", "course_id", "course__title", "title", "whom", "until"),
    *("state", "text", "version"),
)
OPEN = frozenset({PlanState.PLANNED, PlanState.ONGOING})


def plans(*, municipality_id: int) -> tuple[PlanView, ...]:
    """Every plan, body by body, the soonest first; one statement."""
    rows = CompetencePlan.objects.filter(municipality_id=municipality_id)
    ordered = rows.order_by("body__name", "until", "id").values_list(*_COLUMNS)
    return tuple(_view(row) for row in ordered)


def plan(*, municipality_id: int, plan_id: int) -> PlanView:
    """One plan; NotFound for another municipality's. One statement."""
    rows = CompetencePlan.objects.filter(municipality_id=municipality_id, pk=plan_id)
    row = rows.values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound
    return _view(row)


def is_late(one: PlanView, today: date) -> bool:
    """Whether its last day has passed before it was done."""
    return one.until is not None and one.until < today and one.state in OPEN


def plan_counts(every: Sequence[PlanView], bodies: Sequence[BodyView], today: date) -> PlanCounts:
    """How many there are in each state, how many are late, and which of the bodies have none."""
    planning = {one.body_id for one in every}
    return PlanCounts(
        Counter(one.state for one in every),
        sum(1 for one in every if is_late(one, today)),
        tuple(one.name for one in bodies if one.id not in planning),
    )


def _view(row: tuple[object, ...]) -> PlanView:
    values = list(row)
    values[5] = values[5] or ""
    return PlanView(*values)  # type: ignore[arg-type]
