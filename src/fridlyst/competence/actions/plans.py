"""What bodies plan."""

from django.db import transaction

from fridlyst.base.checks import check_code
from fridlyst.base.errors import NotFound
from fridlyst.competence import policies
from fridlyst.competence.actions.courses import own_course
from fridlyst.competence.fields import PlanFields
from fridlyst.competence.models import CompetencePlan
from fridlyst.competence.terms import PlanState
from fridlyst.competence.texts import check_nobody, check_title_of_nobody
from fridlyst.organisation.actions import own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def add_plan(*, by: Actor, fields: PlanFields) -> CompetencePlan:
    """A new plan of a body's."""
    require(policies.may_enter(by, fields.body_id))
    plan = CompetencePlan(municipality_id=by.municipality_id, version=0)
    _save(by, plan, fields)
    write_trail(by, "added", "competence_plan", plan.pk)
    return plan


@transaction.atomic
def edit_plan(*, by: Actor, plan_id: int, version: int, fields: PlanFields) -> CompetencePlan:
    """Change a plan; SavedMeanwhile when somebody saved after `version`."""
    rows = CompetencePlan.objects.select_for_update(no_key=True)
    plan = rows.filter(municipality_id=by.municipality_id, pk=plan_id).first()
    if plan is None:
        raise NotFound
    require(policies.may_enter(by, plan.body_id) and policies.may_enter(by, fields.body_id))
    check_version(plan.version, version, "planen")
    _save(by, plan, fields)
    write_trail(by, "edited", "competence_plan", plan.pk)
    return plan


def _save(by: Actor, plan: CompetencePlan, fields: PlanFields) -> None:
    plan.body = own_body(by, fields.body_id)
    plan.course = own_course(by, fields.course_id) if fields.course_id is not None else None
    plan.title = check_title_of_nobody(
        fields.title, "title", longest=300, missing="Skriv vad ni planerar att göra."
    )
    plan.whom = check_nobody(fields.whom, "whom", longest=300)
    plan.until = fields.until
    plan.state = check_code(fields.state, PlanState.values, "state")
    plan.text = check_nobody(fields.text, "text", longest=20_000)
    plan.version += 1
    plan.save()
