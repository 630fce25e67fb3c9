"""Which goals something serves; the same rule wherever it is asked. Plain Python."""

from collections.abc import Collection, Mapping


def unserved(parents: Mapping[int, int | None], served: Collection[int]) -> tuple[int, ...]:
    """Goals that nothing serves, at or below, in the order of `parents`, which maps each to its parent.

    Below a goal that has nothing at all only the goal itself is named.
    """
    reached: set[int] = set()
    for goal in served:
        current: int | None = goal
        while current is not None and current not in reached:
            reached.add(current)
            current = parents.get(current)
    return tuple(
        goal
        for goal, parent in parents.items()
        if goal not in reached and (parent is None or parent in reached)
    )
