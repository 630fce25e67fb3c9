"""The form by which an answer is handed on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.web.programmes.forms.parts import day_field
from fridlyst.web.shared.saving import SavingForm


class HandOnForm(SavingForm):
    """To whom, and how long the link works."""

    makes_new = True

    name = forms.CharField(label=_("Kollegans namn"), max_length=200)
    email = forms.EmailField(label=_("E-postadress"), max_length=254)
    expires_on = day_field(
        _("Fungerar till och med"), help_text=_("Länken stängs när omgången stänger, om det sker tidigare.")
    )

    def values(self) -> dict[str, Any]:
        """The fields as the action takes them."""
        return {name: self.cleaned_data[name] for name in ("name", "email", "expires_on")}
