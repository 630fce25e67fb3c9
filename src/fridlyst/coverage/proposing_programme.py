"""The proposals for a whole programme: what waits to be placed, and how sure each proposal is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from fridlyst.coverage.proposing import ASKED, Placement, propose
from fridlyst.programmes.shapes import ActivityView, GoalView, ProgrammeTree
from fridlyst.programmes.terms import FACETS, Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """An activity under the goal where it stands first, with what is proposed for it."""

    activity: ActivityView
    goal: GoalView
    placement: Placement

    @property
    def placed(self) -> bool:
        """Whether a person has confirmed where it is aimed."""
        return self.activity.placed_on is not None

    @property
    def stands(self) -> bool:
        """Whether somebody, or a file, has said all that is asked, though nobody has confirmed it here."""
        return not self.placed and all(getattr(self.activity, facet) for facet in ASKED)

    @property
    def sure(self) -> bool:
        """Whether it waits, and can be confirmed after a glance."""
        return not self.placed and (self.stands or self.placement.sure)

    def codes(self, facet: str) -> tuple[str, ...]:
        """What stands for a list; while nobody has confirmed, and nothing stands, what is proposed."""
        stored = getattr(self.activity, facet)
        said: tuple[str, ...] = ((stored,) if stored else ()) if facet == "evidence" else stored
        return said or (() if self.placed else self.placement.codes(facet))


def candidates(tree: ProgrammeTree) -> tuple[Candidate, ...]:
    """Every activity in the document's order, once, without those withdrawn; the placed have no proposals."""
    scope = (tree.programme.title, tree.programme.purpose)
    seen: dict[int, Candidate] = {}
    for goal in tree.walk():
        for activity in goal.activities:
            if activity.id not in seen and activity.withdrawn_on is None:
                seen[activity.id] = Candidate(activity, goal, _proposed(activity, goal, scope))
    return tuple(seen.values())


def unplaced(tree: ProgrammeTree) -> int:
    """How many activities nobody has placed."""
    return sum(one.placed_on is None and one.withdrawn_on is None for one in tree.activities())


def labels() -> Mapping[str, Mapping[str, str]]:
    """List → code → its Swedish label, evidence last."""
    every: dict[str, type[TextChoices]] = {**FACETS, "evidence": Evidence}
    return {
        facet: {str(code): str(label) for code, label in choices.choices} for facet, choices in every.items()
    }


def _proposed(activity: ActivityView, goal: GoalView, scope: tuple[str, str]) -> Placement:
    if activity.placed_on is not None:
        return Placement()
    owners = tuple(owner.name for owner in activity.owners)
    return propose(activity.title, activity.description, owners=owners, goal=goal.title, programme=scope)
