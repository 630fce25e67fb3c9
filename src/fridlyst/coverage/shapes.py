"""What reading coverage gives: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fridlyst.followup.shapes import GapAnswerView
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.shapes import ActivityView, AlignmentView, GoalView, ProgrammeView


@dataclass(frozen=True, slots=True)
class Coverage:
    """A programme as coverage sees it on the day `on`: withdrawn activities are left out everywhere.

    `goals` are all goals as they stand in the document, `activities` each once in that order. `own` maps a
    goal to the activities straight under it, `below` to those at or under it. `owners` maps an activity to
    every body that it falls on: its owners, the members of a collective, the collectives of a member.
    `indicators` counts them by goal, `measuring` are the bodies that answer for one, `answers` what the
    coordinator has said of gaps.
    """

    programme: ProgrammeView
    on: date
    goals: tuple[GoalView, ...]
    activities: tuple[ActivityView, ...]
    own: Mapping[int, tuple[int, ...]]
    below: Mapping[int, tuple[int, ...]]
    owners: Mapping[int, frozenset[int]]
    bodies: Mapping[int, BodyView]
    alignments: tuple[AlignmentView, ...]
    indicators: Mapping[int, int]
    measuring: frozenset[int]
    answers: tuple[GapAnswerView, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of a matrix: the code it stands for, what it is called, and shortly so.

    `id` is the row's in storage where it has one.
    """

    code: str
    label: str
    short: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many activities stand where two facets meet.

    `cells` maps (row, column) to the activities there; one that has several codes counts in each.
    `outside` are those that lack a code on either side, and so stand in no cell; `by_row` and `by_column`
    hold them too where they have one. `several` counts those that stand in more cells than one.
    """

    key: str
    title: str
    lead: str
    row_title: str
    column_title: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: Mapping[tuple[str, str], tuple[int, ...]]
    by_row: Mapping[str, tuple[int, ...]]
    by_column: Mapping[str, tuple[int, ...]]
    inside: tuple[int, ...]
    outside: tuple[int, ...]
    several: int

    def at(self, row: Line, column: Line) -> tuple[int, ...]:
        """The activities where the row and the column meet."""
        return self.cells.get((row.code, column.code), ())

    @property
    def empty(self) -> int:
        """How many cells hold nothing."""
        return sum(1 for row in self.rows for column in self.columns if not self.at(row, column))

    @property
    def most(self) -> int:
        """The largest number in a cell."""
        return max(map(len, self.cells.values()), default=0)


@dataclass(frozen=True, slots=True)
class Balance:
    """Before or after the violence, of the activities placed by level of prevention and target group.

    `citizens` are aimed at inhabitants and not only at the municipality's own people (`inward`). Of them
    `after` are indicated alone, `before` universal or selective too; `universal` and `selective` are parts of
    `before`. `unplaced` lack a level or a group.
    """

    citizens: tuple[int, ...]
    after: tuple[int, ...]
    before: tuple[int, ...]
    universal: tuple[int, ...]
    selective: tuple[int, ...]
    inward: tuple[int, ...]
    unplaced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a gap is about: `kind` is goal, group, form, body, activity or programme, `key` stable in it."""

    kind: str
    key: str
    label: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing. `serious` is its place in the order, 1 the worst.

    `activities` are those it is about, `nearest` those that might answer it. `answer` is the coordinator's,
    who says that it is meant to be so.
    """

    code: str
    subject: Subject
    serious: int
    sentence: str
    activities: tuple[int, ...] = ()
    nearest: tuple[int, ...] = ()
    answer: GapAnswerView | None = None


@dataclass(frozen=True, slots=True)
class GapGroup:
    """All gaps of one kind as one sentence, with why it matters."""

    code: str
    serious: int
    sentence: str
    why: str
    gaps: tuple[Gap, ...]
