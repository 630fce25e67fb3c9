"""Whether units ask about violence, as they tell it."""

from datetime import date

from django.db import transaction

from fridlyst.base.checks import check_code
from fridlyst.competence import policies, rules
from fridlyst.competence.fields import RoutineFields
from fridlyst.competence.models import RoutineUse
from fridlyst.competence.terms import RoutineState
from fridlyst.competence.texts import check_nobody
from fridlyst.organisation.actions import own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def tell_routine(*, by: Actor, fields: RoutineFields, today: date, version: int | None = None) -> RoutineUse:
    """How it stands in the unit on the day; told again for the same day it is changed.

    SavedMeanwhile when somebody saved after `version` (0: nothing was told of the day).
    """
    require(policies.may_enter(by, fields.body_id))
    body = own_body(by, fields.body_id)
    rules.check_day(fields.on, today, "on")
    asked, met = _counts(fields)
    rows = RoutineUse.objects.filter(municipality_id=by.municipality_id, body=body, on=fields.on)
    told = rows.first() or RoutineUse(municipality_id=by.municipality_id, body=body, on=fields.on, version=0)
    if version is not None:
        check_version(told.version, version, "svaret")
    told.state = check_code(fields.state, RoutineState.values, "state")
    told.routine = check_nobody(fields.routine, "routine", longest=200)
    told.asked, told.met, told.version = asked, met, told.version + 1
    told.save()
    write_trail(by, "told", "routine_use", told.pk)
    return told


def _counts(fields: RoutineFields) -> tuple[int | None, int | None]:
    asked = rules.check_people(fields.asked, "asked")
    met = rules.check_people(fields.met, "met")
    if (asked is None) != (met is None):
        raise rules.BadCount(
            "Skriv både hur många ni frågade och hur många ni mötte, eller inget av dem.",
            field="met" if met is None else "asked",
        )
    rules.check_part(asked, met, "asked", "Ni kan inte ha frågat fler än ni mötte.")
    return asked, met
