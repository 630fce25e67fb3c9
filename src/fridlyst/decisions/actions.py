"""The only writer of matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from fridlyst.decisions import policies
from fridlyst.decisions.models import Amendment, Condition, Matter, Step
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


@dataclass(frozen=True, slots=True)
class StepFields:
    """One step of a matter."""

    kind: str
    on: date | None = None
    body_name: str = ""
    paragraph: str = ""
    summary: str = ""
    conditions: Sequence[str] = ()
    amendments: Sequence[str] = ()


@transaction.atomic
def register_matter(
    *, by: Actor, registration_number: str, title: str, steps: Sequence[StepFields] = ()
) -> Matter:
    """The matter with this number, made when it is new; steps are added only to a new one."""
    require(policies.may_keep_matters(by))
    matter, made = Matter.objects.get_or_create(
        municipality_id=by.municipality_id, registration_number=registration_number, defaults={"title": title}
    )
    if made:
        for position, fields in enumerate(steps):
            _add_step(matter, position, fields)
        write_trail(by, "registered", "matter", matter.pk)
    return matter


def _add_step(matter: Matter, position: int, fields: StepFields) -> None:
    step = Step.objects.create(
        matter=matter,
        position=position,
        kind=StepKind(fields.kind),
        date=fields.on,
        body_name=fields.body_name,
        paragraph=fields.paragraph,
        summary=fields.summary,
    )
    Condition.objects.bulk_create(
        Condition(step=step, position=number, text=text) for number, text in enumerate(fields.conditions)
    )
    Amendment.objects.bulk_create(
        Amendment(step=step, position=number, text=text) for number, text in enumerate(fields.amendments)
    )
