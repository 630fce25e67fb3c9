"""Reading what the report of a round is made of, with a fixed number of SQL statements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Count

from fridlyst.base.errors import NotFound
from fridlyst.followup.material import (
    GoalReply,
    QuestionReply,
    Reply,
    ReportActivity,
    ReportBody,
    ReportGoal,
    RoundMaterial,
    RoundStanding,
    WrittenText,
)
from fridlyst.followup.models import ActivityReport, GoalReport, QuestionAnswer, RoundText, Submission
from fridlyst.followup.queries.questions import questions_of
from fridlyst.followup.queries.rounds import REPORTED, rounds
from fridlyst.followup.queries.words import status_words
from fridlyst.followup.rules import ANSWERED, StatusCounts, counted, occasion_of
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import Status
from fridlyst.indicators.queries import IndicatorView, MeasurementView, indicators_asked, measurements
from fridlyst.indicators.rules import Outcome
from fridlyst.organisation.models import Body, Municipality
from fridlyst.programmes.models import Activity, Goal, GoalActivity, Ownership
from fridlyst.programmes.queries import costs_summed, programmes
from fridlyst.programmes.shapes import OwnerView

_FEWEST_EARLIER, _MOST_EARLIER = 6, 24


def round_material(*, municipality_id: int, slug: str) -> RoundMaterial:
    """Everything that the report of an opened round says; 26 statements at most, however much was answered.

    NotFound for another municipality's round, and for one that is not opened. What a body has not sent
    in is unknown here, whatever its draft says.
    """
    found = rounds(municipality_id=municipality_id, planned=False)
    view = next((one for one in found if one.slug == slug), None)
    if view is None:
        raise NotFound
    earlier = _earlier(found, view)
    before = earlier[0].id if earlier else 0
    submissions = _submissions(municipality_id, [view.id, *(one.id for one in earlier)])
    replies = _replies(municipality_id, (view.id, before))
    asked = {reply.activity_id for reply in replies[view.id]}
    goals = _goals(view.programme_ids)
    outcomes = _outcomes(municipality_id, (view, *earlier), submissions)
    named = programmes(municipality_id=municipality_id, drafts=True)
    return RoundMaterial(
        municipality=Municipality.objects.values_list("name", flat=True).get(pk=municipality_id),
        round=view,
        earlier=earlier,
        programmes=tuple(sorted((p for p in named if p.id in view.programme_ids), key=lambda p: p.id)),
        goals=goals,
        activities=_activities(view, municipality_id, asked, goals),
        bodies=submissions.get(view.id, ()),
        replies=replies[view.id],
        replies_before=replies[before],
        indicators=_indicators(municipality_id, outcomes[view.id]),
        outcomes=outcomes,
        collectives=_collectives(municipality_id),
        texts=written(view.id),
        goal_replies=_goal_replies(municipality_id, view.id),
        questions=questions_of(municipality_id=municipality_id, round_id=view.id, withdrawn=True),
        question_replies=_question_replies(municipality_id, view.id),
        standings=_standings(municipality_id, (*reversed(earlier), view), submissions),
        words=status_words(municipality_id),
        costs=costs_summed(municipality_id=municipality_id, programme_ids=view.programme_ids),
    )


def written(round_id: int) -> Mapping[str, WrittenText]:
    """The coordinator's own texts of a round by place; one statement."""
    rows = RoundText.objects.filter(round_id=round_id).values_list("key", "text", "version", "facts")
    return {key: WrittenText(*values) for key, *values in rows}


def top_goals(*, municipality_id: int, programme_ids: Iterable[int]) -> frozenset[int]:
    """The goals at the top of these programmes; one statement."""
    rows = Goal.objects.filter(
        municipality_id=municipality_id, programme_id__in=list(programme_ids), parent=None
    )
    return frozenset(rows.values_list("pk", flat=True))


def _earlier(found: Iterable[RoundView], view: RoundView) -> tuple[RoundView, ...]:
    """Rounds about any of the same programmes, newest first: those within its own time, and some more."""
    shared = set(view.programme_ids)
    before = [
        one for one in found if one.period_end < view.period_end and shared.intersection(one.programme_ids)
    ]
    within = sum(1 for one in before if one.period_end >= view.period_start)
    return tuple(before[: min(max(within, _FEWEST_EARLIER), _MOST_EARLIER)])


