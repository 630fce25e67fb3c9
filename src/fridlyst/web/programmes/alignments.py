"""How a programme stands to the documents above it, as the pages show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from fridlyst.accounts.queries import Visit
from fridlyst.programmes.shapes import AlignmentView, ProgrammeTree
from fridlyst.programmes.terms import SteeringLevel
from fridlyst.web.programmes.addresses import goal_href


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    label: str
    href: str


@dataclass(frozen=True)
class AlignedRow:
    """How a steering goal is met: the stance, by which of the programme's goals, and why."""

    name: str
    stance: str
    goals: tuple[Link, ...]
    why: str


@dataclass(frozen=True)
class AlignedGroup:
    """How a programme or a goal stands to the goals of one document above it."""

    title: str
    level: str
    rows: tuple[AlignedRow, ...]

    @property
    def through(self) -> bool:
        """Whether any goal is met by goals of the programme, or the column is left out."""
        return any(row.goals for row in self.rows)

    @property
    def explained(self) -> bool:
        """Whether any goal has a reason, or the column is left out."""
        return any(row.why for row in self.rows)


def aligned_groups(
    alignments: Iterable[AlignmentView], met_by: Mapping[int, Link] | None = None
) -> tuple[AlignedGroup, ...]:
    """The alignments by document, each steering goal once; `met_by` names the programme's goals by id."""
    ordered = sorted(alignments, key=_document_order)
    return tuple(
        AlignedGroup(title, str(SteeringLevel(level).label), tuple(_aligned_rows(rows, met_by or {})))
        for (_order, title, level), rows in groupby(ordered, key=lambda one: _document_order(one)[:3])
    )


def _document_order(one: AlignmentView) -> tuple[int, str, str, int]:
    return SteeringLevel.values.index(one.level), one.document_title, one.level, one.steering_goal_id


def _aligned_rows(rows: Iterable[AlignmentView], met_by: Mapping[int, Link]) -> Iterable[AlignedRow]:
    for _steering_goal, group in groupby(rows, key=lambda one: one.steering_goal_id):
        same = list(group)
        goals = tuple(
            met_by[one.goal_id] for one in same if one.goal_id is not None and one.goal_id in met_by
        )
        whys = dict.fromkeys(one.why for one in same if one.why)
        yield AlignedRow(f"{same[0].number} {same[0].title}", same[0].stance, goals, " ".join(whys))


def whole_alignment(tree: ProgrammeTree, visit: Visit) -> tuple[AlignedGroup, ...]:
    """How the programme and its goals together stand to the documents above."""
    slug = tree.programme.slug
    goals = list(tree.walk())
    met_by = {goal.id: Link(goal.name, goal_href(visit, slug, goal.key)) for goal in goals}
    return aligned_groups([*tree.alignments, *(one for goal in goals for one in goal.alignments)], met_by)
