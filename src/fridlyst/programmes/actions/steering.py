"""Writing the documents above the programmes."""

from django.db import transaction

from fridlyst.base.checks import check_code, check_name, check_text
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
    key = check_name(fields.key, "key", longest=120, missing="Skriv en nyckel för dokumentet.")
    owner = None if shared else Municipality.objects.get(pk=by.municipality_id)
    document, made = SteeringDocument.objects.select_for_update(no_key=True).get_or_create(
        municipality=owner,
        key=key,
        defaults={
            "title": rules.check_title(fields.title),
            "level": check_code(fields.level, SteeringLevel.values, "level"),
            "publisher": check_text(fields.publisher, "publisher", longest=300),
            "valid_from": fields.valid_from,
            "valid_to": fields.valid_to,
        },
    )
    present = set(document.goals.values_list("number", flat=True))
    SteeringGoal.objects.bulk_create(
        SteeringGoal(
            document=document,
            number=check_text(goal.number, "number", longest=60),
            title=rules.check_title(goal.title),
            position=position,
        )
        for position, goal in enumerate(fields.goals)
        if goal.number not in present
    )
    if made:
        write_trail(by, "added", "steering_document", document.pk)
    return document