def _submissions(municipality_id: int, round_ids: list[int]) -> dict[int, tuple[ReportBody, ...]]:
    """Round → who was asked, by name."""
    rows = Submission.objects.filter(municipality_id=municipality_id, round_id__in=round_ids)
    columns = ("body_id", "body__key", "body__name", "body__kind", "state", "submitted_at", "approved_at")
    words = (
        "reported_by",
        "approved_by",
        "comment",
        "first_submitted_at",
        "decided_on",
        "decision_paragraph",
    )
    found: dict[int, list[ReportBody]] = defaultdict(list)
    ordered = rows.order_by("body__name", "body_id")
    for round_id, *values in ordered.values_list("round_id", *columns, *words):
        body = ReportBody(*values)
        found[round_id].append(body if body.answered else _untold_body(body))
    return {round_id: tuple(bodies) for round_id, bodies in found.items()}


def _untold_body(body: ReportBody) -> ReportBody:
    return replace(body, comment="", decided_on=None, decision_paragraph="")


def _replies(municipality_id: int, round_ids: tuple[int, int]) -> Mapping[int, tuple[Reply, ...]]:
    rows = ActivityReport.objects.filter(
        municipality_id=municipality_id, submission__round_id__in=round_ids
    ).order_by("submission__body__name", "id")
    columns = ("activity_id", "submission__body_id", "status", "comment", "hindrance")
    found: dict[int, list[Reply]] = {round_id: [] for round_id in round_ids}
    for round_id, state, *values in rows.values_list(
        "submission__round_id", "submission__state", *columns
    ).iterator(chunk_size=2000):
        reply = Reply(*values)
        found[round_id].append(reply if state in ANSWERED else _untold(reply))
    return {round_id: tuple(replies) for round_id, replies in found.items()}


def _untold(reply: Reply) -> Reply:
    return Reply(reply.activity_id, reply.body_id, Status.UNKNOWN.value, "", "")


def _goals(programme_ids: tuple[int, ...]) -> tuple[ReportGoal, ...]:
    """Every goal of the programmes in order, programme by programme."""
    links: dict[int, list[int]] = defaultdict(list)
    under = GoalActivity.objects.filter(goal__programme_id__in=programme_ids).order_by("position", "id")
    for goal_id, activity_id in under.values_list("goal_id", "activity_id"):
        links[goal_id].append(activity_id)
    rows = Goal.objects.filter(programme_id__in=programme_ids).order_by("programme_id", "position", "id")
    columns = ("pk", "parent_id", "programme_id", "level_word", "number", "title")
    found = list(rows.values_list(*columns))
    times = Counter((word, number) for *_, word, number, _title in found)
    return tuple(
        ReportGoal(
            id=pk,
            parent_id=parent,
            programme_id=programme,
            label=f"{word} {number}".strip(),
            title=title,
            activities=tuple(links.get(pk, ())),
            numbered=bool(number) and times[word, number] == 1,
        )
        for pk, parent, programme, word, number, title in found
    )


def _activities(
    view: RoundView, municipality_id: int, asked: set[int], goals: Iterable[ReportGoal]
) -> Mapping[int, ReportActivity]:
    """The activities that the round asked about, and those under its goals that nobody was asked about."""
    owners: dict[int | None, list[OwnerView]] = defaultdict(list)
    owned = Ownership.objects.filter(municipality_id=municipality_id, activity__isnull=False)
    columns = ("activity_id", "body_id", "body__key", "body__name", "part", "body__collective")
    for activity_id, *owner in owned.order_by("position", "id").values_list(*columns):
        owners[activity_id].append(OwnerView(*owner))
    current = {activity for goal in goals for activity in goal.activities}
    rows = Activity.objects.filter(municipality_id=municipality_id)
    return {
        pk: ReportActivity(pk, title, origin, tuple(owners.get(pk, ())), tuple(levels))
        for pk, title, origin, levels, withdrawn in rows.values_list(
            "pk", "title", "origin", "prevention_levels", "withdrawn_on"
        )
        if pk in asked or (pk in current and (withdrawn is None or withdrawn > view.period_start))
    }


