"""The only writer of matters."""

from collections.abc import Sequence

from django.db import transaction

from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.slugs import free_slug
from fridlyst.decisions import policies
from fridlyst.decisions.fields import AmendmentFields, ConditionFields, StepFields
from fridlyst.decisions.models import Amendment, Condition, Matter, Step
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


@transaction.atomic
def register_matter(
    *, by: Actor, registration_number: str, title: str, steps: Sequence[StepFields] = ()
) -> Matter:
    """The matter with this number, made when it is new; steps are added only to a new one."""
    require(policies.may_keep_matters(by))
    number = check_name(
        registration_number, "registration_number", longest=100, missing="Skriv ärendets diarienummer."
    )
    matter, made = Matter.objects.get_or_create(
        municipality_id=by.municipality_id,
        registration_number=number,
        defaults={
            "slug": free_slug(number, _slugs(by), longest=110),
            "title": check_name(title, "title", longest=2000, missing="Skriv vad ärendet gäller."),
        },
    )
    if made:
        for position, fields in enumerate(steps):
            _add_step(matter, position, fields)
        write_trail(by, "registered", "matter", matter.pk)
    return matter


def _slugs(by: Actor) -> set[str]:
    return set(Matter.objects.filter(municipality_id=by.municipality_id).values_list("slug", flat=True))


def _add_step(matter: Matter, position: int, fields: StepFields) -> None:
    step = Step.objects.create(
        matter=matter,
        position=position,
        kind=check_code(fields.kind, StepKind.values, "kind"),
        date=fields.on,
        body_name=check_text(fields.body_name, "body", longest=300),
        paragraph=check_text(fields.paragraph, "paragraph", longest=20),
        summary=check_text(fields.summary, "summary"),
    )
    Condition.objects.bulk_create(
        Condition(step=step, position=at, text=check_text(_condition(one), "conditions", longest=2000))
        for at, one in enumerate(fields.conditions)
    )
    Amendment.objects.bulk_create(
        Amendment(step=step, position=at, text=check_text(_amendment(one), "amendments", longest=2000))
        for at, one in enumerate(fields.amendments)
    )


def _condition(given: str | ConditionFields) -> str:
    return given if isinstance(given, str) else given.text


def _amendment(given: str | AmendmentFields) -> str:
    return given if isinstance(given, str) else given.text
