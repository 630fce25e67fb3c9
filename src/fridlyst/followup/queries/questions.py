"""Reading what a round asks beside the plan, with a fixed number of SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When

from fridlyst.base.errors import NotFound
from fridlyst.followup.models import ActivityReport, GoalReport, Question, QuestionAnswer, Submission
from fridlyst.followup.queries.answerers import Answerers, answerers_of
from fridlyst.followup.queries.past import answered_for, own_last
from fridlyst.followup.questioning import (
    Option,
    PastValue,
    Place,
    QuestionCondition,
    QuestionItem,
    QuestionView,
    asked_now,
    asked_of,
)
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import QuestionAbout


@dataclass(frozen=True, slots=True)
class Asked:
    """A body's answer whose questions are wanted: where it stands, and what it has said of the plan."""

    submission_id: int
    round_id: int
    body_id: int
    body_kind: str
    state: str
    statuses: Mapping[int, str]
    goal_statuses: tuple[str, ...] = ()


def questions_of(*, municipality_id: int, round_id: int, withdrawn: bool = False) -> tuple[QuestionView, ...]:
    """The questions of a round in order, with those that were taken away if `withdrawn`; two statements."""
    rows = Question.objects.filter(municipality_id=municipality_id, round_id=round_id)
    if not withdrawn:
        rows = rows.filter(withdrawn_at=None)
    return question_views(rows)


def has_questions(*, municipality_id: int, round_id: int) -> bool:
    """Whether the round asks, or has asked, anything beside the plan; one statement."""
    return Question.objects.filter(municipality_id=municipality_id, round_id=round_id).exists()


def question_views(rows: QuerySet[Question]) -> tuple[QuestionView, ...]:
    """The questions as values, in order; two statements.

    Two more where a question is for a body that is not asked, since another took over from it.
    """
    given = Count("answers", filter=Q(answers__value__isnull=False) | Q(answers__asked=True))
    found = list(rows.annotate(given=given).order_by("position", "pk"))
    named = _named([row.pk for row in found])
    return tuple(_view(row, *named.get(row.pk, ((), ()))) for row in found)


