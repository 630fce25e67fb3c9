"""Forms for a round."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.followup.fields import RoundFields
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
    closes_on = day_field(
        _("Sista dag att svara"), help_text=_("Den dagen är med. Du stänger omgången själv.")
    )
    note = long_text(_("Till dem som svarar"), help_text=_("Står överst på deras svarssida."), rows=3)

    def __init__(self, *args: Any, programmes: Sequence[ProgrammeView], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        for name in ("period_start", "period_end", "closes_on"):
            self.fields[name].required = True
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
        )


def suggested_initial(kind: str, suggestion: Suggestion, programme_ids: Sequence[int]) -> dict[str, Any]:
    """What a new round's form begins with."""
    return {
        "title": suggestion.title,
        "kind": kind,
        "programmes": list(programme_ids),
        "period_start": suggestion.period_start,
        "period_end": suggestion.period_end,
        "closes_on": suggestion.closes_on,
    }


def round_initial(view: RoundView) -> dict[str, Any]:
    """What the form of a round that is there begins with."""
    names = ("title", "kind", "period_start", "period_end", "closes_on", "note", "version")
    return {name: getattr(view, name) for name in names} | {"programmes": list(view.programme_ids)}
