"""Reading answers, each with a fixed number of SQL statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.followup.decision_rules import Decision
from fridlyst.followup.models import ActivityReport, GoalReport, Question, Submission
from fridlyst.followup.queries.past import past_goals, past_report, past_reports, round_before
from fridlyst.followup.queries.questions import Asked, question_items, required_counts, standing
from fridlyst.followup.queries.rounds import round_by_slug
from fridlyst.followup.rules import ANSWERED, OCCASION, occasion_of
from fridlyst.followup.shapes import (
    AnswerItem,
    AnswerSheet,
    GoalItem,
    OutcomeItem,
    PastGoalReport,
    PastReport,
    RoundView,
    SubmissionRef,
    Task,
)
from fridlyst.followup.terms import RoundState, Status
from fridlyst.indicators.models import Measurement
from fridlyst.indicators.queries import (
    IndicatorView,
    MeasurementView,
    indicators_asked,
    measurements,
    odd_outcomes,
)
from fridlyst.organisation.models import Body
from fridlyst.programmes.models import Goal, GoalActivity

_COUNTS = ("asked", "answered", "indicators", "measured", "goals", "reported")


def sheet(*, municipality_id: int, round_slug: str, body_key: str) -> AnswerSheet:
    """A body's answer in a round, with the round before beside; 14 statements, and three more for questions.

    NotFound when the round or the body is another municipality's, or the body was not asked.
    """
    view = round_by_slug(municipality_id=municipality_id, slug=round_slug, planned=False)
    rows = Submission.objects.filter(municipality_id=municipality_id, round_id=view.id, body__key=body_key)
    row = rows.select_related("body__merged_into").first()
    if row is None:
        raise NotFound
    before = round_before(municipality_id, view, row.body_id)
    items, goals = _items(row, view, before), _goals(row, before)
    of = Asked(
        submission_id=row.pk,
        round_id=view.id,
        body_id=row.body_id,
        body_kind=row.body.kind,
        state=row.state,
        statuses={item.activity_id: item.status for item in items},
        goal_statuses=tuple(goal.status for goal in goals),
    )
    return AnswerSheet(
        submission_id=row.pk,
        round=view,
        body_id=row.body_id,
        body_key=row.body.key,
        body_name=row.body.name,
        heir=_heir(row.body),
        state=row.state,
        comment=row.comment,
        sent_back_comment=row.sent_back_comment,
        reported_by=row.reported_by,
        approved_by=row.approved_by,
        saved_at=row.saved_at,
        submitted_at=row.submitted_at,
        approved_at=row.approved_at,
        version=row.version,
        items=items,
        outcomes=_outcomes(municipality_id, row.body_id, view.id, before),
        goals=goals,
        questions=question_items(of, before=before),
        decision=Decision(row.decided_on, row.decision_paragraph),
    )


def submission(*, municipality_id: int, round_slug: str, body_key: str) -> SubmissionRef:
    """A body's answer by its address, without what it says; NotFound as for `sheet`.

    One statement, and seven more while the round has questions.
    """
    rows = Submission.objects.filter(
        municipality_id=municipality_id, round__slug=round_slug, body__key=body_key
    ).exclude(round__state=RoundState.DRAFT)
    columns = ("pk", "body_id", "state", "round__state", "version")
    questions = Question.objects.filter(round_id=OuterRef("round_id"), withdrawn_at=None)
    row = _counted(rows).values_list(*columns, *_COUNTS, Exists(questions)).first()
    if row is None:
        raise NotFound
    ref = SubmissionRef(*row[:-1])
    if not row[-1]:
        return ref
    asked, answered = required_counts(standing(Submission.objects.filter(pk=ref.id)))[ref.id]
    return replace(ref, questions=asked, replied=answered)


def activity_history(*, municipality_id: int, activity_id: int) -> tuple[PastReport, ...]:
    """Everything that was sent in on an activity, newest round first; one statement."""
    rows = ActivityReport.objects.filter(municipality_id=municipality_id, activity_id=activity_id)
    sent_in = rows.filter(submission__state__in=sorted(ANSWERED)).exclude(status=Status.UNKNOWN)
    ordered = sent_in.select_related("submission__round", "submission__body")
    newest_first = ordered.order_by("-submission__round__period_end", "submission__body__name")
    return tuple(past_report(row) for row in newest_first)


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
    every = (F("asked") + F("indicators") + F("goals"), F("answered") + F("measured") + F("reported"))
    return tuple(Task(*row) for row in ordered.values_list(*columns, *every))


def with_questions(given: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks with the questions that are asked counted too; one statement, seven where there are any."""
    every = tuple(given)
    counts = _required([one.submission_id for one in every]) if every else {}
    return tuple(_more(one, *counts.get(one.submission_id, (0, 0))) for one in every)


def _more(task: Task, asked: int, answered: int) -> Task:
    return replace(task, asked=task.asked + asked, answered=task.answered + answered)


def _required(submission_ids: list[int]) -> Mapping[int, tuple[int, int]]:
    """Submission → required questions asked and answered, for those whose round has questions."""
    rows = Submission.objects.filter(pk__in=submission_ids)
    asked = Question.objects.filter(round__submissions__in=submission_ids, withdrawn_at=None)
    if not asked.exists():
        return {}
    return required_counts(standing(rows))


