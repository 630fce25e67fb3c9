"""Where a service is, or that it must not be told."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.support.fields import ServiceFields
from fridlyst.support.terms import Access
from fridlyst.web.programmes.forms.parts import short_text
from fridlyst.web.shared.saving import CheckList
from fridlyst.web.support.forms.parts import ServicePart


class PlaceForm(ServicePart):
    """Protected or a place, for whom it lies within reach, and what is made easy."""

    protected_address = forms.BooleanField(
        label=_("Adressen är skyddad"),
        required=False,
        help_text=_(
            "Till exempel ett skyddat boende. Då visas aldrig någon plats, bara hur man får kontakt. "
            "Fridlyst stoppar också adresser som står i texterna."
        ),
    )
    open_office = forms.BooleanField(
        label=_("Det här är en öppen mottagning som vem som helst får besöka"),
        required=False,
        help_text=_(
            "Namnet är en jours, så platsen visas bara om du säger det här. Kryssa aldrig i det för ett hem "
            "eller ett hus där någon bor skyddad. Vem som sade det sparas i historiken."
        ),
    )
    place = short_text(
        _("Besöksadress"), help_text=_("Gata, nummer och ort. Lämna tomt om adressen är skyddad.")
    )
    area = short_text(
        _("Område"),
        help_text=_("Var man kan bo för att få stödet, till exempel ”Hela kommunen” eller ”Hela länet”."),
        most=2000,
    )
    accessibility = forms.MultipleChoiceField(
        label=_("Tillgänglighet"), required=False, choices=Access.choices, widget=CheckList()
    )

    def changed(self, fields: ServiceFields) -> ServiceFields:
        """The fields with the place typed."""
        return replace(fields, **{name: self.cleaned_data[name] for name in _NAMES if name in self.fields})

    def without_office(self) -> None:
        """Ask nothing of an office: the name is no reason to, or somebody else decides it."""
        del self.fields["open_office"]


_NAMES = ("protected_address", "open_office", "place", "area", "accessibility")


def place_initial(fields: ServiceFields) -> dict[str, Any]:
    """What the part begins with."""
    given = {name: getattr(fields, name) for name in _NAMES}
    return given | {"accessibility": list(fields.accessibility)}
