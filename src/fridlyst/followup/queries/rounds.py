"""Reading rounds, each with a fixed number of SQL statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When

from fridlyst.base.errors import NotFound
from fridlyst.followup.models import ActivityReport, FollowUpRound, RoundText, Submission
from fridlyst.followup.rules import ANSWERED, StatusCounts, counted
from fridlyst.followup.shapes import BodyAnswer, ProgrammeStatus, RoundBoard, RoundView, TopGoal
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
    """A round as bodies × top goals, the silent first; seven statements."""
    view = round_by_slug(municipality_id=municipality_id, slug=slug, planned=planned)
    goals, top_of = _top_goals(view.programme_ids)
    served = _tops_served(view.programme_ids, top_of)
    cells: dict[int, dict[int, StatusCounts]] = defaultdict(dict)
    totals: dict[int, StatusCounts] = defaultdict(StatusCounts)
    for submission_id, activity_id, status in _reported(view.id):
        one = counted([(status, 1)])
        totals[submission_id] += one
        for top in served.get(activity_id, ()):
            cells[submission_id][top] = cells[submission_id].get(top, StatusCounts()) + one
    rows = tuple(sorted(_body_rows(view.id, cells, totals), key=_silent_first))
    return RoundBoard(view, goals, rows, sum(totals.values(), StatusCounts()))


def status_of_programme(
    *, municipality_id: int, programme_id: int, round_id: int | None = None
) -> ProgrammeStatus:
    """How the programme stands in a round, or in the newest that was opened, and in the one before.

    Three statements. Bodies that have not sent in are counted as unknown.
    """
    rows = FollowUpRound.objects.filter(municipality_id=municipality_id, programmes=programme_id)
    opened = list(rows.exclude(state=RoundState.DRAFT).order_by("-period_end", "-id"))
    if round_id is not None:
        at = next((i for i, row in enumerate(opened) if row.pk == round_id), None)
        if at is None:
            raise NotFound
        opened = opened[at:]
    if not opened:
        return ProgrammeStatus(None, None, {}, {})
    latest, before = opened[0], opened[1] if len(opened) > 1 else None
    counts = _per_activity([row.pk for row in (latest, before) if row], programme_id)
    states = _states([row.pk for row in (latest, before) if row])
    return ProgrammeStatus(
        _view(latest, states.get(latest.pk, {}), ()),
        _view(before, states.get(before.pk, {}), ()) if before else None,
        counts.get(latest.pk, {}),
        counts.get(before.pk, {}) if before else {},
    )


def texts(round_id: int) -> Mapping[str, tuple[str, int]]:
    """The coordinator's own texts of a round: key → (text, version); one statement."""
    rows = RoundText.objects.filter(round_id=round_id).values_list("key", "text", "version")
    return {key: (text, version) for key, text, version in rows}


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
    )


def _reported(round_id: int) -> Iterable[tuple[int, int, str]]:
    """(submission, activity, status) for every report of the round."""
    rows = ActivityReport.objects.filter(submission__round_id=round_id).annotate(shown=REPORTED)
    return rows.values_list("submission_id", "activity_id", "shown")


def _per_activity(round_ids: list[int], programme_id: int) -> dict[int, dict[int, StatusCounts]]:
    serving = GoalActivity.objects.filter(goal__programme_id=programme_id).values("activity_id")
    rows = (
        ActivityReport.objects.filter(submission__round_id__in=round_ids, activity_id__in=serving)
        .annotate(shown=REPORTED)
        .values_list("submission__round_id", "activity_id", "shown")
        .annotate(n=Count("id"))
        .order_by()
    )
    pairs: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for round_id, activity_id, status, count in rows:
        pairs[round_id, activity_id].append((status, count))
    found: dict[int, dict[int, StatusCounts]] = defaultdict(dict)
    for (round_id, activity_id), counts in pairs.items():
        found[round_id][activity_id] = counted(counts)
    return found


def _top_goals(programme_ids: Iterable[int]) -> tuple[tuple[TopGoal, ...], dict[int, int]]:
    """The top goals in order, and every goal's top goal."""
    rows = list(
        Goal.objects.filter(programme_id__in=list(programme_ids))
        .select_related("programme")
        .order_by("programme_id", "position", "id")
    )
    parents = {row.pk: row.parent_id for row in rows}
    tops = tuple(
        TopGoal(
            row.pk,
            row.key,
            f"{row.level_word} {row.number}".strip(),
            row.title,
            row.programme.slug,
            row.programme.title,
        )
        for row in rows
        if row.parent_id is None
    )
    return tops, {goal_id: _top(goal_id, parents) for goal_id in parents}


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
    for row in Submission.objects.filter(round_id=round_id).select_related("body"):
        yield BodyAnswer(
            submission_id=row.pk,
            body_id=row.body_id,
            key=row.body.key,
            name=row.body.name,
            kind=row.body.kind,
            state=row.state,
            saved_at=row.saved_at,
            submitted_at=row.submitted_at,
            approved_at=row.approved_at,
            cells=cells.get(row.pk, {}),
            counts=totals.get(row.pk, StatusCounts()),
        )


def _silent_first(row: BodyAnswer) -> tuple[int, str]:
    order = ("not_opened", "draft", "sent_back", "submitted", "approved")
    return order.index(row.state), row.name
