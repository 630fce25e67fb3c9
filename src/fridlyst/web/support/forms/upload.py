"""A file of services, and what was read in it, carried until it is taken in."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy

from fridlyst.base.translating import translated
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.web.shared.table_upload import TableUpload, table_file
from fridlyst.web.support.reading_files import BadFile, Known, read_services

_SALT = "fridlyst.support"
_KEPT_SECONDS = 24 * 3600


class ServiceUpload(TableUpload):
    """A file with a row a service. `wrong` are the places that have to be mended."""

    file = table_file(
        gettext_lazy("Välj filen"),
        gettext_lazy("CSV eller Excel (XLSX) med samma kolumner som mallen. Högst 5 MB."),
        ".csv,.xlsx,.txt",
    )

    def read(self, known: Known) -> tuple[ServiceFields, ...] | None:
        """What the file says; None when the form now says why it cannot be taken in."""
        return self.submit(lambda: self._read(known))

    def _read(self, known: Known) -> tuple[ServiceFields, ...]:
        file = self.cleaned_data["file"]
        try:
            return read_services(file.read(), file.name or "", known)
        except BadFile as error:
            self.wrong = tuple(translated(one) for one in error.faults)
            raise


def carried(municipality_id: int, services: Sequence[ServiceFields]) -> str:
    """What was read as a text that a page can carry, and that nobody can change on the way."""
    return signing.dumps([asdict(one) for one in services], salt=f"{_SALT}.{municipality_id}", compress=True)


def brought_back(municipality_id: int, text: str) -> tuple[ServiceFields, ...] | None:
    """What `carried` wrote for the same municipality during the last day; None for anything else."""
    try:
        given = signing.loads(text, salt=f"{_SALT}.{municipality_id}", max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        return None
    return tuple(_unpacked(one) for one in given)


def _unpacked(given: dict[str, Any]) -> ServiceFields:
    contacts = tuple(ContactFields(**one) for one in given.pop("contacts"))
    return ServiceFields(**given, contacts=contacts)
