"""What a town has told of competence."""

from datetime import timedelta
from decimal import Decimal

from fridlyst.base.clock import today
from fridlyst.base.half_years import last_over
from fridlyst.competence.actions import add_course, add_plan, enter, tell_routine
from fridlyst.competence.fields import CountFields, CourseFields, PlanFields, RoutineFields
from fridlyst.organisation.models import Body
from tests.factories import Town
from tests.web.walking.few import ASKED, TRAINED


def trained(town: Town, mark: str, body: Body) -> dict[str, object]:
    """A course for the body, its counts, a plan and a routine; what addresses call them."""
    now, period = today(), last_over(today())
    intro = add_course(by=town.actor, fields=CourseFields(f"{mark} introduktion", kind="introduction"))
    fields = CourseFields(f"{mark} kurs", target_share=Decimal(80), taught_in_id=intro.pk, body_ids=[body.pk])
    course = add_course(by=town.actor, fields=fields)
    some, staff = TRAINED
    counts = CountFields(body.pk, period.first, period.last, staff=staff, left=0, trained={course.pk: some})
    enter(by=town.actor, fields=counts, today=now)
    plan = add_plan(by=town.actor, fields=PlanFields(body.pk, f"{mark} plan", course.pk))
    told = RoutineFields(body.pk, now - timedelta(days=9), "partly", f"{mark} rutin", *ASKED)
    tell_routine(by=town.actor, fields=told, today=now)
    return {"course": course.key, "plan_id": plan.pk}
