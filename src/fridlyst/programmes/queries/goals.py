"""Reading goals beside their tree: those that bodies own, and those that an activity can serve."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from fridlyst.programmes.models import Goal, Ownership
from fridlyst.programmes.queries.parts import DECIDED
from fridlyst.programmes.shapes import OwnedGoal


def goals_owned_by(*, municipality_id: int, body_ids: Iterable[int], drafts: bool) -> tuple[OwnedGoal, ...]:
    """The goals that any of the bodies owns, newest programme first; one statement."""
    rows = Ownership.objects.filter(
        municipality_id=municipality_id, body_id__in=list(body_ids), goal__isnull=False
    )
    if not drafts:
        rows = rows.filter(goal__programme__state__in=DECIDED)
    ordered = rows.order_by("-goal__programme__valid_from", "goal__programme_id", "goal__position", "id")
    columns = ("body_id", "part", "goal_id", "goal__key", "goal__level_word", "goal__number", "goal__title")
    programme_columns = ("goal__programme__slug", "goal__programme__title")
    return tuple(
        OwnedGoal(body_id, part, goal_id, key, f"{word} {number}".strip(), title, slug, programme_title)
        for body_id, part, goal_id, key, word, number, title, slug, programme_title in ordered.values_list(
            *columns, *programme_columns
        )
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
        rows = rows.filter(programme__state__in=DECIDED)
    if programme_ids is not None:
        rows = rows.filter(programme_id__in=programme_ids)
    found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    columns = ("programme_id", "programme__title", "pk", "level_word", "number", "title")
    for programme_id, programme_title, goal_id, word, number, title in rows.values_list(*columns):
        found[programme_id, programme_title].append((goal_id, f"{word} {number} {title}".strip()))
    return tuple((title, tuple(goals)) for (_, title), goals in found.items())
