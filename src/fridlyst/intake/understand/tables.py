"""A table of goals, measures, activities or indicators read into the goal tree."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fridlyst.intake.blocks import Block, Cell, Line, Table
from fridlyst.intake.understand.bodies import unite
from fridlyst.intake.understand.cells import Entry, Shape, entries, goals_in, groups, whole
from fridlyst.intake.understand.columns import Columns, Known
from fridlyst.intake.understand.context import Context, source_of
from fridlyst.intake.understand.draft import Activity, Goal, Indicator, Precondition, Source, split_title
from fridlyst.intake.understand.headings import goal_heading, numbered_heading
from fridlyst.intake.understand.owned import split_owned
from fridlyst.intake.understand.owner_cells import listed, owner_lines, whole_lists
from fridlyst.intake.understand.steering import Steering
from fridlyst.intake.understand.table_rows import Row, body_rows
from fridlyst.intake.understand.vocabulary import Role
from fridlyst.intake.understand.words import fold, sentences

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x", "n/a"})
_NO_CONTENT = "Raden i tabellen har inget mål och ingen aktivitet."


@dataclass
class TableReader:
    """Reads one table. `parent` takes what its rows hold; `chain` is the goal open at each goal column."""

    context: Context
    steering: Steering
    block: Block
    table: Table
    columns: Columns
    parent: Goal
    chain: list[Goal] = field(default_factory=list)
    latest: list[Activity] = field(default_factory=list)
    made: list[Activity] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)

    def read(self) -> None:
        """Every row of the table into the goal tree; rows that hold nothing known become doubts."""
        for row in body_rows(self.table, self.columns, self.context.wording):
            section = row.only_cell
            if section is not None and len(self.columns.known) > 1:
                self._open_section(section)
            elif self._is_matrix:
                self._read_matrix_row(row)
            else:
                self._read_row(row)

    @property
    def _is_matrix(self) -> bool:
        done = self.columns.of(Role.ACTIVITY, Role.MEASURE, Role.INDICATOR)
        return bool(self.columns.of(Role.STEERING)) and not done

    @property
    def _sure(self) -> float:
        return (0.98 if self.table.ruled else 0.8) * min(1.0, 0.75 + self.columns.sure / 4)

    def _open_section(self, cell: Cell) -> None:
        """A row that is one cell across the table names the goal of the rows below it."""
        text = self.context.wording.join(cell.lines)
        known = goal_heading(text) or numbered_heading(text)
        goal = Goal(
            known.title if known and known.title else text,
            source_of(self.block, cell.lines, cell.place),
            self._sure * (0.95 if known else 0.7),
            number=known.number if known else "",
            level=known.level if known else "",
        )
        self.parent.goals.append(goal)
        self.chain = [goal]

    def _read_matrix_row(self, row: Row) -> None:
        """A row of goals side by side, all serving the steering goal that the row begins with."""
        aligned = [
            self.steering.align(text)
            for column in self.columns.of(Role.STEERING)
            if (text := self.context.wording.join(row.lines(column.at)))
        ]
        for column in self.columns.of(Role.GOAL, Role.PRECONDITION):
            for entry in goals_in(row.lines(column.at), self.context.wording, self._shape(column)):
                goal = self._goal(entry, column, row)
                goal.aligned = [alignment for alignment in aligned if alignment]
                self.parent.goals.append(goal)

    def _read_row(self, row: Row) -> None:
        target = self._open_goals(row)
        made = self._add_activities(row, target)
        made = self._add_indicators(row, target, with_owners=not made) or made
        for column in self.columns.of(Role.PRECONDITION):
            for entry in goals_in(row.lines(column.at), self.context.wording, self._shape(column)):
                target.preconditions.append(
                    Precondition(entry.text, self._source(row, column, entry), self._sure)
                )
                made = True
        if not made and self.columns.of(Role.GOAL, Role.MEASURE):
            self._add_to_goal(row, target)
        elif not made:
            self._add_to_latest(row)
        self._add_notes(row, target)

    def _open_goals(self, row: Row) -> Goal:
        """The goal that the row's activities belong to, down its goal columns from left to right."""
        above = self.parent
        sections = self.chain[:1] if self.chain and not self.columns.of(Role.GOAL, Role.MEASURE) else []
        for depth, column in enumerate(self.columns.of(Role.GOAL, Role.MEASURE)):
            for entry in self._goal_entries(row, column):
                fresh = self._goal(entry, column, row)
                same = above.child(fresh)
                goal = same or fresh
                if same is None:
                    above.goals.append(goal)
                    self._align(row, goal)
                self.chain[depth:] = [goal]
            above = self.chain[depth] if depth < len(self.chain) else above
        return sections[0] if sections else above

    def _goal_entries(self, row: Row, column: Known) -> list[Entry]:
        """The goals of a cell: one where activities stand beside it, else perhaps several."""
        if column.at in row.spanned:
            return []
        lines = row.lines(column.at)
        if self.columns.of(Role.ACTIVITY, Role.MEASURE, Role.INDICATOR):
            return whole(lines, self.context.wording)
        return goals_in(lines, self.context.wording, self._shape(column))

    def _goal(self, entry: Entry, column: Known, row: Row) -> Goal:
        known = goal_heading(entry.text) or numbered_heading(entry.text)
        title, more = split_title(known.title, sentences(known.title)) if known and known.title else ("", "")
        if not title:
            title, more = split_title(entry.text, sentences(entry.text))
        return Goal(
            title,
            self._source(row, column, entry),
            self._sure * entry.sure,
            number=known.number if known else "",
            level=(known.level if known else "") or _level(column),
            description=more,
            owners=self.context.bodies.owners(column.owner) if column.owner else [],
        )

    def _align(self, row: Row, goal: Goal) -> None:
        for column in self.columns.of(Role.STEERING):
            text = self.context.wording.join(row.lines(column.at))
            alignment = self.steering.align(text) if text else None
            if alignment:
                goal.aligned.append(alignment)

    def _add_activities(self, row: Row, target: Goal) -> bool:
        made: list[Activity] = []
        for column in self.columns.of(Role.ACTIVITY):
            if column.at in row.spanned:
                continue
            owners, times = self._owner_groups(row), self._time_groups(row)
            beside = max(len(owners), len(times))
            found = entries(row.lines(column.at), self.context.wording, self._shape(column), beside=beside)
            found = [entry for entry in found if fold(entry.text).lower() not in _NOTHING]
            owners = self._parted_owners(row, owners, len(found))
            made += [self._activity(row, column, found, at, owners, times) for at in range(len(found))]
        target.activities.extend(made)
        self.latest = made or self.latest
        self.made.extend(made)
        return bool(made)

    def _activity(
        self,
        row: Row,
        column: Known,
        found: Sequence[Entry],
        at: int,
        owners: Sequence[str],
        times: Sequence[str],
    ) -> Activity:
        entry = found[at]
        text, in_words = (
            split_owned(entry.text) if not self.columns.of(Role.OWNER, Role.PARTNER) else (entry.text, "")
        )
        title, more = split_title(text, sentences(text))
        named = [
            self.context.bodies.owners(words) for words in (_share(owners, at, len(found)) or [in_words])
        ]
        partners = [
            self.context.bodies.owners(words, part="taking_part") for words in self._words(row, Role.PARTNER)
        ]
        responsible = unite(*named, *partners)
        sure = self._sure * entry.sure * (1.0 if responsible else 0.65) * _match(owners, times, len(found))
        return Activity(
            title, self._source(row, column, entry), sure, more, responsible, _share(times, at, len(found))
        )

    def _add_indicators(self, row: Row, target: Goal, *, with_owners: bool) -> bool:
        made: list[Indicator] = []
        goals = " ".join(self._words(row, Role.TARGET))
        for column in self.columns.of(Role.INDICATOR):
            if column.at in row.spanned:
                continue
            for entry in entries(row.lines(column.at), self.context.wording, self._shape(column), beside=1):
                title, owned = split_owned(entry.text)
                named = [owned] if owned else self._owner_groups(row) if with_owners else []
                responsible = unite(*[self.context.bodies.owners(words) for words in named])
                sure = self._sure * entry.sure
                made.append(Indicator(title, self._source(row, column, entry), sure, responsible, goals))
        target.indicators.extend(made)
        return bool(made)

    def _add_to_goal(self, row: Row, target: Goal) -> None:
        """A row of a goal alone: its owners and times are the goal's."""
        target.owners = unite(
            target.owners, *[self.context.bodies.owners(text) for text in self._owner_groups(row)]
        )
        target.times += [text for text in self._time_groups(row) if text not in target.times]

    def _add_to_latest(self, row: Row) -> None:
        """Owners and times below an activity whose cell spans the rows; anything else is a doubt."""
        activity_at = {column.at for column in self.columns.of(Role.ACTIVITY)}
        if not (activity_at & row.spanned and self.latest):
            self.context.doubt(row.text, _NO_CONTENT, source_of(self.block, _all_lines(row)))
            return
        for activity in self.latest:
            activity.owners = unite(
                activity.owners, *[self.context.bodies.owners(text) for text in self._owner_groups(row)]
            )
            activity.times += self._time_groups(row)

    def _add_notes(self, row: Row, target: Goal) -> None:
        """Columns without a place of their own stay with the activity, or the goal, under their headings."""
        for column in self.columns.of(Role.NOTE):
            text = self.context.wording.join(row.lines(column.at))
            if text.lower() in _NOTHING or column.at in row.spanned:
                continue
            words = f"{column.text.rstrip(':')}: {text}"
            fresh = [activity for activity in self.latest if activity in target.activities]
            if fresh:
                fresh[-1].description = f"{fresh[-1].description}\n{words}".strip()
            else:
                target.add_description(words)

    def _owner_groups(self, row: Row) -> list[str]:
        return [
            text
            for column in self.columns.of(Role.OWNER)
            for part in whole_lists(groups(row.lines(column.at)))
            if (text := listed(part, self.context.wording)).lower() not in _NOTHING
        ]

    def _parted_owners(self, row: Row, owners: list[str], count: int) -> list[str]:
        """Owners each on a line of its own, no comma between, when they are as many as the activities."""
        if count < 2 or len(owners) != 1:
            return owners
        lines = [line.text for column in self.columns.of(Role.OWNER) for line in row.lines(column.at)]
        parted = owner_lines(lines)
        return parted if len(parted) == count else owners

    def _time_groups(self, row: Row) -> list[str]:
        return [
            text
            for column in self.columns.of(Role.TIME)
            for part in groups(row.lines(column.at))
            if (text := self.context.wording.join(part)).lower() not in _NOTHING
        ]

    def _words(self, row: Row, role: Role) -> list[str]:
        found = [self.context.wording.join(row.lines(column.at)) for column in self.columns.of(role)]
        return [text for text in found if text.lower() not in _NOTHING]

    def _shape(self, column: Known) -> Shape:
        if column.at not in self.widths:
            cells = [cell for row in self.table.rows for cell in row if cell.column == column.at]
            self.widths[column.at] = max((len(line.text) for cell in cells for line in cell.lines), default=0)
        return Shape(self.context.printed, self.widths[column.at])

    def _source(self, row: Row, column: Known, entry: Entry) -> Source:
        cell = row.cells.get(column.at)
        return source_of(self.block, entry.lines, cell.place if cell else None)


def _all_lines(row: Row) -> list[Line]:
    return [line for cell in row.cells.values() for line in cell.lines]


def _level(column: Known) -> str:
    """The municipality's own word for the level: the heading's first word where that is a known one."""
    text = fold(column.text).rstrip(":")
    word = text[: len(column.word)] if text.lower().startswith(column.word) else text
    return (word[:1].upper() + word[1:])[:100]


def _share(texts: Sequence[str], at: int, count: int) -> list[str]:
    """Which of the texts beside belong to the entry at this place: its own where they are as many."""
    return [texts[at]] if len(texts) == count and count > 1 else list(texts)


def _match(owners: Sequence[str], times: Sequence[str], count: int) -> float:
    """How well the numbers of owners and times fit the number of activities."""
    odd = [len(texts) for texts in (owners, times) if len(texts) > 1 and count > 1 and len(texts) != count]
    return 0.7 if odd else 1.0
