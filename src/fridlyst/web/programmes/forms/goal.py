"""The form for a goal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.programmes.fields import GoalFields
from fridlyst.programmes.shapes import GoalView, ProgrammeTree
from fridlyst.web.programmes.forms.parts import (
    OwnedForm,
    box_list,
    long_text,
    owners_initial,
    set_choices,
    short_text,
    time_field,
    title_field,
)
from fridlyst.web.programmes.rows import time_text


class GoalForm(OwnedForm):
    """A goal's own fields; one precondition a line."""

    level_word = short_text(
        _("Nivå"), help_text=_("Kommunens eget ord, till exempel Mål, Område eller Åtgärd."), most=100
    )
    number = short_text(_("Nummer"), most=40)
    title = title_field(_("Mål"))
    description = long_text(_("Beskrivning"))
    parent = forms.TypedChoiceField(label=_("Ligger under"), required=False, coerce=int, empty_value=None)
    preconditions = long_text(_("Det som behöver vara på plats"), help_text=_("En förutsättning per rad."))
    leads = box_list(_("Ansvariga"), folds=True)
    others = box_list(_("Medverkar"), folds=True)
    time = time_field()

    def offer_parents(self, tree: ProgrammeTree, itself: GoalView | None) -> None:
        """Let the goal stand under any other that does not stand under it."""
        below = {goal.id for goal in itself.walk()} if itself else set()
        goals = [
            (goal.id, f"{goal.label} {goal.title}".strip()) for goal in tree.walk() if goal.id not in below
        ]
        set_choices(self, "parent", [("", _("Inget, det är ett översta mål")), *goals])

    def values(self, before: GoalView | None) -> GoalFields:
        """The fields as an action takes them."""
        given = self.cleaned_data
        return GoalFields(
            title=given["title"],
            number=given["number"],
            level_word=given["level_word"],
            description=given["description"],
            parent_id=given["parent"],
            owners=self.owners(before.owners if before else ()),
            schedules=self.schedules(before.schedules if before else ()),
            preconditions=given["preconditions"].splitlines(),
        )


def goal_initial(goal: GoalView) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "level_word": goal.level_word,
        "number": goal.number,
        "title": goal.title,
        "description": goal.description,
        "parent": goal.parent_id or "",
        "preconditions": "\n".join(goal.preconditions),
        "time": time_text(goal.schedules),
        "version": goal.version,
        **owners_initial(goal.owners),
    }
