"""Writing the documents above the programmes."""

from django.db import transaction

from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.policies import require
from fridlyst.programmes import policies, rules
from fridlyst.programmes.fields import SteeringFields
from fridlyst.programmes.models import SteeringDocument, SteeringGoal
from fridlyst.programmes.terms import SteeringLevel


@transaction.atomic
def ensure_steering(*, by: Actor, fields: SteeringFields, shared: bool = False) -> SteeringDocument:
    """The document with this key and these goals, made or completed; a shared one is everyone's.

    Only the system shares. Goals that stand already keep their titles: a new wording is a new document.
    """
    require(by.is_system if shared else policies.may_edit_programme(by))
    rules.check_codes([fields.level], SteeringLevel.values, "level")
    owner = None if shared else Municipality.objects.get(pk=by.municipality_id)
    document, made = SteeringDocument.objects.get_or_create(
        municipality=owner,
        key=fields.key,
        defaults={
            "title": rules.check_title(fields.title),
            "level": fields.level,
            "publisher": fields.publisher,
            "valid_from": fields.valid_from,
            "valid_to": fields.valid_to,
        },
    )
    present = set(document.goals.values_list("number", flat=True))
    SteeringGoal.objects.bulk_create(
        SteeringGoal(document=document, number=goal.number, title=goal.title, position=position)
        for position, goal in enumerate(fields.goals)
        if goal.number not in present
    )
    if made:
        write_trail(by, "added", "steering_document", document.pk)
    return document
