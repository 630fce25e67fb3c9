"""An indicator of a body's own, asked about in the rounds that the body is answering now."""

from dataclasses import replace

from django.db import transaction

from fridlyst.followup import rules
from fridlyst.followup.models import Submission
from fridlyst.followup.terms import RoundState
from fridlyst.indicators.actions import Asked, add_indicator, ask
from fridlyst.indicators.fields import IndicatorFields
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.terms import Origin


@transaction.atomic
def add_own_indicator(*, by: Actor, body_id: int, fields: IndicatorFields) -> tuple[str, ...]:
    """A body adds an indicator that it measures itself; the titles of the open rounds that now ask for it.

    Rounds that are opened later ask by themselves. An answer that is sent in is left as it is.
    """
    hold(by.municipality_id)
    own = replace(fields, origin=Origin.BODY, body_id=body_id, owners=(OwnerChoice(body_id),))
    indicator = add_indicator(by=by, fields=own)
    answering = Submission.objects.filter(
        municipality_id=by.municipality_id,
        body_id=body_id,
        state__in=rules.WRITABLE,
        round__state=RoundState.OPEN,
        round__programmes__goals=indicator.goal_id,
    ).select_related("round")
    found = list(answering.distinct().order_by("round_id"))
    for submission in found:
        ask(
            municipality_id=by.municipality_id,
            occasion=rules.occasion_of(submission.round_id),
            as_of=submission.round.period_end,
            asked=[Asked(indicator.pk, body_id)],
        )
    return tuple(submission.round.title for submission in found)
