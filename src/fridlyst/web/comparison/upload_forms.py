"""The forms in which open comparisons are taken in: the file with its year, and its columns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fridlyst.base.translating import translated
from fridlyst.comparison.actions.uploading import FIRST_YEAR
from fridlyst.comparison.open_comparisons import LARGEST
from fridlyst.comparison.shapes import UploadView
from fridlyst.files.checking import too_large
from fridlyst.web.programmes.forms.parts import set_choices
from fridlyst.web.shared.saving import CheckList, SavingForm


class UploadForm(SavingForm):
    """A file and the year that it is of."""

    year = forms.IntegerField(label=_("År som uppgifterna gäller"), min_value=FIRST_YEAR, max_value=2100)
    file = forms.FileField(
        label=_("Excel-filen med kommunernas resultat"),
        help_text=_("Den som Socialstyrelsen lägger ut med öppna jämförelser. XLSX, högst 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Välj en fil."), "empty": _("Filen är tom.")},
        max_length=1000,
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Not larger than what is read."""
        given: UploadedFile[Any] = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            raise forms.ValidationError(translated(too_large(given.size or 0, LARGEST).message))
        return given


class ColumnsForm(SavingForm):
    """Which of the file's columns to keep."""

    kept = forms.MultipleChoiceField(
        label=_("Kolumner att behålla"),
        widget=CheckList(),
        error_messages={"required": _("Välj minst en kolumn.")},
    )

    def offer(self, headings: Sequence[str]) -> None:
        """Let these be chosen."""
        set_choices(self, "kept", [(one, one) for one in headings])


def columns_form(upload: UploadView, data: object = None) -> ColumnsForm:
    """The form for a file, with what is proposed chosen."""
    form = ColumnsForm(data or None, initial={"kept": list(upload.kept), "version": upload.version})
    form.offer(upload.headings)
    return form
