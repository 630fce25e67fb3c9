"""The form in which a small file with a table is sent."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.base.translating import translated
from fridlyst.counts.taking_in.filled_in import BadFile
from fridlyst.web.shared.saving import SavingForm

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

T = TypeVar("T")

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

    file = table_file(
        gettext_lazy("Välj filen"),
        gettext_lazy("Excel (XLSX) eller CSV med samma kolumner som filen du hämtar här. Högst 5 MB."),
        ".csv,.xlsx,.txt",
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, **options)
        self.wrong: tuple[str, ...] = ()

    def clean_file(self) -> "UploadedFile[bytes]":
        """The file, when it is small enough to be looked at."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _LARGEST:
            raise forms.ValidationError(_("Filen är för stor: högst 5 MB kan läsas."))
        return file

    def content(self, read: Callable[[bytes, str], T]) -> T | None:
        """What `read` finds in the file; None when the form now says why it cannot be taken in."""
        return self.submit(lambda: self._content(read))

    def _content(self, read: Callable[[bytes, str], T]) -> T:
        file = self.cleaned_data["file"]
        try:
            return read(file.read(), file.name or "")
        except BadFile as error:
            self.wrong = tuple(translated(one) for one in error.faults)
            raise
