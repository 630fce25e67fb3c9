"""The form for how a programme, or one goal of it, stands to the goals above it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.programmes.fields import AlignmentFields
from fridlyst.programmes.shapes import AlignmentView, SteeringDocumentView, SteeringGoalView
from fridlyst.programmes.terms import Stance, SteeringLevel
from fridlyst.web.programmes.forms.parts import long_text
from fridlyst.web.shared.saving import SavingForm


@dataclass(frozen=True)
class Asked:
    """One document above the programme with a pair of fields for each of its goals."""

    title: str
    level: str
    chosen: bool
    goals: tuple[tuple[SteeringGoalView, forms.BoundField, forms.BoundField], ...]


class AlignmentForm(SavingForm):
    """A stance and a reason for each goal of each document."""

    def __init__(self, *args: Any, documents: Sequence[SteeringDocumentView], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.documents = documents
        for document in documents:
            for goal in document.goals:
                self._add_goal(document, goal)

    def _add_goal(self, document: SteeringDocumentView, goal: SteeringGoalView) -> None:
        name = f"{goal.number} {goal.title}"
        self.fields[f"stance_{goal.id}"] = forms.ChoiceField(
            label=_("Hur följs %(goal)s?") % {"goal": name},
            choices=[("", _("Inte angivet")), *Stance.choices],
            required=False,
        )
        self.fields[f"why_{goal.id}"] = long_text(_("Varför, mål %(goal)s") % {"goal": goal.number}, rows=1)

    def clean(self) -> dict[str, Any]:
        """A goal that is not followed owes a reason, and a reason belongs to a stance."""
        given = super().clean() or self.cleaned_data
        for goal in self._goals():
            why = str(given.get(f"why_{goal.id}") or "").strip()
            if given.get(f"stance_{goal.id}") == Stance.NOT_FOLLOWED and not why:
                self.add_error(f"why_{goal.id}", _("Skriv varför målet inte följs."))
            elif why and not given.get(f"stance_{goal.id}"):
                self.add_error(f"stance_{goal.id}", _("Välj hur målet följs, eller ta bort förklaringen."))
        return given

    def values(self, goal_id: int | None) -> list[AlignmentFields]:
        """What was stated, as an action takes it."""
        given = self.cleaned_data
        return [
            AlignmentFields(goal.id, goal_id, given[f"stance_{goal.id}"], given[f"why_{goal.id}"])
            for goal in self._goals()
            if given[f"stance_{goal.id}"]
        ]

    def asked(self) -> Iterator[Asked]:
        """The documents with their fields, those that the programme already relates to first."""
        every = [self._asked(document) for document in self.documents]
        yield from sorted(every, key=lambda one: not one.chosen)

    def _asked(self, document: SteeringDocumentView) -> Asked:
        pairs = tuple((goal, self[f"stance_{goal.id}"], self[f"why_{goal.id}"]) for goal in document.goals)
        chosen = any(stance.value() or stance.errors or why.errors for _goal, stance, why in pairs)
        return Asked(document.title, str(SteeringLevel(document.level).label), chosen, pairs)

    def _goals(self) -> Iterable[SteeringGoalView]:
        return (goal for document in self.documents for goal in document.goals)


def alignment_initial(alignments: Iterable[AlignmentView], version: int) -> dict[str, Any]:
    """What the form begins with."""
    found: dict[str, Any] = {"version": version}
    for one in alignments:
        found[f"stance_{one.steering_goal_id}"] = one.stance
        found[f"why_{one.steering_goal_id}"] = one.why
    return found


def as_fields(alignments: Iterable[AlignmentView]) -> list[AlignmentFields]:
    """Alignments that stand, as an action takes them."""
    return [AlignmentFields(one.steering_goal_id, one.goal_id, one.stance, one.why) for one in alignments]