def _named(ids: list[int]) -> dict[int, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Question → the bodies that it names, and those who answer instead of one that is not asked."""
    asked = Submission.objects.filter(round_id=OuterRef("question__round_id"), body_id=OuterRef("body_id"))
    gone = Q(body__merged_into__isnull=False) & ~Exists(asked)
    rows = Question.bodies.through.objects.filter(question_id__in=ids).annotate(
        since=Case(When(gone, then=F("question__round__period_end")))
    )
    columns = ("question_id", "body_id", "since", "body__municipality_id")
    bodies: dict[int, list[int]] = defaultdict(list)
    heirs: dict[int, list[int]] = defaultdict(list)
    known: dict[tuple[int, date], Answerers] = {}
    for question_id, body_id, since, here in rows.order_by("body_id").values_list(*columns):
        bodies[question_id].append(body_id)
        if since is not None:
            if (here, since) not in known:
                known[here, since] = answerers_of(here, since)
            heirs[question_id] += known[here, since].of([body_id])
    return {one: (tuple(found), tuple(heirs[one])) for one, found in bodies.items()}


def one_question(*, municipality_id: int, round_slug: str, question_id: int) -> QuestionView:
    """A question that is still asked; NotFound for another's. Two statements."""
    rows = Question.objects.filter(
        municipality_id=municipality_id, round__slug=round_slug, withdrawn_at=None, pk=question_id
    )
    found = question_views(rows)
    if not found:
        raise NotFound
    return found[0]


def question_items(of: Asked, *, before: int | None) -> tuple[QuestionItem, ...]:
    """What the body is asked, each question as many times as it is asked, in order.

    What is sent in holds the questions that were asked then; what is not, those that the round has now.
    `before` is the round of the body's last answer. Five statements, or two where the round has none.
    """
    sent_in = of.state in ANSWERED
    rows = Question.objects.filter(round_id=of.round_id)
    views = question_views(rows if sent_in else rows.filter(withdrawn_at=None))
    if not views:
        return ()
    stored = _stored(of.submission_id)
    mine = [one for one in views if asked_of(one, of.body_id, of.body_kind)]
    asked = asked_now(
        mine,
        statuses=of.statuses,
        goal_statuses=of.goal_statuses,
        answers={place: value for place, (value, _, _) in stored.items()},
    )
    if sent_in:
        mine, asked = list(views), frozenset(place for place, row in stored.items() if row[2])
    past = _past(before, of.body_id, mine)
    places = [place for one in mine for place in _places(one, of.statuses)]
    known = {one.id: one for one in mine}
    return tuple(
        QuestionItem(
            known[place[0]], place[1], *_now(stored, place), place in asked, _like(known, past, place)
        )
        for place in places
        if not sent_in or place in asked
    )


def required_counts(asked: Iterable[Asked]) -> Mapping[int, tuple[int, int]]:
    """Submission → how many required questions are asked of it, and answered; four statements.

    For answers that are not sent in.
    """
    every = {one.submission_id: one for one in asked}
    rows = Question.objects.filter(round_id__in={one.round_id for one in every.values()}, withdrawn_at=None)
    round_of = dict(rows.values_list("pk", "round_id"))
    of_round: dict[int, list[QuestionView]] = defaultdict(list)
    for view in question_views(rows):
        of_round[round_of[view.id]].append(view)
    values: dict[int, dict[Place, object]] = defaultdict(dict)
    told = QuestionAnswer.objects.filter(submission_id__in=list(every))
    columns = ("submission_id", "question_id", "activity_id", "value")
    for submission_id, question, activity, value in told.values_list(*columns):
        values[submission_id][question, activity] = value
    return {pk: _required(one, of_round[one.round_id], values[pk]) for pk, one in every.items()}


def standing(rows: QuerySet[Submission]) -> tuple[Asked, ...]:
    """The answers with what they say of activities and goals; three statements."""
    columns = ("pk", "round_id", "body_id", "body__kind", "state")
    found = list(rows.values_list(*columns))
    ids = [row[0] for row in found]
    statuses: dict[int, dict[int, str]] = defaultdict(dict)
    reports = ActivityReport.objects.filter(submission_id__in=ids).order_by("pk")
    for submission_id, activity, status in reports.values_list("submission_id", "activity_id", "status"):
        statuses[submission_id][activity] = status
    goals: dict[int, list[str]] = defaultdict(list)
    for submission_id, status in GoalReport.objects.filter(submission_id__in=ids).values_list(
        "submission_id", "status"
    ):
        goals[submission_id].append(status)
    return tuple(
        Asked(pk, round_id, body_id, kind, state, statuses[pk], tuple(goals[pk]))
        for pk, round_id, body_id, kind, state in found
    )


def _required(
    of: Asked, questions: Iterable[QuestionView], values: Mapping[Place, object]
) -> tuple[int, int]:
    mine = [one for one in questions if asked_of(one, of.body_id, of.body_kind)]
    places = asked_now(mine, statuses=of.statuses, goal_statuses=of.goal_statuses, answers=values)
    needed = {one.id for one in mine if one.required}
    wanted = [place for place in places if place[0] in needed]
    return len(wanted), sum(1 for place in wanted if values.get(place) is not None)


def _places(question: QuestionView, activities: Iterable[int]) -> list[Place]:
    if question.about == QuestionAbout.BODY:
        return [(question.id, None)]
    return [(question.id, activity) for activity in activities]


def _stored(submission_id: int) -> dict[Place, tuple[object, int, bool]]:
    rows = QuestionAnswer.objects.filter(submission_id=submission_id)
    found = rows.values_list("question_id", "activity_id", "value", "version", "asked")
    return {
        (question, activity): (value, version, asked) for question, activity, value, version, asked in found
    }


def _now(stored: Mapping[Place, tuple[object, int, bool]], place: Place) -> tuple[Any, int]:
    value, version, _ = stored.get(place, (None, 0, False))
    return value, version


def _past(
    round_id: int | None, body_id: int, asked: Iterable[QuestionView]
) -> Mapping[tuple[str, str, int | None], PastValue]:
    """(key, kind, activity) → what was sent in to the question of that key last time."""
    rows = QuestionAnswer.objects.filter(
        answered_for(body_id, "submission__"),
        submission__round_id=round_id,
        asked=True,
        question__key__in=[one.key for one in asked],
    ).exclude(value__isnull=True)
    place = ("question__key", "question__kind", "activity_id")
    said = ("submission__round__title", "submission__body__name", "question__options", "value")
    return {
        (key, kind, activity): PastValue(title, name, _options(options), value)
        for key, kind, activity, title, name, options, value in own_last(rows, body_id).values_list(
            *place, *said
        )
    }


def _like(
    known: Mapping[int, QuestionView],
    past: Mapping[tuple[str, str, int | None], PastValue],
    place: Place,
) -> PastValue | None:
    question = known[place[0]]
    return past.get((question.key, question.kind, place[1]))


def _view(row: Any, body_ids: tuple[int, ...], heirs: tuple[int, ...]) -> QuestionView:  # noqa: ANN401
    return QuestionView(
        id=row.pk,
        key=row.key,
        position=row.position,
        kind=row.kind,
        about=row.about,
        label=row.label,
        help=row.help,
        required=row.required,
        options=_options(row.options),
        condition=_condition(row.condition),
        body_kind=row.body_kind,
        body_ids=body_ids,
        withdrawn=row.withdrawn_at is not None,
        version=row.version,
        answers=row.given,
        section=row.section,
        heirs=heirs,
        about_persons=row.about_persons,
    )


def _options(given: Iterable[Mapping[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(one["key"], one["label"]) for one in given)


def _condition(given: Mapping[str, Any]) -> QuestionCondition | None:
    if not given:
        return None
    statuses, values = given.get("status", ()), given.get("is", ())
    return QuestionCondition(tuple(statuses), given.get("question", ""), tuple(values))
