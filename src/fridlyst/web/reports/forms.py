"""The form of one of the coordinator's own texts in the report."""

from json import JSONDecodeError, JSONDecoder, dumps
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.checks import storable
from fridlyst.reports.document import OwnText
from fridlyst.web.shared.saving import SavingForm

LONGEST = 20_000


class Counts(JSONDecoder):
    """JSON that can be shown again: no number of thousands of digits, endless nesting or half a character."""

    def decode(self, s: str, *args: Any) -> Any:  # noqa: ANN401 (what JSON can be)
        """What the text says; JSONDecodeError, and no other, when it cannot be used."""
        try:
            found = super().decode(s, *args)
            sound = storable(dumps(found, ensure_ascii=False))
        except (ValueError, RecursionError) as error:
            raise JSONDecodeError("no counts", s, 0) from error
        if not sound:
            raise JSONDecodeError("no counts", s, 0)
        return found


class PlaceForm(SavingForm):
    """One marked place; its own name and prompt are those of the report.

    `beside` are the counts that stand beside it, by name; `report` is the kind of report it is read in.
    """

    beside = forms.JSONField(required=False, decoder=Counts, widget=forms.HiddenInput)
    report = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_beside(self) -> dict[str, int] | None:
        """Counts by name, or nothing."""
        given = self.cleaned_data["beside"]
        return given if isinstance(given, dict) else None


def place_form(place: OwnText, version: int, data: object = None, *, report: str = "") -> PlaceForm:
    """The form of a place, filled with what is written there and what stands beside it in the report."""
    initial = {"text": place.text, "version": version, "beside": dict(place.beside), "report": report}
    form = PlaceForm(data, prefix=place.key, auto_id="%s", initial=initial)
    form.fields["text"].label = place.label
    form.fields["text"].help_text = place.placeholder
    return form
