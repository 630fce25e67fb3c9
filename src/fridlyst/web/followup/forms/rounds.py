"""Forms for a round."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.followup.actions.calendar import GRACE_DAYS
from fridlyst.followup.calendar import Demand
from fridlyst.followup.fields import RoundFields
from fridlyst.followup.rules import LONGEST_GRACE
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.suggestions import Suggestion
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.programmes.forms.parts import box_list, day_field, long_text, set_choices
from fridlyst.web.shared.saving import SavingForm


class RoundForm(SavingForm):
    """A round's own fields. Once it is open its programmes stand, and are not offered."""

    makes_new = True

    fields_of_errors = {"programmes": "programmes"}

    title = forms.CharField(label=_("Omgångens namn"), max_length=200)
    kind = forms.ChoiceField(label=_("Slag"), choices=FollowUpKind.choices)
    programmes = box_list(_("Program som följs upp"))
    period_start = day_field(_("Perioden börjar"))
    period_end = day_field(_("Perioden slutar"))
    opens_on = day_field(_("Öppnar av sig själv"), help_text=_("Lämna tomt om du vill öppna omgången själv."))
    closes_on = day_field(_("Svara senast"), help_text=_("Den dagen är med."))
    grace_days = forms.IntegerField(
        label=_("Stänger av sig själv, dagar efter sista dag att svara"),
        help_text=_(
            "Lämna tomt om du vill stänga omgången själv. Den som är sen kan svara tills den stänger."
        ),
        required=False,
        min_value=0,
        max_value=LONGEST_GRACE,
    )
    reminders = forms.BooleanField(label=_("Påminn dem som inte har svarat"), required=False, initial=True)
    ready_made = forms.BooleanField(
        label=_("Fråga också om rutiner och kompetensplan"),
        help_text=_("Du ser och ändrar frågorna när omgången är skapad."),
        required=False,
        initial=True,
    )
    note = long_text(_("Till dem som svarar"), help_text=_("Står överst på deras svarssida."), rows=3)

    def __init__(self, *args: Any, programmes: Sequence[ProgrammeView], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        for name in ("period_start", "period_end", "closes_on"):
            self.fields[name].required = True
        if self.initial.get("state", "draft") != "draft":
            del self.fields["opens_on"]
        if "version" in self.initial:
            del self.fields["ready_made"]
        if programmes:
            self.fields["programmes"].required = True
            set_choices(self, "programmes", [(view.id, short_name(view)) for view in programmes])
        else:
            del self.fields["programmes"]

    def values(self, before: RoundView | None = None) -> RoundFields:
        """The fields as an action takes them; an open round keeps its programmes."""
        given = self.cleaned_data
        chosen = given.get("programmes") or (before.programme_ids if before else ())
        return RoundFields(
            title=given["title"],
            programme_ids=chosen,
            period_start=given["period_start"],
            period_end=given["period_end"],
            closes_on=given["closes_on"],
            kind=given["kind"],
            note=given["note"],
            opens_on=given.get("opens_on", before.opens_on if before else None),
            grace_days=given["grace_days"],
            reminders=given["reminders"],
        )


def demanded_initial(demand: Demand) -> dict[str, Any]:
    """What the form of a round that is demanded begins with."""
    return {
        "title": demand.title,
        "kind": demand.kind,
        "programmes": list(demand.programme_ids),
        "period_start": demand.period_start,
        "period_end": demand.period_end,
        "opens_on": demand.opens_on,
        "closes_on": demand.closes_on,
        "grace_days": GRACE_DAYS,
    }


def suggested_initial(kind: str, suggestion: Suggestion, programme_ids: Sequence[int]) -> dict[str, Any]:
    """What a new round's form begins with."""
    return {
        "title": suggestion.title,
        "kind": kind,
        "programmes": list(programme_ids),
        "period_start": suggestion.period_start,
        "period_end": suggestion.period_end,
        "closes_on": suggestion.closes_on,
        "grace_days": GRACE_DAYS,
    }


def round_initial(view: RoundView) -> dict[str, Any]:
    """What the form of a round that is there begins with."""
    names = ("title", "kind", "state", "period_start", "period_end", "note", "version")
    days = ("opens_on", "closes_on", "grace_days", "reminders")
    return {name: getattr(view, name) for name in (*names, *days)} | {"programmes": list(view.programme_ids)}
