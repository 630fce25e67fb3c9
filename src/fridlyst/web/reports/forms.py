"""The form of one of the coordinator's own texts in the report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.reports.document import OwnText
from fridlyst.web.shared.saving import SavingForm

LONGEST = 20_000


class PlaceForm(SavingForm):
    """One marked place; its own name and prompt are those of the report."""

    text = forms.CharField(
        label=_("Text"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


def place_form(place: OwnText, version: int, data: object = None) -> PlaceForm:
    """The form of a place, filled with what is written there."""
    form = PlaceForm(data, prefix=place.key, auto_id="%s", initial={"text": place.text, "version": version})
    form.fields["text"].label = place.label
    form.fields["text"].help_text = place.placeholder
    return form
