"""Which bodies count their staff, in plain Python: on one level of the tree, so that nobody counts twice."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import is_valid_on
from fridlyst.organisation.terms import BodyKind

_EMPLOYERS = frozenset({BodyKind.DEPARTMENT, BodyKind.UNIT})
_BOARDS = frozenset({BodyKind.COMMITTEE, BodyKind.EXECUTIVE_BOARD})


def may_count(bodies: Sequence[BodyView], today: date) -> tuple[BodyView, ...]:
    """The bodies that have staff of their own: departments, units and companies; committees and the board
    instead of departments in a municipality that has put no department in."""
    real = [one for one in bodies if not one.collective and is_valid_on(one.valid_from, one.valid_to, today)]
    employers = _EMPLOYERS if any(one.kind in _EMPLOYERS for one in real) else _BOARDS
    return tuple(one for one in real if one.kind in employers or one.kind == BodyKind.COMPANY)


def counting(bodies: Sequence[BodyView], given: Collection[int], today: date) -> tuple[BodyView, ...]:
    """Those that count: the lowest level, or a body that has given its count (`given`) for parts that have
    not all given theirs."""
    candidates = may_count(bodies, today)
    below = _below(candidates, {one.id: one.parent_id for one in bodies})
    chosen: dict[int, bool] = {}

    def choose(body_id: int) -> None:
        parts = below[body_id]
        if not parts or (body_id in given and not set(parts) <= set(given)):
            chosen[body_id] = True
            return
        for part in parts:
            choose(part)

    for body_id in below[None]:
        choose(body_id)
    return tuple(one for one in candidates if one.id in chosen)


def _below(
    candidates: Sequence[BodyView], parents: Mapping[int, int | None]
) -> Mapping[int | None, list[int]]:
    """Candidate → the nearest candidates under it; None → those under no other."""
    own = {one.id for one in candidates}
    found: dict[int | None, list[int]] = defaultdict(list)
    for one in candidates:
        above, seen = parents.get(one.id), {one.id}
        while above is not None and above not in own and above not in seen:
            seen.add(above)
            above = parents.get(above)
        found[above if above in own else None].append(one.id)
    return found
