"""Reading matters."""

from dataclasses import dataclass
from datetime import date

from fridlyst.decisions.models import Matter


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a matter."""

    on: date | None
    body_name: str
    paragraph: str
    kind: str
    summary: str
    conditions: tuple[str, ...]
    amendments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with its steps in order."""

    id: int
    registration_number: str
    title: str
    steps: tuple[StepView, ...]


def matters(municipality_id: int) -> tuple[MatterView, ...]:
    """The municipality's matters; four statements."""
    rows = Matter.objects.filter(municipality_id=municipality_id).prefetch_related(
        "steps__conditions", "steps__amendments"
    )
    return tuple(_view(row) for row in rows)


def _view(row: Matter) -> MatterView:
    steps = tuple(
        StepView(
            step.date,
            step.body_name,
            step.paragraph,
            step.kind,
            step.summary,
            tuple(condition.text for condition in step.conditions.all()),
            tuple(amendment.text for amendment in step.amendments.all()),
        )
        for step in row.steps.all()
    )
    return MatterView(row.pk, row.registration_number, row.title, steps)
