"""Reading rounds, each with a fixed number of SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When
from django.utils import timezone

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.followup.decision_rules import Decision
from fridlyst.followup.models import ActivityReport, FollowUpRound, GoalReport, Submission
from fridlyst.followup.rules import ANSWERED, StatusCounts
from fridlyst.followup.shapes import BodyAnswer, ProgrammeStatus, RoundBoard, RoundName, RoundView, TopGoal
from fridlyst.followup.terms import RoundState, Status
from fridlyst.programmes.models import Goal, GoalActivity

# What a body has not sent in is not reported, whatever its draft says.
REPORTED = Case(
    When(submission__state__in=sorted(ANSWERED), then=F("status")),
    default=Value(Status.UNKNOWN.value),
    output_field=CharField(),
)


def rounds(
    *, municipality_id: int, programme_id: int | None = None, planned: bool = True
) -> tuple[RoundView, ...]:
    """The municipality's rounds, newest period first, without drafts unless `planned`. Three statements."""
    rows = FollowUpRound.objects.filter(municipality_id=municipality_id).order_by("-period_end", "-id")
    if programme_id is not None:
        rows = rows.filter(programmes=programme_id)
    if not planned:
        rows = rows.exclude(state=RoundState.DRAFT)
    return _views(rows)


def round_by_slug(*, municipality_id: int, slug: str, planned: bool = True) -> RoundView:
    """One round by its address; NotFound for another's, or a draft unless `planned`. Three statements."""
    rows = FollowUpRound.objects.filter(municipality_id=municipality_id, slug=slug)
    if not planned:
        rows = rows.exclude(state=RoundState.DRAFT)
    found = _views(rows)
    if not found:
        raise NotFound
    return found[0]


def board(*, municipality_id: int, slug: str, planned: bool = True) -> RoundBoard:
    """A round as bodies × top goals, the silent first; eight statements.

    What a body says of a goal that it owns is counted as what it says of an activity.
    """
    view = round_by_slug(municipality_id=municipality_id, slug=slug, planned=planned)
    goals, top_of = _top_goals(view.programme_ids)
    served = _tops_served(view.programme_ids, top_of)
    cells, totals = _Tally(), _Tally()
    for submission_id, activity_id, status in _reported(view.id):
        totals.add(submission_id, 0, status)
        for top in served.get(activity_id, ()):
            cells.add(submission_id, top, status)
    for submission_id, goal_id, status in _of_goals(view.id):
        totals.add(submission_id, 0, status)
        if goal_id in top_of:
            cells.add(submission_id, top_of[goal_id], status)
    of_body = {submission_id: found[0] for submission_id, found in totals.counts().items()}
    rows = tuple(sorted(_body_rows(view.id, cells.counts(), of_body), key=_silent_first))
    return RoundBoard(view, goals, rows, sum(of_body.values(), StatusCounts()))


