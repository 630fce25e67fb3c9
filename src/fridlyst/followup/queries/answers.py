"""Reading answers, each with a fixed number of SQL statements."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from fridlyst.base.errors import NotFound
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.queries.rounds import round_by_slug
from fridlyst.followup.rules import ANSWERED, OCCASION, occasion_of
from fridlyst.followup.shapes import (
    AnswerItem,
    AnswerSheet,
    OutcomeItem,
    PastReport,
    RoundView,
    SubmissionRef,
    Task,
)
from fridlyst.followup.terms import RoundState, Status
from fridlyst.indicators.models import Measurement
from fridlyst.indicators.queries import IndicatorView, MeasurementView, indicators_asked, measurements
from fridlyst.programmes.models import GoalActivity

_COUNTS = ("asked", "answered", "indicators", "measured")


def sheet(*, municipality_id: int, round_slug: str, body_key: str) -> AnswerSheet:
    """A body's answer in a round, with the round before beside; eleven statements.

    NotFound when the round or the body is another municipality's, or the body was not asked.
    """
    view = round_by_slug(municipality_id=municipality_id, slug=round_slug, planned=False)
    rows = Submission.objects.filter(municipality_id=municipality_id, round_id=view.id, body__key=body_key)
    row = rows.select_related("body").first()
    if row is None:
        raise NotFound
    before = _round_before(municipality_id, view, row.body_id)
    return AnswerSheet(
        submission_id=row.pk,
        round=view,
        body_id=row.body_id,
        body_key=row.body.key,
        body_name=row.body.name,
        state=row.state,
        comment=row.comment,
        sent_back_comment=row.sent_back_comment,
        reported_by=row.reported_by,
        approved_by=row.approved_by,
        saved_at=row.saved_at,
        submitted_at=row.submitted_at,
        approved_at=row.approved_at,
        version=row.version,
        items=_items(row, view, before),
        outcomes=_outcomes(municipality_id, row.body_id, view.id, before),
    )


def submission(*, municipality_id: int, round_slug: str, body_key: str) -> SubmissionRef:
    """A body's answer by its address, without what it says; NotFound as for `sheet`. One statement."""
    rows = Submission.objects.filter(
        municipality_id=municipality_id, round__slug=round_slug, body__key=body_key
    ).exclude(round__state=RoundState.DRAFT)
    columns = ("pk", "body_id", "state", "round__state", "version")
    row = _counted(rows).values_list(*columns, *_COUNTS).first()
    if row is None:
        raise NotFound
    return SubmissionRef(*row)


def activity_history(*, municipality_id: int, activity_id: int) -> tuple[PastReport, ...]:
    """Everything that was sent in on an activity, newest round first; one statement."""
    rows = ActivityReport.objects.filter(municipality_id=municipality_id, activity_id=activity_id)
    sent_in = rows.filter(submission__state__in=sorted(ANSWERED)).exclude(status=Status.UNKNOWN)
    ordered = sent_in.select_related("submission__round", "submission__body")
    return tuple(
        _past(row) for row in ordered.order_by("-submission__round__period_end", "submission__body__name")
    )


def tasks(*, municipality_id: int, body_ids: tuple[int, ...] | None) -> tuple[Task, ...]:
    """Answers in open rounds, of the given bodies or, with None, of all; one statement."""
    rows = Submission.objects.filter(municipality_id=municipality_id, round__state=RoundState.OPEN)
    if body_ids is not None:
        rows = rows.filter(body_id__in=body_ids)
    of_round, of_body = (
        ("round__title", "round__slug", "round__closes_on"),
        ("body_id", "body__key", "body__name"),
    )
    columns = ("pk", *of_round, *of_body, "state")
    ordered = _counted(rows).order_by("round__closes_on", "body__name")
    both = (F("asked") + F("indicators"), F("answered") + F("measured"))
    return tuple(Task(*row) for row in ordered.values_list(*columns, *both))