def _counted(rows: QuerySet[Submission]) -> QuerySet[Any]:
    """With how many activities, indicators and goals each was asked about, and how many it has answered."""
    mine = Measurement.objects.filter(
        municipality_id=OuterRef("municipality_id"),
        body_id=OuterRef("body_id"),
        occasion=Concat(Value(OCCASION), Cast(OuterRef("round_id"), CharField())),
        sex="",
    )
    owned = GoalReport.objects.filter(submission_id=OuterRef("pk"))
    return rows.annotate(
        asked=Count("reports"),
        answered=Count("reports", filter=~Q(reports__status=Status.UNKNOWN)),
        indicators=_how_many(mine),
        measured=_how_many(mine.exclude(value=None)),
        goals=_how_many(owned, "submission_id"),
        reported=_how_many(owned.exclude(status=Status.UNKNOWN), "submission_id"),
    )


def _how_many(rows: QuerySet[Any], by: str = "occasion") -> Coalesce:
    counts = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts), 0)


def _items(row: Submission, view: RoundView, before: int | None) -> tuple[AnswerItem, ...]:
    reports = {report.activity_id: report for report in row.reports.select_related("activity")}
    past = past_reports(row.body_id, before)
    goals = served_goals(view.programme_ids)
    order = {activity_id: position for position, activity_id in enumerate(goals)}
    ordered = sorted(reports.values(), key=lambda report: order.get(report.activity_id, len(order)))
    return tuple(
        AnswerItem(
            activity_id=report.activity_id,
            key=report.activity.key,
            title=report.activity.title,
            description=report.activity.description,
            origin=report.activity.origin,
            goal_label=goals[report.activity_id].label if report.activity_id in goals else "",
            goal_title=goals[report.activity_id].title if report.activity_id in goals else "",
            status=report.status,
            comment=report.comment,
            hindrance=report.hindrance,
            version=report.version,
            before=past.get(report.activity_id),
            programmes=tuple(goals[report.activity_id].programmes) if report.activity_id in goals else (),
        )
        for report in ordered
    )


def _heir(body: Body) -> str:
    """The name of the one that has taken over, if any."""
    over = body.merged_into is not None and body.valid_to is not None and body.valid_to < today()
    return body.merged_into.name if over and body.merged_into else ""


@dataclass(slots=True)
class Served:
    """The first goal that an activity serves, and the titles of the programmes whose goals it serves."""

    label: str
    title: str
    programmes: dict[str, None]


def served_goals(programme_ids: Iterable[int]) -> dict[int, Served]:
    """Activity → what it serves, in the order of the programmes; one statement."""
    links = GoalActivity.objects.filter(goal__programme_id__in=list(programme_ids))
    ordered = links.order_by("goal__programme_id", "goal__position", "position", "id")
    found: dict[int, Served] = {}
    columns = ("goal__level_word", "goal__number", "goal__title", "goal__programme__title")
    for activity_id, word, number, title, programme in ordered.values_list("activity_id", *columns):
        served = found.setdefault(activity_id, Served(f"{word} {number}".strip(), title, {}))
        served.programmes[programme] = None
    return found


def _goals(row: Submission, before: int | None) -> tuple[GoalItem, ...]:
    """What is said of the goals that the body owns; two statements."""
    rows = row.goal_reports.select_related("goal__programme")
    ordered = rows.order_by("goal__programme_id", "goal__position", "goal_id")
    past = past_goals(row.body_id, before)
    return tuple(
        goal_item(report.goal, past, status=report.status, comment=report.comment, version=report.version)
        for report in ordered
    )


def goal_item(
    goal: Goal, past: Mapping[int, PastGoalReport], *, status: str, comment: str, version: int
) -> GoalItem:
    """A goal as the body meets it."""
    return GoalItem(
        goal_id=goal.pk,
        key=goal.key,
        label=f"{goal.level_word} {goal.number}".strip(),
        title=goal.title,
        programme_slug=goal.programme.slug,
        programme_title=goal.programme.title,
        status=status,
        comment=comment,
        version=version,
        before=past.get(goal.pk),
    )


def _outcomes(
    municipality_id: int, body_id: int, round_id: int, before: int | None
) -> tuple[OutcomeItem, ...]:
    now_at, before_at = occasion_of(round_id), occasion_of(before) if before else ""
    found = measurements(municipality_id=municipality_id, occasions=None, body_id=body_id, gone=today())
    now = {one.indicator_id: one for one in found if one.occasion == now_at and one.body_id == body_id}
    own_last = sorted(found, key=lambda one: one.body_id == body_id)
    past = {one.indicator_id: one for one in own_last if one.occasion == before_at}
    asked = indicators_asked(municipality_id=municipality_id, ids=list(now))
    return tuple(_outcome(view, now[view.id], past.get(view.id), found) for view in asked)


def _outcome(
    view: IndicatorView,
    now: MeasurementView,
    before: MeasurementView | None,
    found: Iterable[MeasurementView],
) -> OutcomeItem:
    of_it = [one for one in found if one.indicator_id == view.id]
    standing = sorted(of_it, key=lambda one: one.body_id != now.body_id)
    asked = "" if now.certain else odd_outcomes(view.kind, standing, now.occasion)
    return OutcomeItem(view, now, before if before and before.outcome.answered else None, asked)
