"""What stands at the head of a matter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.decisions.fields import MatterFields
from fridlyst.decisions.shapes import MatterView
from fridlyst.web.decisions.forms.parts import name_field
from fridlyst.web.programmes.forms.parts import day_field
from fridlyst.web.shared.saving import SavingForm


class MatterForm(SavingForm):
    """Number, title, and who decides next."""

    makes_new = True
    fields_of_errors = {"next_body": "next_body_name"}

    registration_number = forms.CharField(
        label=_("Diarienummer"),
        max_length=100,
        help_text=_("Som det står i diariet, till exempel 2025.202 KS."),
        error_messages={"required": _("Skriv ärendets diarienummer.")},
    )
    title = forms.CharField(
        label=_("Vad ärendet gäller"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv vad ärendet gäller.")},
    )
    next_body_name = name_field(
        _("Vem som avgör härnäst"),
        help_text=_("Till exempel Kommunfullmäktige. Lämna tomt om det inte är känt."),
    )
    next_on = day_field(_("Vilken dag"), help_text=_("Sammanträdets dag, om den är bestämd."))

    def values(self) -> MatterFields:
        """As the actions take them."""
        given = self.cleaned_data
        return MatterFields(
            given["registration_number"], given["title"], given["next_body_name"], given["next_on"]
        )


def matter_initial(matter: MatterView) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "registration_number": matter.registration_number,
        "title": matter.title,
        "next_body_name": matter.next.body_name if matter.next else "",
        "next_on": matter.next.on if matter.next else None,
        "version": matter.version,
    }
