"""Reading how activities stand, whichever programme they serve."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count

from fridlyst.followup.decision_rules import Decision
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.queries.rounds import REPORTED
from fridlyst.followup.rules import StatusCounts, counted
from fridlyst.followup.shapes import LatestSubmission
from fridlyst.followup.terms import RoundState


def latest_status(municipality_id: int) -> Mapping[int, StatusCounts] | None:
    """Activity → its counts in the newest opened round that asked about it; None before the first round.

    Two statements.
    """
    opened = FollowUpRound.objects.filter(municipality_id=municipality_id).exclude(state=RoundState.DRAFT)
    order = list(opened.order_by("period_end", "id").values_list("id", flat=True))
    if not order:
        return None
    rows = ActivityReport.objects.filter(
        municipality_id=municipality_id, submission__round_id__in=opened.values("id")
    )
    grouped = rows.annotate(shown=REPORTED).values_list("submission__round_id", "activity_id", "shown")
    pairs: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for round_id, activity_id, status, count in grouped.annotate(n=Count("id")).order_by():
        pairs[round_id, activity_id].append((status, count))
    position = {round_id: at for at, round_id in enumerate(order)}
    oldest_first = sorted(pairs.items(), key=lambda item: position[item[0][0]])
    return {activity_id: counted(found) for (_, activity_id), found in oldest_first}


def latest_submissions(*, municipality_id: int, body_ids: tuple[int, ...]) -> tuple[LatestSubmission, ...]:
    """The bodies' answers in opened rounds, newest first; one statement."""
    rows = Submission.objects.filter(municipality_id=municipality_id, body_id__in=body_ids)
    opened = rows.exclude(round__state=RoundState.DRAFT).order_by("-round__period_end", "-round_id")
    columns = ("round__title", "round__slug", "round__state", "round__closes_on", "state", "submitted_at")
    decided = ("decided_on", "decision_paragraph")
    found = opened.values_list(*columns, "approved_at", *decided)
    return tuple(
        LatestSubmission(title, slug, of_round, due, state, sent, approved, Decision(day, paragraph))
        for title, slug, of_round, due, state, sent, approved, day, paragraph in found
    )
