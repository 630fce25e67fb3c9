"""Reading what is missing, so that somebody can see to it."""

from collections.abc import Collection

from fridlyst.followup.shapes import TopGoal
from fridlyst.programmes.models import Goal
from fridlyst.programmes.serving import unserved
from fridlyst.programmes.terms import ProgrammeState


def goals_without_activity(*, municipality_id: int, served: Collection[int]) -> tuple[TopGoal, ...]:
    """Goals of programmes in force that no activity serves, at or below; one statement.

    `served` are the goals that activities serve. Below a goal that has nothing at all only the goal
    itself is named.
    """
    rows = list(
        Goal.objects.filter(municipality_id=municipality_id, programme__state=ProgrammeState.IN_FORCE)
        .order_by("-programme__valid_from", "programme_id", "position", "id")
        .values_list("pk", "parent_id", "key", "level_word", "number", "title", "programme__slug")
    )
    empty = frozenset(unserved({pk: parent for pk, parent, *_ in rows}, served))
    return tuple(
        TopGoal(pk, key, f"{word} {number}".strip(), title, slug)
        for pk, _parent, key, word, number, title, slug in rows
        if pk in empty
    )
