"""How much comes before the violence and how much after, in plain Python.

Levels by Caplan and Gordon as the national strategy (skr. 2016/17:10) uses them: universal for all, selective
for groups at risk, indicated for those whom violence has reached.
"""

from collections.abc import Iterable

from fridlyst.coverage.shapes import Balance, Coverage
from fridlyst.programmes.shapes import ActivityView
from fridlyst.programmes.terms import PreventionLevel, TargetGroup

INWARD = frozenset({TargetGroup.STAFF.value, TargetGroup.MANAGERS.value, TargetGroup.ELECTED.value})


def balance(coverage: Coverage) -> Balance:
    """Before or after, of what is aimed at inhabitants; what is aimed at staff alone is counted by itself."""
    placed = [one for one in coverage.activities if one.prevention_levels and one.target_groups]
    citizens = [one for one in placed if not is_inward(one)]
    return Balance(
        citizens=_ids(citizens),
        after=_ids(one for one in citizens if is_after(one)),
        before=_ids(one for one in citizens if not is_after(one)),
        universal=_ids(one for one in citizens if PreventionLevel.UNIVERSAL in one.prevention_levels),
        selective=_ids(one for one in citizens if PreventionLevel.SELECTIVE in one.prevention_levels),
        inward=_ids(one for one in placed if is_inward(one)),
        unplaced=_ids(
            one for one in coverage.activities if not (one.prevention_levels and one.target_groups)
        ),
    )


def is_inward(activity: ActivityView) -> bool:
    """Whether it is aimed only at the municipality's own people."""
    return bool(activity.target_groups) and INWARD.issuperset(activity.target_groups)


def is_after(activity: ActivityView) -> bool:
    """Whether it is only for those whom violence has reached."""
    return set(activity.prevention_levels) == {PreventionLevel.INDICATED.value}


def _ids(activities: Iterable[ActivityView]) -> tuple[int, ...]:
    return tuple(one.id for one in activities)
