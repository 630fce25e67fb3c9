"""Reading programmes, each with a fixed number of SQL statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from fridlyst.base.errors import NotFound
from fridlyst.programmes.models import (
    Activity,
    Alignment,
    Goal,
    GoalActivity,
    Ownership,
    Precondition,
    Programme,
    Schedule,
    SteeringDocument,
)
from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue
from fridlyst.programmes.shapes import (
    ActivityPlace,
    ActivityView,
    AlignmentView,
    CarriedFrom,
    GoalView,
    OwnedGoal,
    OwnerView,
    ProgrammeTree,
    ProgrammeView,
    SteeringDocumentView,
    SteeringGoalView,
)
from fridlyst.programmes.terms import ProgrammeState

_Owners = Mapping[int, tuple[OwnerView, ...]]
_Schedules = Mapping[int, tuple[ScheduleValue, ...]]
_Thing = TypeVar("_Thing")


def programmes(*, municipality_id: int, drafts: bool) -> tuple[ProgrammeView, ...]:
    """The municipality's programmes, newest first; drafts only where asked for. One statement."""
    rows = Programme.objects.filter(municipality_id=municipality_id).order_by("-valid_from", "title")
    if not drafts:
        rows = rows.exclude(state=ProgrammeState.DRAFT)
    return tuple(_programme(row) for row in rows)


def programme(*, municipality_id: int, slug: str, drafts: bool) -> ProgrammeView:
    """One programme by its address; NotFound for another's, or a draft unless `drafts`. One statement."""
    row = Programme.objects.filter(municipality_id=municipality_id, slug=slug).first()
    if row is None or (row.state == ProgrammeState.DRAFT and not drafts):
        raise NotFound
    return _programme(row)


def tree(view: ProgrammeView) -> ProgrammeTree:
    """The whole goal tree; six statements, however large it is."""
    goals = list(Goal.objects.filter(programme_id=view.id).order_by("position", "id"))
    serving = GoalActivity.objects.filter(goal__programme_id=view.id)
    here = Q(goal__programme_id=view.id) | Q(activity_id__in=serving.values("activity_id"))
    owned = _owners(Ownership.objects.filter(here))
    timed = _schedules(Schedule.objects.filter(here))
    under: dict[int, list[ActivityView]] = defaultdict(list)
    columns = [f"activity__{name}" for name in _ACTIVITY_COLUMNS]
    for goal_id, *row in serving.order_by("position", "id").values_list("goal_id", *columns):
        under[goal_id].append(_activity(row, owned["activity_id"], timed["activity_id"]))
    aligned = _alignments(view.id)
    parts = _GoalParts(
        owners=owned["goal_id"],
        schedules=timed["goal_id"],
        preconditions=_preconditions(view.id),
        alignments=aligned,
        activities=under,
    )
    return ProgrammeTree(view, parts.build(goals), tuple(a for a in aligned if a.goal_id is None))


def activities_of(*, municipality_id: int, ids: Iterable[int]) -> Mapping[int, ActivityView]:
    """Activities by id, with owners and times; three statements."""
    wanted = list(ids)
    return _activities(
        Activity.objects.filter(municipality_id=municipality_id, pk__in=wanted),
        _owners(Ownership.objects.filter(municipality_id=municipality_id, activity_id__in=wanted))[
            "activity_id"
        ],
        _schedules(Schedule.objects.filter(activity_id__in=wanted))["activity_id"],
    )


def activity(*, municipality_id: int, key: str, drafts: bool) -> ActivityView:
    """One activity by its key; NotFound for another's, and for one of drafts only. Four statements."""
    rows = Activity.objects.filter(municipality_id=municipality_id, key=key)
    if not drafts:
        rows = rows.filter(goals__programme__state__in=_DECIDED)
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return activities_of(municipality_id=municipality_id, ids=[found])[found]


def all_activities(*, municipality_id: int, drafts: bool) -> tuple[ActivityView, ...]:
    """Every activity of the municipality, by title; three statements."""
    visible = Activity.objects.filter(municipality_id=municipality_id).order_by("title", "id")
    if not drafts:
        visible = visible.filter(goals__programme__state__in=_DECIDED).distinct()
    owners = _owners(Ownership.objects.filter(municipality_id=municipality_id, activity__isnull=False))
    times = _schedules(Schedule.objects.filter(activity__municipality_id=municipality_id))
    return tuple(_activities(visible, owners["activity_id"], times["activity_id"]).values())


