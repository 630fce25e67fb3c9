"""Writing what activities cost."""

from django.db import transaction

from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.programmes import cost_rules, policies
from fridlyst.programmes.actions.common import check_version, own_activity
from fridlyst.programmes.fields import CostFields
from fridlyst.programmes.models import Activity, Cost, Programme
from fridlyst.programmes.queries.costs import cost_years
from fridlyst.programmes.terms import Payer, ProgrammeState

_LONGEST_NOTE = 500


@transaction.atomic
def tell_cost(*, by: Actor, activity_id: int, fields: CostFields, anywhen: bool = False) -> Cost:
    """What the activity costs a body in a year. BadAmount, BadYear and CostTold say what cannot be so.

    `anywhen` lets it fall outside the programmes' periods: a file may come from one whose period was other.
    """
    require(policies.may_tell_cost(by, fields.body_id))
    cost = Cost(activity=_activity(by, activity_id))
    _fill(by, cost, fields, anywhen=anywhen)
    cost.save()
    write_trail(by, "added", "cost", cost.pk, {"activity": activity_id, "amount": cost.amount})
    return cost


@transaction.atomic
def edit_cost(*, by: Actor, cost_id: int, version: int, fields: CostFields) -> Cost:
    """Change a cost; SavedMeanwhile when somebody saved after `version`."""
    cost = _own_cost(by, cost_id)
    require(policies.may_tell_cost(by, fields.body_id))
    check_version(cost.version, version, "kostnaden")
    _fill(by, cost, fields)
    cost.version = version + 1
    cost.save()
    write_trail(by, "edited", "cost", cost.pk, {"activity": cost.activity_id, "amount": cost.amount})
    return cost


@transaction.atomic
def remove_cost(*, by: Actor, cost_id: int) -> None:
    """Take a cost away: what the activity costs is then not told, unless another row says it."""
    cost = _own_cost(by, cost_id)
    write_trail(by, "removed", "cost", cost.pk, {"activity": cost.activity_id, "amount": cost.amount})
    cost.delete()


def _own_cost(by: Actor, cost_id: int) -> Cost:
    """The cost, its activity held for the rest of the transaction; NotPermitted for another body's."""
    rows = Cost.objects.filter(activity__municipality_id=by.municipality_id, pk=cost_id)
    activity_id = rows.values_list("activity_id", flat=True).first()
    if activity_id is None:
        raise NotFound
    activity = _activity(by, activity_id)
    cost = activity.costs.filter(pk=cost_id).first()
    if cost is None:
        raise NotFound
    require(policies.may_tell_cost(by, cost.body_id))
    return cost


def _activity(by: Actor, activity_id: int) -> Activity:
    """The activity, locked; NotFound for one of drafts only, unless the actor sees drafts."""
    activity = own_activity(by, activity_id)
    served = Programme.objects.filter(goals__goal_activities__activity_id=activity_id)
    if not policies.may_see_drafts(by) and not served.exclude(state=ProgrammeState.DRAFT).exists():
        raise NotFound
    return activity


def _fill(by: Actor, cost: Cost, fields: CostFields, *, anywhen: bool = False) -> None:
    payer = Payer(check_code(fields.payer, Payer.values, "payer"))
    if not anywhen:
        cost_rules.check_year(fields.year, cost_years(activity_id=cost.activity_id))
    cost.year = fields.year
    cost.amount = cost_rules.check_amount(fields.amount, free=payer is Payer.NONE)
    cost.note = check_text(fields.note, "note", longest=_LONGEST_NOTE)
    cost.payer, cost.body_id = payer, _own_body(by, fields.body_id)
    cost_rules.check_beside(payer, _told_beside(cost))


def _told_beside(cost: Cost) -> set[str]:
    """The payers that have a cost of the same activity, body and year already."""
    rows = Cost.objects.filter(activity_id=cost.activity_id, year=cost.year).exclude(pk=cost.pk)
    return {payer for body_id, payer in rows.values_list("body_id", "payer") if body_id == cost.body_id}


def _own_body(by: Actor, body_id: int | None) -> int | None:
    if body_id is None:
        return None
    if not Body.objects.filter(municipality_id=by.municipality_id, pk=body_id).exists():
        raise BadInput("Välj ur kommunens egen organisation.", field="body")
    return body_id
