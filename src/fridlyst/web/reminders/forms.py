"""The form of the plan."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from fridlyst.reminders.rules import DEFAULTS, MOST_DAYS, PLAN
from fridlyst.reminders.shapes import PlanView
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import Words

_Step = tuple[BoundField, BoundField | None]
# Step: what its box says, and what stands after the number of days.
_WORDS = {
    "opening": (_("När omgången öppnar, till dem som svarar"), ""),
    "before_due": (_("Före sista dagen, till dem som inte har skickat in"), _("dagar före sista dagen")),
    "after_due": (_("Efter sista dagen, till dem som inte har skickat in"), _("dagar efter sista dagen")),
    "to_approver": (_("Till den som godkänner, om svaret saknas"), _("dagar efter sista dagen")),
    "to_coordinator": (_("Till samordnaren: en lista över dem som saknas"), _("dagar efter sista dagen")),
    "nobody": (_("Till samordnaren, när en enhet inte har någon att påminna"), ""),
    "service_due": (_("Innan stödet ska ses över, till dem som ansvarar"), _("dagar före")),
    "service_late": (_("När det skulle ha setts över, tills någon gör det"), _("dagar mellan breven")),
    "service_leaving": (
        _("Innan det lämnar den öppna sidan, även till samordnaren, och när det är borta"),
        _("dagar före"),
    ),
}


class PlanForm(SavingForm):
    """A box and a number of days for each step."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        for step, (label, after) in _WORDS.items():
            self.fields[f"{step}_on"] = forms.BooleanField(label=label, required=False)
            if PLAN[step].movable:
                self.fields[step] = _days(after)

    @property
    def parts(self) -> list[tuple[Words, list[_Step]]]:
        """What the steps are about, each with its box and its days where they can be moved."""
        rounds = [self._step(step) for step in _WORDS if PLAN[step].to != "keepers"]
        services = [self._step(step) for step in _WORDS if PLAN[step].to == "keepers"]
        return [(_("Omgångar"), rounds), (_("Stödinsatser"), services)]

    def _step(self, step: str) -> _Step:
        return self[f"{step}_on"], self[step] if PLAN[step].movable else None

    def choices(self) -> dict[str, int | None]:
        """Step → days, None where it is off."""
        return {step: self._days_of(step) for step in _WORDS}

    def _days_of(self, step: str) -> int | None:
        if not self.cleaned_data[f"{step}_on"]:
            return None
        days: int | None = self.cleaned_data.get(step)
        return DEFAULTS[step] if days is None else days


def plan_initial(plan: PlanView) -> Mapping[str, object]:
    """What the form begins with."""
    found: dict[str, object] = {"version": plan.version}
    for step, days in plan.choices.items():
        found[f"{step}_on"] = days is not None
        if PLAN[step].movable:
            found[step] = DEFAULTS[step] if days is None else days
    return found


def _days(after: Any) -> forms.IntegerField:  # noqa: ANN401
    return forms.IntegerField(label=after, required=False, min_value=0, max_value=MOST_DAYS)