def _outcomes(
    municipality_id: int, views: tuple[RoundView, ...], submissions: Mapping[int, tuple[ReportBody, ...]]
) -> Mapping[int, tuple[MeasurementView, ...]]:
    """Round → what was asked for; what a body has not sent in has no outcome and no words."""
    round_of = {occasion_of(view.id): view.id for view in views}
    sent_in = {
        (round_id, body.id) for round_id, bodies in submissions.items() for body in bodies if body.answered
    }
    found: dict[int, list[MeasurementView]] = {view.id: [] for view in views}
    for one in measurements(municipality_id=municipality_id, occasions=list(round_of)):
        round_id = round_of[one.occasion]
        told = (round_id, one.body_id) in sent_in
        found[round_id].append(one if told else replace(one, outcome=Outcome(), comment="", parts={}))
    return {round_id: tuple(outcomes) for round_id, outcomes in found.items()}


def _indicators(municipality_id: int, asked: tuple[MeasurementView, ...]) -> tuple[IndicatorView, ...]:
    ids = list(dict.fromkeys(one.indicator_id for one in asked))
    return indicators_asked(municipality_id=municipality_id, ids=ids)


def _goal_replies(municipality_id: int, round_id: int) -> tuple[GoalReply, ...]:
    rows = GoalReport.objects.filter(municipality_id=municipality_id, submission__round_id=round_id)
    columns = ("submission__state", "goal_id", "submission__body_id", "status", "comment")
    ordered = rows.order_by("submission__body__name", "id").values_list(*columns)
    return tuple(
        GoalReply(goal, body, *((status, comment) if state in ANSWERED else (Status.UNKNOWN.value, "")))
        for state, goal, body, status, comment in ordered
    )


def _question_replies(municipality_id: int, round_id: int) -> tuple[QuestionReply, ...]:
    """What was asked of those who have sent in, whether they answered it or not."""
    rows = QuestionAnswer.objects.filter(
        municipality_id=municipality_id,
        submission__round_id=round_id,
        submission__state__in=sorted(ANSWERED),
        asked=True,
    )
    ordered = rows.order_by("submission__body__name", "id")
    columns = ("question_id", "submission__body_id", "activity_id", "value")
    return tuple(QuestionReply(*row) for row in ordered.values_list(*columns))


def _standings(
    municipality_id: int, views: tuple[RoundView, ...], submissions: Mapping[int, tuple[ReportBody, ...]]
) -> tuple[RoundStanding, ...]:
    """One statement for the answers of all the rounds."""
    rows = ActivityReport.objects.filter(
        municipality_id=municipality_id, submission__round_id__in=[view.id for view in views]
    )
    pairs: dict[int, list[tuple[str, int]]] = defaultdict(list)
    grouped = rows.annotate(shown=REPORTED).values_list("submission__round_id", "shown")
    for round_id, status, count in grouped.annotate(n=Count("id")).order_by():
        pairs[round_id].append((status, count))
    return tuple(_standing(view, submissions.get(view.id, ()), counted(pairs[view.id])) for view in views)


def _standing(view: RoundView, bodies: tuple[ReportBody, ...], counts: StatusCounts) -> RoundStanding:
    answered = sum(1 for body in bodies if body.answered)
    in_time = sum(1 for body in bodies if body.in_time(view.closes_on))
    return RoundStanding(view, len(bodies), answered, in_time, counts)


def _collectives(municipality_id: int) -> Mapping[str, tuple[str, ...]]:
    """Collective body → its members, by name."""
    pairs = Body.members.through.objects.filter(from_body__municipality_id=municipality_id)
    found: dict[str, list[str]] = defaultdict(list)
    ordered = pairs.order_by("from_body__name", "to_body__name")
    for collective, member in ordered.values_list("from_body__name", "to_body__name"):
        found[collective].append(member)
    return {name: tuple(members) for name, members in found.items()}