def _counted(rows: QuerySet[Submission]) -> QuerySet[Any]:
    """With how many activities and indicators each was asked about, and how many it has answered."""
    mine = Measurement.objects.filter(
        municipality_id=OuterRef("municipality_id"),
        body_id=OuterRef("body_id"),
        occasion=Concat(Value(OCCASION), Cast(OuterRef("round_id"), CharField())),
    )
    return rows.annotate(
        asked=Count("reports"),
        answered=Count("reports", filter=~Q(reports__status=Status.UNKNOWN)),
        indicators=_how_many(mine),
        measured=_how_many(mine.exclude(value=None)),
    )


def _how_many(rows: QuerySet[Measurement]) -> Coalesce:
    counts = rows.order_by().values("occasion").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts), 0)


def _round_before(municipality_id: int, view: RoundView, body_id: int) -> int | None:
    """The newest earlier round in which the body sent in."""
    earlier = Submission.objects.filter(
        municipality_id=municipality_id,
        body_id=body_id,
        state__in=sorted(ANSWERED),
        round__period_end__lt=view.period_end,
    )
    return earlier.order_by("-round__period_end", "-round_id").values_list("round_id", flat=True).first()


def _items(row: Submission, view: RoundView, before: int | None) -> tuple[AnswerItem, ...]:
    reports = {report.activity_id: report for report in row.reports.select_related("activity")}
    past = _past_of(row.body_id, before)
    goals = _first_goals(view)
    order = {activity_id: position for position, activity_id in enumerate(goals)}
    ordered = sorted(reports.values(), key=lambda report: order.get(report.activity_id, len(order)))
    return tuple(
        AnswerItem(
            activity_id=report.activity_id,
            key=report.activity.key,
            title=report.activity.title,
            description=report.activity.description,
            origin=report.activity.origin,
            goal_label=goals.get(report.activity_id, ("", ""))[0],
            goal_title=goals.get(report.activity_id, ("", ""))[1],
            status=report.status,
            comment=report.comment,
            hindrance=report.hindrance,
            version=report.version,
            before=past.get(report.activity_id),
        )
        for report in ordered
    )


def _past_of(body_id: int, round_id: int | None) -> Mapping[int, PastReport]:
    rows = ActivityReport.objects.filter(submission__round_id=round_id, submission__body_id=body_id)
    reported = rows.exclude(status=Status.UNKNOWN).select_related("submission__round", "submission__body")
    return {row.activity_id: _past(row) for row in reported}


def _past(row: ActivityReport) -> PastReport:
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


def _first_goals(view: RoundView) -> dict[int, tuple[str, str]]:
    """Activity → label and title of the first goal it serves, in the order of the programmes."""
    links = GoalActivity.objects.filter(goal__programme_id__in=view.programme_ids)
    ordered = links.order_by("goal__programme_id", "goal__position", "position", "id")
    found: dict[int, tuple[str, str]] = {}
    for activity_id, word, number, title in ordered.values_list(
        "activity_id", "goal__level_word", "goal__number", "goal__title"
    ):
        found.setdefault(activity_id, (f"{word} {number}".strip(), title))
    return found


def _outcomes(
    municipality_id: int, body_id: int, round_id: int, before: int | None
) -> tuple[OutcomeItem, ...]:
    now_at, before_at = occasion_of(round_id), occasion_of(before) if before else ""
    found = measurements(municipality_id=municipality_id, occasions=[now_at, before_at], body_id=body_id)
    now = {one.indicator_id: one for one in found if one.occasion == now_at}
    past = {one.indicator_id: one for one in found if one.occasion == before_at}
    asked = indicators_asked(municipality_id=municipality_id, ids=list(now))
    return tuple(_outcome(view, now[view.id], past.get(view.id)) for view in asked)


def _outcome(view: IndicatorView, now: MeasurementView, before: MeasurementView | None) -> OutcomeItem:
    return OutcomeItem(view, now, before if before and before.outcome.answered else None)
