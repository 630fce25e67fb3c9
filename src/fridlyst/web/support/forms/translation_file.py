"""A file of translations, and what was read in it, carried until it is taken in."""

from collections.abc import Sequence
from dataclasses import asdict

from django.core import signing
from django.utils.translation import gettext_lazy

from fridlyst.base.translating import translated
from fridlyst.support.actions.translation_files import TranslationRow
from fridlyst.support.fields import TranslationFields
from fridlyst.support.languages import Language
from fridlyst.support.queries import TranslationView
from fridlyst.web.shared.table_upload import TableUpload, table_file
from fridlyst.web.support.reading_files import BadFile
from fridlyst.web.support.reading_translations import Given, read_translations

_SALT = "fridlyst.translations"
_KEPT_SECONDS = 24 * 3600


class TranslationUpload(TableUpload):
    """The file that was taken out, filled in. `wrong` are the places that have to be mended."""

    file = table_file(
        gettext_lazy("Välj filen"),
        gettext_lazy("Excel (XLSX) eller CSV, hämtad från den här sidan och ifylld. Högst 5 MB."),
        ".csv,.xlsx,.txt",
    )

    def read(self, views: Sequence[TranslationView], language: Language) -> tuple[Given, ...] | None:
        """What the file says; None when the form now says why it cannot be taken in."""
        return self.submit(lambda: self._read(views, language))

    def _read(self, views: Sequence[TranslationView], language: Language) -> tuple[Given, ...]:
        file = self.cleaned_data["file"]
        try:
            return read_translations(file.read(), file.name or "", views, language)
        except BadFile as error:
            self.wrong = tuple(translated(one) for one in error.faults)
            raise


def carried(municipality_id: int, language: str, given: Sequence[Given]) -> str:
    """What was read as a text that a page can carry, and that nobody can change on the way."""
    rows = [(one.view.service_id, asdict(one.fields), one.view.version, one.meanwhile) for one in given]
    return signing.dumps(rows, salt=_salt(municipality_id, language), compress=True)


def brought_back(
    municipality_id: int, language: str, text: str, chosen: Sequence[str]
) -> tuple[TranslationRow, ...] | None:
    """What `carried` wrote for the same municipality and language, within a day; None for anything else.

    Rows that were changed meanwhile are there only if their number is among the `chosen`.
    """
    try:
        given = signing.loads(text, salt=_salt(municipality_id, language), max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        return None
    return tuple(
        TranslationRow(service_id, TranslationFields(**fields), version)
        for service_id, fields, version, meanwhile in given
        if not meanwhile or str(service_id) in chosen
    )


def _salt(municipality_id: int, language: str) -> str:
    return f"{_SALT}.{municipality_id}.{language}"
