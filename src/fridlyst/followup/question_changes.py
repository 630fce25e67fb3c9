"""What would become of a round's questions if others were set in their place, in plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fridlyst.base.errors import Conflict
from fridlyst.base.versions import version_of
from fridlyst.followup.questioning import QuestionFields, QuestionView, fields_of


class QuestionChange(StrEnum):
    """What happens to one question."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class QuestionsChanged(Conflict):
    """The round's questions are others than those that somebody saw."""

    code = "questions-changed"


@dataclass(frozen=True, slots=True)
class QuestionChanges:
    """The questions as they would stand, each with what happens to it, and those that would be taken away."""

    questions: tuple[tuple[QuestionFields, QuestionChange], ...]
    gone: tuple[QuestionView, ...]

    @property
    def none(self) -> bool:
        """Whether all stands as it is, but for the order."""
        return not self.gone and all(change == QuestionChange.SAME for _one, change in self.questions)


def questions_version(now: Sequence[QuestionView]) -> int:
    """A number that is another when the questions, in order, are others."""
    asked = [one for one in now if not one.withdrawn]
    return version_of({f"{place:04}": (one.key, one.version) for place, one in enumerate(asked)})


def check_seen(now: Sequence[QuestionView], given: Sequence[QuestionFields], seen: int) -> None:
    """Raise QuestionsChanged when others than those of the version `seen` would be changed."""
    if questions_version(now) != seen and not question_changes(now, given).none:
        raise QuestionsChanged(
            "Omgångens frågor har ändrats sedan formuläret visades. "
            "Läs in filen igen och se vad den ändrar. Inget är ändrat nu."
        )


def question_changes(now: Sequence[QuestionView], given: Sequence[QuestionFields]) -> QuestionChanges:
    """Compare by key; a heading that is not given stays as it is, for actions.set_questions keeps it."""
    here = {one.key: one for one in now if not one.withdrawn}
    wanted = {one.key for one in given}
    return QuestionChanges(
        tuple((one, _change(here.get(one.key), one)) for one in given),
        tuple(one for key, one in here.items() if key not in wanted),
    )


def _change(old: QuestionView | None, new: QuestionFields) -> QuestionChange:
    if old is None:
        return QuestionChange.NEW
    before = fields_of(old)
    after = replace(
        new,
        options=tuple(new.options),
        body_ids=tuple(sorted(new.body_ids)),
        section=new.section or before.section,
        about_persons=before.about_persons if new.about_persons is None else new.about_persons,
    )
    same = after == replace(before, body_ids=tuple(sorted(before.body_ids)))
    return QuestionChange.SAME if same else QuestionChange.CHANGED