def places(
    *, municipality_id: int, drafts: bool, activity_id: int | None = None
) -> Mapping[int, tuple[ActivityPlace, ...]]:
    """Activity → the goals it serves; one statement."""
    links = GoalActivity.objects.filter(activity__municipality_id=municipality_id)
    if activity_id is not None:
        links = links.filter(activity_id=activity_id)
    if not drafts:
        links = links.filter(goal__programme__state__in=_DECIDED)
    found: dict[int, list[ActivityPlace]] = defaultdict(list)
    columns = ("activity_id", "goal_id", "goal__key", "goal__level_word", "goal__number", "goal__title")
    owner = ("goal__programme_id", "goal__programme__slug", "goal__programme__title")
    ordered = links.order_by("-goal__programme__valid_from", "goal__position")
    for served, goal_id, key, word, number, *titles in ordered.values_list(*columns, *owner):
        label = f"{word} {number}".strip()
        found[served].append(ActivityPlace(served, goal_id, key, label, *titles))
    return {activity_id: tuple(items) for activity_id, items in found.items()}


def goals_owned_by(*, municipality_id: int, body_ids: Iterable[int], drafts: bool) -> tuple[OwnedGoal, ...]:
    """The goals that any of the bodies owns, newest programme first; one statement."""
    rows = Ownership.objects.filter(
        municipality_id=municipality_id, body_id__in=list(body_ids), goal__isnull=False
    )
    if not drafts:
        rows = rows.filter(goal__programme__state__in=_DECIDED)
    ordered = rows.order_by("-goal__programme__valid_from", "goal__programme_id", "goal__position", "id")
    columns = ("body_id", "part", "goal_id", "goal__key", "goal__level_word", "goal__number", "goal__title")
    programme_columns = ("goal__programme__slug", "goal__programme__title")
    return tuple(
        OwnedGoal(body_id, part, goal_id, key, f"{word} {number}".strip(), title, slug, programme_title)
        for body_id, part, goal_id, key, word, number, title, slug, programme_title in ordered.values_list(
            *columns, *programme_columns
        )
    )


def carried_from(*, municipality_id: int, activity_id: int, drafts: bool) -> CarriedFrom | None:
    """The activity of an earlier edition that this one comes from, if it may be seen; one statement."""
    rows = Activity.objects.filter(
        municipality_id=municipality_id, pk=activity_id, carried_from__isnull=False
    )
    if not drafts:
        rows = rows.filter(carried_from__goals__programme__state__in=_DECIDED)
    found = rows.values_list("carried_from__key", "carried_from__title").first()
    return CarriedFrom(*found) if found else None


def steering_documents(municipality_id: int) -> tuple[SteeringDocumentView, ...]:
    """The documents above the programmes that the municipality can relate to; two statements."""
    rows = SteeringDocument.objects.filter(Q(municipality_id=municipality_id) | Q(municipality=None))
    return tuple(
        SteeringDocumentView(
            id=row.pk,
            key=row.key,
            title=row.title,
            level=row.level,
            publisher=row.publisher,
            goals=tuple(SteeringGoalView(goal.pk, goal.number, goal.title) for goal in row.goals.all()),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            shared=row.municipality_id is None,
        )
        for row in rows.order_by("level", "-valid_from", "title").prefetch_related("goals")
    )


def goal_choices(
    *, municipality_id: int, drafts: bool, programme_ids: Collection[int] | None = None
) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    """What an activity can serve: programme → (goal, its label and title), newest first; one statement.

    Only the goals of `programme_ids` when they are given.
    """
    rows = Goal.objects.filter(municipality_id=municipality_id).order_by(
        "-programme__valid_from", "programme_id", "position", "id"
    )
    if not drafts:
        rows = rows.filter(programme__state__in=_DECIDED)
    if programme_ids is not None:
        rows = rows.filter(programme_id__in=programme_ids)
    found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    columns = ("programme_id", "programme__title", "pk", "level_word", "number", "title")
    for programme_id, programme_title, goal_id, word, number, title in rows.values_list(*columns):
        found[programme_id, programme_title].append((goal_id, f"{word} {number} {title}".strip()))
    return tuple((title, tuple(goals)) for (_, title), goals in found.items())


_DECIDED = (ProgrammeState.IN_FORCE, ProgrammeState.ENDED)


class _GoalParts:
    """All that hangs on goals, by goal, ready to be put on the tree."""

    def __init__(
        self,
        *,
        owners: _Owners,
        schedules: _Schedules,
        preconditions: Mapping[int, tuple[str, ...]],
        alignments: tuple[AlignmentView, ...],
        activities: Mapping[int, list[ActivityView]],
    ) -> None:
        self.owners, self.schedules, self.preconditions = owners, schedules, preconditions
        self.activities = activities
        self.alignments: dict[int, list[AlignmentView]] = defaultdict(list)
        for alignment in alignments:
            if alignment.goal_id is not None:
                self.alignments[alignment.goal_id].append(alignment)

    def build(self, goals: Iterable[Goal]) -> tuple[GoalView, ...]:
        children: dict[int | None, list[Goal]] = defaultdict(list)
        for goal in goals:
            children[goal.parent_id].append(goal)
        return tuple(self._view(goal, children, 0) for goal in children[None])

    def _view(self, goal: Goal, children: Mapping[int | None, list[Goal]], depth: int) -> GoalView:
        below = tuple(self._view(child, children, depth + 1) for child in children.get(goal.pk, ()))
        return GoalView(
            id=goal.pk,
            key=goal.key,
            number=goal.number,
            level_word=goal.level_word,
            title=goal.title,
            description=goal.description,
            parent_id=goal.parent_id,
            depth=depth,
            version=goal.version,
            owners=self.owners.get(goal.pk, ()),
            schedules=self.schedules.get(goal.pk, ()),
            preconditions=self.preconditions.get(goal.pk, ()),
            alignments=tuple(self.alignments.get(goal.pk, ())),
            activities=tuple(self.activities.get(goal.pk, ())),
            children=below,
        )


