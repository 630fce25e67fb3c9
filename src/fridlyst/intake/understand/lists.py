"""Lists under a goal: preconditions, indicators and activities that stand as items and not in a table."""

import re
from dataclasses import dataclass

from fridlyst.intake.blocks import Block, BlockKind
from fridlyst.intake.understand.bodies import unite
from fridlyst.intake.understand.context import Context, source_of
from fridlyst.intake.understand.draft import Activity, Goal, Indicator, Precondition, split_title
from fridlyst.intake.understand.owned import is_owner_alone, split_owned, split_timed, time_alone
from fridlyst.intake.understand.vocabulary import Role
from fridlyst.intake.understand.words import ends_sentence, sentences, starts_lower

_LONGEST_ITEM = 600
_OWN_NUMBER = re.compile(r"^(?:\d{1,2}|[a-h])[.)]\s+(?=\S)")


@dataclass
class ListReader:
    """Reads the items of one list into its goal. `owner`: the body that the heading above names."""

    context: Context
    goal: Goal
    role: Role
    sure: float
    owner: str = ""
    items: int = 0
    bulleted: bool = False
    _text: str = ""
    _block: Block | None = None

    def takes(self, block: Block, text: str) -> bool:
        """Whether the block belongs to the list: an item, the rest of one, or the owners of one."""
        if is_owner_alone(text) or time_alone(text) or block.kind is BlockKind.LIST_ITEM:
            return True
        if self._goes_on(text):
            return True
        return not (self.items and self.bulleted) and len(text) <= _LONGEST_ITEM and not text.endswith(":")

    def add(self, block: Block, text: str) -> None:
        """An item more, or more of the item last read; an item's own number is no part of it."""
        text = _OWN_NUMBER.sub("", text)
        more = self._goes_on(text) or bool(is_owner_alone(text) or time_alone(text))
        if self.items and self._block is not None and more:
            self._drop_last()
            self._begin(f"{self._text} {text}", self._block)
            return
        self.bulleted = block.kind is BlockKind.LIST_ITEM
        self._begin(text, block)

    def _goes_on(self, text: str) -> bool:
        if not self.items or not self._text:
            return False
        return starts_lower(text) and not (ends_sentence(self._text) or self._text.endswith(")"))

    def _drop_last(self) -> None:
        """Forget the item last read, to read it again with the words that belong to it."""
        self.items -= 1
        if self.role is Role.PRECONDITION:
            self.goal.preconditions.pop()
        elif self.role is Role.INDICATOR:
            self.goal.indicators.pop()
        else:
            self.goal.activities.pop()

    def _begin(self, text: str, block: Block) -> None:
        self._text, self._block = text, block
        self.items += 1
        source = source_of(block, block.lines)
        sure = self.sure * (1.0 if self.bulleted else 0.85)
        if self.role is Role.PRECONDITION:
            self.goal.preconditions.append(Precondition(text, source, sure))
        elif self.role is Role.INDICATOR:
            title, owned = split_owned(text)
            owners = self.context.bodies.owners(owned or self.owner)
            self.goal.indicators.append(Indicator(title, source, sure * (1.0 if owners else 0.8), owners))
        else:
            self.goal.activities.append(self._activity(text, block, sure))

    def _activity(self, text: str, block: Block, sure: float) -> Activity:
        words, time = split_timed(text)
        words, owned = split_owned(words)
        if not time:
            words, time = split_timed(words)
        title, more = split_title(words, sentences(words))
        owners = unite(self.context.bodies.owners(owned or self.owner))
        sure *= 0.9 if owners else 0.6
        return Activity(title, source_of(block, block.lines), sure, more, owners, [time] if time else [])