class _Tally:
    """Reports counted as they come: a first key → a second key → how many of each status."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], dict[str, int]] = {}

    def add(self, first: int, second: int, status: str, count: int = 1) -> None:
        seen = self._seen.setdefault((first, second), {})
        seen[status] = seen.get(status, 0) + count

    def counts(self) -> dict[int, dict[int, StatusCounts]]:
        found: dict[int, dict[int, StatusCounts]] = defaultdict(dict)
        for (first, second), seen in self._seen.items():
            found[first][second] = StatusCounts(**seen)
        return found


def status_of_programme(*, municipality_id: int, programme_id: int) -> ProgrammeStatus:
    """How the programme stands in the newest round that was opened, and in the one before.

    Two statements. Bodies that have not sent in are counted as unknown.
    """
    opened = _OPENED.rows(municipality=municipality_id, programme=programme_id)
    newest = [RoundName(*row) for row in opened]
    if not newest:
        return ProgrammeStatus(None, {}, {})
    counts = _per_activity(newest[0].id, newest[-1].id, programme_id)
    now, *before = (counts.get(one.id, {}) for one in newest)
    return ProgrammeStatus(newest[0], now, before[0] if before else {})


def _views(rows: QuerySet[FollowUpRound]) -> tuple[RoundView, ...]:
    found = list(rows)
    ids = [row.pk for row in found]
    states = _states(ids)
    programmes: dict[int, list[int]] = defaultdict(list)
    links = FollowUpRound.programmes.through.objects.filter(followupround_id__in=ids).order_by("programme_id")
    for round_id, programme_id in links.values_list("followupround_id", "programme_id"):
        programmes[round_id].append(programme_id)
    return tuple(_view(row, states.get(row.pk, {}), tuple(programmes[row.pk])) for row in found)


def _states(round_ids: list[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = (
        Submission.objects.filter(round_id__in=round_ids)
        .values_list("round_id", "state")
        .annotate(n=Count("id"))
    )
    for round_id, state, count in rows:
        found[round_id][state] = count
    return found


def _view(row: FollowUpRound, states: Mapping[str, int], programme_ids: tuple[int, ...]) -> RoundView:
    return RoundView(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        state=row.state,
        period_start=row.period_start,
        period_end=row.period_end,
        closes_on=row.closes_on,
        note=row.note,
        version=row.version,
        programme_ids=programme_ids,
        submissions=states,
        closed_at=row.closed_at,
        opens_on=row.opens_on,
        opened_on=timezone.localdate(row.opened_at) if row.opened_at else None,
        grace_days=row.grace_days,
        reminders=row.reminders,
        not_opened_because=row.not_opened_because,
    )


def _reported(round_id: int) -> Iterable[tuple[int, int, str]]:
    """(submission, activity, status) for every report of the round."""
    rows = ActivityReport.objects.filter(submission__round_id=round_id).annotate(shown=REPORTED)
    return rows.values_list("submission_id", "activity_id", "shown")


def _of_goals(round_id: int) -> Iterable[tuple[int, int, str]]:
    """(submission, goal, status) for every goal report of the round."""
    rows = GoalReport.objects.filter(submission__round_id=round_id).annotate(shown=REPORTED)
    return rows.values_list("submission_id", "goal_id", "shown")


def _per_activity(newest: int, before: int, programme_id: int) -> dict[int, dict[int, StatusCounts]]:
    tally = _Tally()
    for row in _COUNTED.rows(newest=newest, before=before, programme=programme_id):
        tally.add(*row)
    return tally.counts()


_OPENED = Prepared(
    lambda municipality, programme: (
        FollowUpRound.objects.filter(municipality_id=municipality, programmes=programme)
        .exclude(state=RoundState.DRAFT)
        .order_by("-period_end", "-id")
        .values_list("pk", "title", "period_end")[:2]
    ),
    numbers=["municipality", "programme"],
)
_COUNTED = Prepared(
    lambda newest, before, programme: (
        ActivityReport.objects.filter(
            submission__round_id__in=[newest, before],
            activity_id__in=GoalActivity.objects.filter(goal__programme_id=programme).values("activity_id"),
        )
        .annotate(shown=REPORTED)
        .values_list("submission__round_id", "activity_id", "shown")
        .annotate(n=Count("id"))
        .order_by()
    ),
    numbers=["newest", "before", "programme"],
)


def _top_goals(programme_ids: Iterable[int]) -> tuple[tuple[TopGoal, ...], dict[int, int]]:
    """The top goals in order, and every goal's top goal."""
    columns = ("pk", "parent_id", "key", "level_word", "number", "title")
    rows = (
        Goal.objects.filter(programme_id__in=list(programme_ids))
        .order_by("programme_id", "position", "id")
        .values_list(*columns, "programme__slug", "programme__title")
    )
    parents: dict[int, int | None] = {}
    tops: list[TopGoal] = []
    for goal_id, parent_id, key, word, number, *titles in rows:
        parents[goal_id] = parent_id
        if parent_id is None:
            tops.append(TopGoal(goal_id, key, f"{word} {number}".strip(), *titles))
    return tuple(tops), {goal_id: _top(goal_id, parents) for goal_id in parents}


def _top(goal_id: int, parents: Mapping[int, int | None]) -> int:
    current, above = goal_id, parents[goal_id]
    while above is not None:
        current, above = above, parents[above]
    return current


def _tops_served(programme_ids: Iterable[int], top_of: Mapping[int, int]) -> dict[int, frozenset[int]]:
    served: dict[int, set[int]] = defaultdict(set)
    links = GoalActivity.objects.filter(goal__programme_id__in=list(programme_ids))
    for goal_id, activity_id in links.values_list("goal_id", "activity_id"):
        served[activity_id].add(top_of[goal_id])
    return {activity_id: frozenset(tops) for activity_id, tops in served.items()}


def _body_rows(
    round_id: int, cells: Mapping[int, Mapping[int, StatusCounts]], totals: Mapping[int, StatusCounts]
) -> Iterable[BodyAnswer]:
    columns = ("pk", "body_id", "body__key", "body__name", "body__kind", "state")
    days = ("saved_at", "submitted_at", "approved_at")
    decided = ("decided_on", "decision_paragraph")
    heirs = ("body__merged_into__name", "body__valid_to")
    rows = Submission.objects.filter(round_id=round_id).values_list(*columns, *days, *decided, *heirs)
    for submission_id, body_id, key, name, kind, state, saved, submitted, approved, *rest in rows:
        yield BodyAnswer(
            *(submission_id, body_id, key, name, kind, state, saved, submitted, approved),
            cells=cells.get(submission_id, {}),
            counts=totals.get(submission_id, StatusCounts()),
            decision=Decision(*rest[:2]),
            heir=_heir(*rest[2:]),
        )


def _heir(name: str | None, last: date | None) -> str:
    """Who has taken over from a body whose last day it was."""
    return name if name and last and last < today() else ""


def _silent_first(row: BodyAnswer) -> tuple[int, str]:
    order = ("not_opened", "draft", "sent_back", "submitted", "approved")
    return order.index(row.state), row.name
