"""Forms of pictures of the situation."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.decisions.shapes import MatterView
from fridlyst.organisation.queries import BodyView
from fridlyst.reports.document import OwnText
from fridlyst.situation.fields import SituationDecision, SituationFields
from fridlyst.situation.rules import in_order
from fridlyst.situation.shapes import SituationHead
from fridlyst.situation.terms import FactKind
from fridlyst.web.decisions.forms.parts import name_field
from fridlyst.web.programmes.forms.parts import day_field, set_choices, short_text
from fridlyst.web.shared.saving import SavingForm

LONGEST = 20_000


class SituationForm(SavingForm):
    """What it is called, and the time that it tells of."""

    makes_new = True

    title = forms.CharField(
        label=_("Vad lägesbilden heter"),
        max_length=300,
        error_messages={"required": _("Skriv vad lägesbilden ska heta.")},
    )
    period_start = day_field(_("Första dagen den handlar om"))
    period_end = day_field(_("Sista dagen den handlar om"))

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        for name in ("period_start", "period_end"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = str(_("Välj en dag."))

    def values(self) -> SituationFields:
        """As the actions take them."""
        given = self.cleaned_data
        return SituationFields(given["title"], given["period_start"], given["period_end"])


def head_initial(head: SituationHead) -> dict[str, Any]:
    """What the form of a picture's head begins with."""
    return {
        "title": head.title,
        "period_start": head.period_start,
        "period_end": head.period_end,
        "version": head.version,
    }


class FactsForm(SavingForm):
    """Which figures stand in the picture, and in which order: a box and a number for each kind."""

    def __init__(self, *args: Any, kinds: Sequence[str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.kinds = kinds
        for kind in kinds:
            self.fields[f"on-{kind}"] = forms.BooleanField(label=FactKind(kind).label, required=False)
            self.fields[f"at-{kind}"] = forms.TypedChoiceField(
                label=_("Plats"),
                coerce=int,
                choices=[(number, number) for number in range(1, len(kinds) + 1)],
                error_messages={"invalid_choice": _("Välj en plats i listan.")},
            )

    def chosen(self) -> list[str]:
        """The kinds that stand in it, in order."""
        given = self.cleaned_data
        return in_order({kind: given[f"at-{kind}"] for kind in self.kinds if given[f"on-{kind}"]}, self.kinds)


def facts_initial(kinds: Sequence[str], chosen: Sequence[str], version: int) -> dict[str, Any]:
    """What the form of figures begins with: those chosen first, in their order."""
    order = [*chosen, *(kind for kind in kinds if kind not in chosen)]
    places: Mapping[str, int] = {f"at-{kind}": at for at, kind in enumerate(order, start=1)}
    return {"version": version, **places, **{f"on-{kind}": kind in chosen for kind in kinds}}


class DecisionForm(SavingForm):
    """Who decided, when, and in which matter."""

    decided_on = day_field(_("Vilken dag beslutet togs"))
    body_name = name_field(
        _("Vem som beslutade"), help_text=_("Till exempel Kommunstyrelsen eller Kommunfullmäktige.")
    )
    paragraph = short_text(_("Paragraf"), help_text=_("I protokollet, till exempel 58."), most=20)
    matter = forms.TypedChoiceField(
        label=_("Ärende"), required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        matters: Collection[MatterView],
        bodies: Collection[BodyView],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self._bodies = bodies
        offered = [(one.id, f"{one.registration_number} {one.title}"[:120]) for one in matters]
        set_choices(self, "matter", [("", _("Inget ärende i Fridlyst")), *offered])
        self.fields["decided_on"].required = self.fields["body_name"].required = True
        self.fields["decided_on"].error_messages["required"] = str(_("Välj dagen för beslutet."))
        self.fields["body_name"].error_messages["required"] = str(
            _("Skriv vem som beslutade om lägesbilden.")
        )

    def values(self) -> SituationDecision:
        """As the actions take them; a name that is one of our bodies' is that body."""
        given = self.cleaned_data
        name = given["body_name"].strip()
        body_id = next((one.id for one in self._bodies if one.name.casefold() == name.casefold()), None)
        return SituationDecision(given["decided_on"], body_id, name, given["paragraph"], given["matter"])


class PlaceForm(SavingForm):
    """One marked place for a person's own words."""

    text = forms.CharField(
        label=_("Text"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )


def place_form(place: OwnText, version: int, data: object = None) -> PlaceForm:
    """The form of a place, filled with what is written there."""
    initial = {"text": place.text, "version": version}
    form = PlaceForm(data, prefix=place.key, auto_id="%s", initial=initial)
    form.fields["text"].label = place.label
    form.fields["text"].help_text = place.placeholder
    return form
