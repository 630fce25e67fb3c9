"""Reading what was said before: by the body itself, or by one that it has taken over from."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Case, Model, Q, QuerySet, When

from fridlyst.base.clock import today
from fridlyst.followup.models import ActivityReport, FollowUpRound, GoalReport, Submission
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.shapes import PastGoalReport, PastReport, RoundView
from fridlyst.followup.terms import Status

_Said = TypeVar("_Said", bound=Model)


def round_before(municipality_id: int, view: RoundView, body_id: int) -> int | None:
    """The newest earlier round in which the body sent in, or one that it took over from; one statement."""
    earlier = Submission.objects.filter(
        answered_for(body_id),
        municipality_id=municipality_id,
        state__in=sorted(ANSWERED),
        round__period_end__lt=view.period_end,
    )
    return earlier.order_by("-round__period_end", "-round_id").values_list("round_id", flat=True).first()


def past_reports(body_id: int, round_id: int | None) -> Mapping[int, PastReport]:
    """Activity → what the body, or one that it took over from, said of it in the round; one statement."""
    rows = ActivityReport.objects.filter(answered_for(body_id, "submission__"), submission__round_id=round_id)
    reported = rows.exclude(status=Status.UNKNOWN).select_related("submission__round", "submission__body")
    return {row.activity_id: past_report(row) for row in own_last(reported, body_id)}


def answered_for(body_id: int, path: str = "") -> Q:
    """What is the body's, or was one's that went up in it before today; `path` leads to what has a body."""
    gone = {f"{path}body__merged_into_id": body_id, f"{path}body__valid_to__lt": today()}
    return Q(**{f"{path}body_id": body_id}) | Q(**gone)


def own_last(rows: QuerySet[_Said], body_id: int) -> QuerySet[_Said]:
    """The body's own after those that it took over, so that its own word stands."""
    own = Case(When(submission__body_id=body_id, then=1), default=0)
    return rows.order_by(own, "pk")


def past_report(row: ActivityReport) -> PastReport:
    """What the row says, with its round and body."""
    of: FollowUpRound = row.submission.round
    return PastReport(
        round_title=of.title,
        round_slug=of.slug,
        period_end=of.period_end,
        body_id=row.submission.body_id,
        body_name=row.submission.body.name,
        status=row.status,
        comment=row.comment,
        hindrance=row.hindrance,
        state=row.submission.state,
    )


def past_goals(body_id: int, round_id: int | None) -> Mapping[int, PastGoalReport]:
    """Goal → what the body, or one that it took over from, said of it in the round; one statement."""
    rows = GoalReport.objects.filter(answered_for(body_id, "submission__"), submission__round_id=round_id)
    columns = ("goal_id", "submission__round__title", "submission__body__name", "status", "comment")
    told = own_last(rows.exclude(status=Status.UNKNOWN), body_id).values_list(*columns)
    return {goal_id: PastGoalReport(*said) for goal_id, *said in told}
