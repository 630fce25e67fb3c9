"""What a form from elsewhere would make of a round's questions, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.followup.question_changes import QuestionChange, QuestionChanges
from fridlyst.followup.questioning import QuestionView
from fridlyst.web.followup.presenters.questionnaire import kind_words, only_when, whom_words
from fridlyst.web.followup.presenters.questions import when_words


@dataclass(frozen=True)
class ReadRow:
    """One question as it would stand; `change` is empty where it already stands so."""

    label: str
    kind: str
    whom: str
    when: str
    required: bool
    change: str


def read_rows(changes: QuestionChanges, names: Mapping[int, str]) -> tuple[ReadRow, ...]:
    """The questions in order; `names` gives the bodies by id."""
    known = {one.key: one for one, _change in changes.questions}
    words = {QuestionChange.NEW: _("Ny"), QuestionChange.CHANGED: _("Ändrad"), QuestionChange.SAME: ""}
    return tuple(
        ReadRow(
            label=one.label,
            kind=kind_words(one),
            whom=whom_words(one, names),
            when=only_when(when_words(one.condition, known)),
            required=one.required,
            change=words[change],
        )
        for one, change in changes.questions
    )


def gone_words(one: QuestionView) -> str:
    """A question that the form does not have, and what becomes of its answers."""
    if not one.answers:
        return one.label
    said = ngettext("kvar med sitt %(count)s svar", "kvar med sina %(count)s svar", one.answers)
    return f"{one.label} ({said % {'count': one.answers}})"
