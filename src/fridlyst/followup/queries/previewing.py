"""Reading the answer page as a body gets it, before the round is opened and after, with nothing filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fridlyst.base.errors import NotFound
from fridlyst.followup.asking_shapes import Asking
from fridlyst.followup.models import Submission
from fridlyst.followup.queries.answers import Served, goal_item, served_goals, sheet
from fridlyst.followup.queries.asking import asking
from fridlyst.followup.queries.past import past_goals, past_reports, round_before
from fridlyst.followup.queries.questions import Asked, question_items
from fridlyst.followup.queries.rounds import round_by_slug
from fridlyst.followup.questioning import QuestionItem
from fridlyst.followup.rules import occasion_of
from fridlyst.followup.shapes import AnswerItem, AnswerSheet, GoalItem, OutcomeItem, PastReport, RoundView
from fridlyst.followup.terms import RoundState, Status, SubmissionState
from fridlyst.indicators.queries import MeasurementView, indicators_asked, measurements
from fridlyst.indicators.rules import Outcome
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.programmes.models import Activity, Goal

_NOBODY = 0


def bodies_asked(*, municipality_id: int, view: RoundView) -> tuple[BodyView, ...]:
    """Those whom the round asks, or would ask, by name; at most nine statements."""
    every = bodies(municipality_id)
    if view.state == RoundState.DRAFT:
        wanted = set(_asking(municipality_id, view).bodies)
    else:
        wanted = set(Submission.objects.filter(round_id=view.id).values_list("body_id", flat=True))
    return tuple(sorted((one for one in every if one.id in wanted), key=lambda one: one.name))


def blank_sheet(*, municipality_id: int, slug: str, body: BodyView) -> AnswerSheet:
    """The body's page with nothing filled in, last round's answers beside; a fixed number of statements.

    NotFound when the round does not ask the body.
    """
    view = round_by_slug(municipality_id=municipality_id, slug=slug)
    if view.state == RoundState.DRAFT:
        return _planned(municipality_id, view, body)
    found = sheet(municipality_id=municipality_id, round_slug=slug, body_key=body.key)
    items = tuple(replace(one, status=Status.UNKNOWN.value, comment="", hindrance="") for one in found.items)
    goals = tuple(replace(one, status=Status.UNKNOWN.value, comment="") for one in found.goals)
    outcomes = tuple(
        replace(one, now=replace(one.now, outcome=Outcome(), comment="")) for one in found.outcomes
    )
    return replace(
        found,
        state=SubmissionState.NOT_OPENED.value,
        comment="",
        sent_back_comment="",
        items=items,
        goals=goals,
        outcomes=outcomes,
        questions=_questions(municipality_id, view, body, items, goals),
    )


def _planned(municipality_id: int, view: RoundView, body: BodyView) -> AnswerSheet:
    asked = _asking(municipality_id, view)
    if body.id not in asked.bodies:
        raise NotFound("Omgången frågar inte enheten.")
    before = round_before(municipality_id, view, body.id)
    items = _items(asked, view, body.id, past_reports(body.id, before))
    goals = _goals(asked.goals.get(body.id, ()), body.id, before)
    return AnswerSheet(
        submission_id=_NOBODY,
        round=view,
        body_id=body.id,
        body_key=body.key,
        body_name=body.name,
        state=SubmissionState.NOT_OPENED.value,
        comment="",
        sent_back_comment="",
        reported_by="",
        approved_by="",
        saved_at=None,
        submitted_at=None,
        approved_at=None,
        version=1,
        items=items,
        outcomes=_outcomes(municipality_id, asked.indicators.get(body.id, ()), view, body.id, before),
        goals=goals,
        questions=_questions(municipality_id, view, body, items, goals),
    )


def _asking(municipality_id: int, view: RoundView) -> Asking:
    return asking(
        municipality_id=municipality_id,
        programme_ids=view.programme_ids,
        period_start=view.period_start,
        period_end=view.period_end,
        round_id=view.id,
    )


def _questions(
    municipality_id: int,
    view: RoundView,
    body: BodyView,
    items: Iterable[AnswerItem],
    goals: Iterable[GoalItem],
) -> tuple[QuestionItem, ...]:
    of = Asked(
        submission_id=_NOBODY,
        round_id=view.id,
        body_id=body.id,
        body_kind=body.kind,
        state=SubmissionState.NOT_OPENED.value,
        statuses={item.activity_id: item.status for item in items},
        goal_statuses=tuple(goal.status for goal in goals),
    )
    return question_items(of, before=round_before(municipality_id, view, body.id))


def _items(
    asked: Asking, view: RoundView, body_id: int, past: Mapping[int, PastReport]
) -> tuple[AnswerItem, ...]:
    mine = [activity.id for activity, owners in asked.activities.items() if body_id in owners]
    served = served_goals(view.programme_ids)
    order = {activity_id: place for place, activity_id in enumerate(served)}
    rows = sorted(Activity.objects.filter(pk__in=mine), key=lambda row: order.get(row.pk, len(order)))
    return tuple(_item(row, served.get(row.pk), past.get(row.pk)) for row in rows)


def _item(row: Activity, served: Served | None, before: PastReport | None) -> AnswerItem:
    return AnswerItem(
        activity_id=row.pk,
        key=row.key,
        title=row.title,
        description=row.description,
        origin=row.origin,
        goal_label=served.label if served else "",
        goal_title=served.title if served else "",
        status=Status.UNKNOWN.value,
        comment="",
        hindrance="",
        version=1,
        before=before,
        programmes=tuple(served.programmes) if served else (),
    )


def _goals(ids: Iterable[int], body_id: int, before: int | None) -> tuple[GoalItem, ...]:
    rows = Goal.objects.filter(pk__in=list(ids)).select_related("programme")
    past = past_goals(body_id, before)
    return tuple(
        goal_item(row, past, status=Status.UNKNOWN.value, comment="", version=1)
        for row in rows.order_by("programme_id", "position", "pk")
    )


def _outcomes(
    municipality_id: int, ids: Iterable[int], view: RoundView, body_id: int, before: int | None
) -> tuple[OutcomeItem, ...]:
    at = occasion_of(before) if before else ""
    past = {
        one.indicator_id: one
        for one in measurements(municipality_id=municipality_id, occasions=[at], body_id=body_id)
        if one.outcome.answered
    }
    asked = indicators_asked(municipality_id=municipality_id, ids=list(ids))
    return tuple(
        OutcomeItem(
            one,
            MeasurementView(one.id, body_id, occasion_of(view.id), view.period_end, Outcome(), "", 1),
            past.get(one.id),
        )
        for one in asked
    )
