"""The document walked from top to bottom: headings open goals, tables and lists fill them, prose is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fridlyst.intake.blocks import Block, BlockKind
from fridlyst.intake.understand.chapters import Chapter
from fridlyst.intake.understand.columns import Columns, columns_of
from fridlyst.intake.understand.context import Context, source_of
from fridlyst.intake.understand.draft import Activity, Goal, Source
from fridlyst.intake.understand.headings import (
    GoalHeading,
    goal_heading,
    is_goal_heading,
    numbered_heading,
    opens_list,
)
from fridlyst.intake.understand.lines import is_owners
from fridlyst.intake.understand.lists import ListReader
from fridlyst.intake.understand.steering import Steering
from fridlyst.intake.understand.tables import TableReader
from fridlyst.intake.understand.vocabulary import Role, exact_word

_AREA = "Område"
_NO_HEADINGS = "Tabellens rubriker känns inte igen, så raderna blev inga förslag."
_FOR_OWNER = re.compile(
    r"^(?:aktiviteter|insatser|uppdrag|åtgärder|mål)\s+(?:för|hos|inom)\s+(?P<owner>\S.*)$", re.IGNORECASE
)
_SHORT = 160


@dataclass
class Outline:
    """The walk through the blocks. `root` holds the goals at the top; `open` the goals that are open now."""

    context: Context
    steering: Steering
    root: Goal
    open: list[Goal] = field(default_factory=list)
    chapter: Chapter = field(default_factory=Chapter)
    chapter_is_goal: bool = False
    numbered: dict[str, tuple[GoalHeading, Source]] = field(default_factory=dict)
    reader: ListReader | None = None
    owner: str = ""
    columns: Columns | None = None
    untitled: bool = False
    announced: Role | None = None

    def walk(self, blocks: Sequence[Block]) -> None:
        """Every block, once, in order."""
        for at, block in enumerate(blocks):
            if block.kind is BlockKind.FURNITURE or at in self.steering.taken:
                continue
            if block.table is not None:
                self._table(block)
                continue
            text = self.context.wording.join(block.lines)
            if text:
                self._text(block, text)
        self._close_chapter()

    def _text(self, block: Block, text: str) -> None:
        self.columns = None
        if self.context.wording.is_note(text):
            self.chapter.add(text, block)
        elif self.untitled and len(text) <= 300:
            self.open[-1].title, self.untitled = text, False
        elif self._is_goal(block, text):
            self._open_goal(block, text)
        elif role := opens_list(text):
            self._announce_list(role, block, text)
        elif block.kind is BlockKind.HEADING or (
            numbered_heading(text) and len(text) <= 120 and not self.reader
        ):
            self._heading(block, text)
        elif self._open_announced(block) and self.reader is not None and self.reader.takes(block, text):
            self.reader.add(block, text)
        else:
            self._prose(block, text)

    def _is_goal(self, block: Block, text: str) -> bool:
        if len(text) > _SHORT * 2 or block.kind is BlockKind.LIST_ITEM:
            return False
        found = goal_heading(text)
        if block.kind is BlockKind.HEADING and found is not None:
            return bool(found.number or found.title)
        return is_goal_heading(text) and not text.endswith((";", ","))

    def _open_goal(self, block: Block, text: str) -> None:
        found = goal_heading(text)
        if found is None:
            return
        self._close_chapter()
        goal = Goal(found.title or text, source_of(block, block.lines), 0.97, found.number, found.level)
        self.untitled = not found.title
        self._place(goal)

    def _place(self, goal: Goal) -> None:
        """A goal under the one it belongs to: by its number ("1.2" under "1"), else by its level's word."""
        above = self._above(goal)
        (above.goals if above else self.root.goals).append(goal)
        self.open = [*self.open[: self.open.index(above) + 1], goal] if above else [goal]
        self.reader, self.owner, self.announced = None, "", None

    def _above(self, goal: Goal) -> Goal | None:
        if "." in goal.number:
            parent = goal.number.rsplit(".", 1)[0]
            return next((known for known in self.open if known.number == parent), None)
        for depth, known in enumerate(self.open):
            if known.level == goal.level:
                return self.open[depth - 1] if depth else None
        if any(known.level == goal.level for known in self.root.goals):
            return None
        return self.open[-1] if self.open and goal.level else None

    def _announce_list(self, role: Role, block: Block, text: str) -> None:
        """A heading or a sentence that opens a list; without a goal it waits for the list's first item."""
        self.owner = _owner_in(text) or self.owner
        current = self._current()
        if current is not None:
            self.announced = role
            self._open_list(current, role)
            return
        if block.kind is BlockKind.HEADING and (block.level or 9) <= self.chapter.level:
            self._close_chapter()
            self.chapter = Chapter(text, source_of(block, block.lines), "", block.level or 9)
        elif block.kind is not BlockKind.HEADING:
            self.chapter.add(text, block)
        self.reader, self.announced = None, role

    def _current(self) -> Goal | None:
        """The goal that is open now; none when a numbered heading below it waits to be one."""
        waits = bool(self.chapter.number) and not self.chapter_is_goal
        return self.open[-1] if self.open and not waits else None

    def _open_announced(self, block: Block) -> bool:
        """Whether a list is open, once an item stands under what announced it."""
        if self.reader is None and self.announced is not None and block.kind is BlockKind.LIST_ITEM:
            self._open_list(self._goal_of_chapter(), self.announced)
        return self.reader is not None

    def _open_list(self, goal: Goal, role: Role) -> None:
        self.reader = ListReader(self.context, goal, role, 0.97 if goal.number else 0.85, self.owner)

    def _heading(self, block: Block, text: str) -> None:
        """A heading that names no goal: an owner's section, part of the open goal, or a new chapter."""
        owner = _owner_in(text)
        self.reader = None if not (owner and self.open) else self.reader
        if owner and (self.open or self.chapter.heading):
            self.owner = owner
            if self.open:
                return
        numbered = numbered_heading(text)
        self.announced = self.announced if numbered else None
        level = block.level or 9
        if self.open and not numbered and self._is_under_goal(level):
            self.open[-1].add_description(text)
            return
        self._close_chapter()
        self.open = [goal for goal in self.open if numbered and numbered.number.startswith(f"{goal.number}.")]
        self.owner = owner
        source = source_of(block, block.lines)
        if numbered:
            self.numbered[numbered.number] = (numbered, source)
        self.chapter = Chapter(text, source, numbered.number if numbered else "", level)

    def _is_under_goal(self, level: int) -> bool:
        """Whether a heading is of a lower rank than the goal's own and the goal is still without content."""
        return level > 2 and self.open[-1].is_empty

    def _goal_of_chapter(self) -> Goal:
        """The chapter's heading as a goal with its prose as description, under the goal of a shorter number.

        A heading that only says what stands under it ("Åtgärder") names no goal: the programme is the goal.
        """
        heading = self.chapter.heading
        if not heading or opens_list(heading) or heading == self.root.title:
            return self.root
        known = numbered_heading(self.chapter.heading)
        source = self.chapter.source or Source(0)
        goal = Goal(
            known.title if known else self.chapter.heading,
            source,
            0.9 if known else 0.7,
            known.number if known else "",
            _AREA if known else "",
        )
        self._open_parents(goal)
        goal.description = self.chapter.give_description()
        self.chapter_is_goal = True
        self._place_keeping_owner(goal)
        return goal

    def _place_keeping_owner(self, goal: Goal) -> None:
        owner = self.owner
        self._place(goal)
        self.owner = owner

    def _open_parents(self, goal: Goal) -> None:
        """The heading "2" above the goal "2.1" is a goal too, when it names more than a kind of list."""
        parent = goal.number.rsplit(".", 1)[0]
        known = self.numbered.get(parent) if "." in goal.number else None
        is_open = any(other.number == parent for other in self.open)
        if known is None or is_open or exact_word(known[0].title) is not None:
            return
        self.context.withdraw(known[1])
        self._place_keeping_owner(Goal(known[0].title, known[1], 0.8, parent, _AREA))

    def _prose(self, block: Block, text: str) -> None:
        self.reader = None
        self.announced = self.announced if len(text) <= _SHORT * 2 else None
        goal = self.open[-1] if self.open else None
        if goal is not None and not goal.is_empty:
            self._close_chapter()
            self.open = []
            goal = None
        if goal is not None and block.kind is not BlockKind.FOOTNOTE:
            goal.add_description(text)
        else:
            self.chapter.add(text, block)

    def _table(self, block: Block) -> None:
        table = block.table
        if table is None:
            return
        columns = columns_of(table, self.context.wording) or self._continued(block)
        self.reader = self.announced = None
        if columns is None:
            rows = [" | ".join(cell.text.replace("\n", " ") for cell in row) for row in table.rows]
            self.context.doubt("\n".join(rows), _NO_HEADINGS, source_of(block))
            return
        self.columns = columns
        parent = self._parent_for(columns)
        reader = TableReader(self.context, self.steering, block, table, columns, parent)
        reader.read()
        self._give_owner(reader.made)

    def _continued(self, block: Block) -> Columns | None:
        """A table without headings right under a table of as many columns goes on with its columns."""
        if self.columns is None or block.table is None:
            return None
        width = max((len(row) for row in block.table.rows), default=0)
        return replace(self.columns, header_rows=0) if width == len(self.columns.header) else None

    def _parent_for(self, columns: Columns) -> Goal:
        has_goals = bool(columns.of(Role.GOAL, Role.STEERING))
        current = self._current()
        if current is not None:
            return current
        if has_goals and not self.chapter.number:
            return self.root
        if columns.of(Role.STEERING):
            return self.root
        return self._goal_of_chapter() if self.chapter.heading else self.root

    def _give_owner(self, made: Sequence[Activity]) -> None:
        """The owner that the heading names, to every activity under it that has none of its own."""
        for activity in made:
            if self.owner and not activity.owners:
                activity.owners = self.context.bodies.owners(self.owner)
                activity.confidence = min(0.85, activity.confidence * 1.3)

    def _close_chapter(self) -> None:
        self.chapter.close(self.context, heading_used=self.chapter_is_goal)
        self.chapter, self.chapter_is_goal = Chapter(), False


def _owner_in(text: str) -> str:
    """The owner that a heading names: it is nothing else, or says for whom its activities are."""
    if is_owners(text):
        return text
    found = _FOR_OWNER.match(text)
    return found["owner"] if found and is_owners(found["owner"]) else ""
