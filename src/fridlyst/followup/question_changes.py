"""What would become of a round's questions if others were set in their place, in plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fridlyst.followup.questioning import QuestionFields, QuestionView, fields_of


class Change(StrEnum):
    """What happens to one question."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class QuestionChanges:
    """The questions as they would stand, each with what happens to it, and those that would be taken away."""

    questions: tuple[tuple[QuestionFields, Change], ...]
    gone: tuple[QuestionView, ...]


def question_changes(now: Sequence[QuestionView], given: Sequence[QuestionFields]) -> QuestionChanges:
    """Compare by key; a heading that is not given stays as it is, for actions.set_questions keeps it."""
    here = {one.key: one for one in now if not one.withdrawn}
    wanted = {one.key for one in given}
    return QuestionChanges(
        tuple((one, _change(here.get(one.key), one)) for one in given),
        tuple(one for key, one in here.items() if key not in wanted),
    )


def _change(old: QuestionView | None, new: QuestionFields) -> Change:
    if old is None:
        return Change.NEW
    before = fields_of(old)
    after = replace(
        new,
        options=tuple(new.options),
        body_ids=tuple(sorted(new.body_ids)),
        section=new.section or before.section,
    )
    same = after == replace(before, body_ids=tuple(sorted(before.body_ids)))
    return Change.SAME if same else Change.CHANGED
