"""The form in which a small file with a table is sent."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.web.shared.saving import SavingForm

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_LARGEST = 5 * 1024 * 1024
_ERRORS = {
    "required": gettext_lazy("Välj en fil."),
    "max_length": gettext_lazy("Filens namn är för långt."),
}


def table_file(label: "str | StrPromise", help_text: "str | StrPromise", accept: str) -> forms.FileField:
    """The field of such a file; an empty one is told of by whoever reads it."""
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput(attrs={"accept": accept}),
        allow_empty_file=True,
        max_length=400,
        error_messages=_ERRORS,
    )


class TableUpload(SavingForm):
    """A `file` of at most 5 MB. `wrong` are the places in it that have to be mended."""

    fields_of_errors = {"": "file"}

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, **options)
        self.wrong: tuple[str, ...] = ()

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, when it is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LARGEST:
            raise forms.ValidationError(_("Filen är för stor: högst 5 MB kan läsas."))
        return file
