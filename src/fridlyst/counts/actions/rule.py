"""Deciding the rule of small numbers."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_code, check_name
from fridlyst.counts import policies
from fridlyst.counts.models import DisclosureRule
from fridlyst.counts.rules import check_threshold
from fridlyst.counts.terms import Method
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def decide_rule(*, by: Actor, threshold: int, method: str, reason: str, version: int) -> DisclosureRule:
    """A new rule from now on; what is published already stands. `version` is the last decision's number.

    SavedMeanwhile when somebody decided after that.
    """
    require(policies.may_decide_rule(by))
    hold(by.municipality_id)
    decided = DisclosureRule.objects.filter(municipality_id=by.municipality_id).count()
    check_version(decided, version, "regeln")
    made = DisclosureRule.objects.create(
        municipality_id=by.municipality_id,
        number=decided + 1,
        threshold=check_threshold(threshold),
        method=check_code(method, Method.values, "method"),
        reason=check_name(reason, "reason", longest=2000, missing="Skriv varför regeln ändras."),
        decided_at=clock.now(),
        decided_by=by.label[:200],
    )
    data: dict[str, object] = {"threshold": made.threshold, "method": str(made.method)}
    write_trail(by, "decided", "disclosure_rule", made.pk, data)
    return made
