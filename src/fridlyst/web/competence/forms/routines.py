"""Whether a unit asks about violence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.competence.fields import RoutineFields
from fridlyst.competence.rules import MOST_PEOPLE
from fridlyst.competence.shapes import RoutineRow
from fridlyst.competence.terms import RoutineState
from fridlyst.web.programmes.forms.parts import day_field, short_text
from fridlyst.web.shared.saving import SavingForm


class RoutineForm(SavingForm):
    """How it stands in the unit on a day."""

    state = forms.ChoiceField(
        label=_("Ställer ni rutinfrågor om våld?"),
        choices=RoutineState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ja, delvis eller nej.")},
    )
    routine = short_text(
        _("Vilken rutin"),
        help_text=_("Rutinen eller frågeformuläret, till exempel FREDA kortfrågor."),
        most=200,
    )
    on = day_field(_("Så är det den"))
    asked = forms.IntegerField(
        label=_("Hur många ni har frågat"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    met = forms.IntegerField(
        label=_("Av hur många ni har mött"),
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        help_text=_("Lämna båda tomma om ni inte räknar."),
    )

    def clean_on(self) -> date:
        """The day has to be told."""
        day: date | None = self.cleaned_data["on"]
        if day is None:
            raise forms.ValidationError(_("Skriv vilken dag det gäller."))
        return day

    def values(self, body_id: int) -> RoutineFields:
        """As the actions take them."""
        given = self.cleaned_data
        return RoutineFields(
            body_id, given["on"], given["state"], given["routine"], given["asked"], given["met"]
        )


def routine_initial(told: Sequence[RoutineRow], today: date) -> dict[str, Any]:
    """What the form begins with: what was told today, else what was told last, as a new answer for today."""
    if not told:
        return {"on": today, "version": 0}
    last = told[0]
    found: dict[str, Any] = {"state": last.state, "routine": last.routine, "on": today, "version": 0}
    if last.on == today:
        found |= {"asked": last.asked, "met": last.met, "version": last.version}
    return found
