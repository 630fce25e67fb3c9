"""The form in which everything that is demanded and missing is planned at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from fridlyst.base.errors import BadInput
from fridlyst.base.translating import translated
from fridlyst.followup.actions.calendar import ROUTINE_KINDS
from fridlyst.followup.calendar import Demand
from fridlyst.followup.fields import DemandDays
from fridlyst.followup.rules import check_opening
from fridlyst.web.programmes.forms.parts import day_field
from fridlyst.web.shared.saving import SavingForm


@dataclass(frozen=True)
class DemandFields:
    """The fields of one demand."""

    demand: Demand
    take: Any
    opens_on: Any
    closes_on: Any


class DemandsForm(SavingForm):
    """Which demands get a round, and when each opens and is due; what is not ticked is left."""

    makes_new = True

    def __init__(self, *args: Any, demands: Sequence[Demand], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.demands = tuple(demands)
        for one in self.demands:
            named = {"round": one.title}
            self.fields[f"take-{one.key}"] = forms.BooleanField(label=one.title, required=False, initial=True)
            self.fields[f"opens-{one.key}"] = day_field(_("%(round)s öppnar") % named)
            self.fields[f"closes-{one.key}"] = day_field(_("%(round)s, svara senast") % named)
            self.initial[f"opens-{one.key}"] = one.opens_on
            self.initial[f"closes-{one.key}"] = one.closes_on
        if any(one.kind in ROUTINE_KINDS for one in self.demands):
            self.fields["routines"] = forms.BooleanField(
                label=_("Fråga också om rutiner och kompetensplan"),
                help_text=_("I årsuppföljning, ny mandatperiod och inför revidering."),
                required=False,
                initial=True,
            )

    def rows(self) -> Iterator[DemandFields]:
        """Each demand with its fields."""
        for one in self.demands:
            yield DemandFields(
                one, self[f"take-{one.key}"], self[f"opens-{one.key}"], self[f"closes-{one.key}"]
            )

    def clean(self) -> dict[str, Any]:
        """Each that is ticked has its days, in order."""
        given = super().clean() or self.cleaned_data
        chosen = [one for one in self.demands if given.get(f"take-{one.key}")]
        for one in chosen:
            self._check_days(one.key, given)
        if not chosen:
            self.add_error(None, _("Välj minst en omgång att planera."))
        return given

    def _check_days(self, key: str, given: dict[str, Any]) -> None:
        for name in (f"opens-{key}", f"closes-{key}"):
            if name in given and given[name] is None:
                self.add_error(name, _("Välj en dag."))
        opens, closes = given.get(f"opens-{key}"), given.get(f"closes-{key}")
        if opens and closes:
            try:
                check_opening(opens, closes, None)
            except BadInput as error:
                wrong = "opens" if error.field == "opens_on" else "closes"
                self.add_error(f"{wrong}-{key}", translated(error.message))

    def values(self) -> list[DemandDays]:
        """Those that are ticked, as an action takes them."""
        given = self.cleaned_data
        return [
            DemandDays(one.key, given[f"opens-{one.key}"], given[f"closes-{one.key}"])
            for one in self.demands
            if given[f"take-{one.key}"]
        ]