def _programme(row: Programme) -> ProgrammeView:
    return ProgrammeView(
        id=row.pk,
        municipality_id=row.municipality_id,
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        state=row.state,
        vision=row.vision,
        purpose=row.purpose,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        adopted_on=row.adopted_on,
        adopted_by=row.adopted_by,
        registration_number=row.registration_number,
        follow_up=tuple((item["kind"], item.get("text") or "") for item in row.follow_up),
        previous_id=row.previous_id,
        version=row.version,
    )


_ACTIVITY_COLUMNS = (
    *("id", "key", "title", "description", "origin", "body_id"),
    *("prevention_levels", "social_levels", "target_groups", "violence_forms"),
    *("withdrawn_on", "version"),
)


def _activities(rows: QuerySet[Activity], owners: _Owners, schedules: _Schedules) -> dict[int, ActivityView]:
    views = (_activity(row, owners, schedules) for row in rows.values_list(*_ACTIVITY_COLUMNS))
    return {view.id: view for view in views}


def _activity(row: Sequence[Any], owners: _Owners, schedules: _Schedules) -> ActivityView:
    """An activity out of the columns above."""
    activity_id, key, title, description, origin, body_id, *marks, withdrawn_on, version = row
    prevention, social, groups, forms = (tuple(codes) for codes in marks)
    return ActivityView(
        activity_id,
        key,
        title,
        description,
        origin,
        body_id,
        owners.get(activity_id, ()),
        schedules.get(activity_id, ()),
        prevention,
        social,
        groups,
        forms,
        withdrawn_on,
        version,
    )


def _owners(rows: QuerySet[Ownership]) -> Mapping[str, _Owners]:
    """By "goal_id" and "activity_id": thing → its owners in order."""
    found: dict[str, dict[int, list[OwnerView]]] = {
        "goal_id": defaultdict(list),
        "activity_id": defaultdict(list),
    }
    columns = ("goal_id", "activity_id", "body_id", "body__key", "body__name", "part", "body__collective")
    for goal_id, activity_id, *owner in rows.order_by("position", "id").values_list(*columns):
        _put(found, goal_id, activity_id, OwnerView(*owner))
    return _frozen(found)


def _schedules(rows: QuerySet[Schedule]) -> Mapping[str, _Schedules]:
    """By "goal_id" and "activity_id": thing → its times in order."""
    found: dict[str, dict[int, list[ScheduleValue]]] = {
        "goal_id": defaultdict(list),
        "activity_id": defaultdict(list),
    }
    columns = ("goal_id", "activity_id", "text", "kind", "start", "end", "rrule", "event")
    for goal_id, activity_id, text, kind, start, end, rrule, event in rows.order_by(
        "position", "id"
    ).values_list(*columns):
        _put(
            found,
            goal_id,
            activity_id,
            ScheduleValue(text, ScheduleKind(kind), start, end, rrule or None, event or None),
        )
    return _frozen(found)


def _put(
    found: dict[str, dict[int, list[_Thing]]], goal_id: int | None, activity_id: int | None, value: _Thing
) -> None:
    if goal_id is not None:
        found["goal_id"][goal_id].append(value)
    elif activity_id is not None:
        found["activity_id"][activity_id].append(value)


def _frozen(found: dict[str, dict[int, list[_Thing]]]) -> dict[str, dict[int, tuple[_Thing, ...]]]:
    return {kind: {thing: tuple(values) for thing, values in inner.items()} for kind, inner in found.items()}


def _preconditions(programme_id: int) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Precondition.objects.filter(goal__programme_id=programme_id).order_by("position", "id")
    for goal_id, text in rows.values_list("goal_id", "text"):
        found[goal_id].append(text)
    return {goal_id: tuple(texts) for goal_id, texts in found.items()}


def _alignments(programme_id: int) -> tuple[AlignmentView, ...]:
    document = [f"steering_goal__document__{name}" for name in ("key", "title", "level")]
    columns = ["goal_id", *document, "steering_goal__number", "steering_goal__title", "stance", "why"]
    rows = Alignment.objects.filter(programme_id=programme_id)
    ordered = rows.order_by("steering_goal__document__level", "steering_goal__position")
    return tuple(AlignmentView(*row) for row in ordered.values_list(*columns, "steering_goal_id"))
