"""Writing a municipality's plan."""

from collections.abc import Mapping

from django.db import transaction

from fridlyst.base.errors import Conflict
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.reminders import policies
from fridlyst.reminders.models import ReminderPlan
from fridlyst.reminders.rules import DEFAULTS, PLAN, check_days


@transaction.atomic
def set_plan(*, by: Actor, choices: Mapping[str, int | None], version: int) -> ReminderPlan:
    """Choose the days of each step, None for one that is off; a step that is not given is as by default.

    `version` is 0 for a municipality that has had the usual plan. WrongDays; Conflict when somebody saved
    after it was read.
    """
    require(policies.may_run_reminders(by))
    hold(by.municipality_id)
    kept = {step: check_days(step, choices.get(step, DEFAULTS[step])) for step in PLAN}
    plan, _made = ReminderPlan.objects.get_or_create(municipality_id=by.municipality_id)
    if plan.version != version:
        raise Conflict("Någon annan har ändrat planen. Det du valde står kvar; läs igenom och spara igen.")
    plan.choices, plan.version = kept, version + 1
    plan.save(update_fields=["choices", "version"])
    write_trail(by, "planned", "reminders", None, dict(kept))
    return plan
