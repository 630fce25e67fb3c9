"""A file of counts, and what was read in it, carried until it is taken in."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy

from fridlyst.base.translating import translated
from fridlyst.competence.fields import CountFields
from fridlyst.competence.reading_files import BadFile, FileRead, read_file
from fridlyst.competence.shapes import CourseView
from fridlyst.competence.terms import EnteredBy
from fridlyst.organisation.queries import BodyView
from fridlyst.web.shared.table_upload import TableUpload, table_file

_SALT = "fridlyst.competence"
_KEPT_SECONDS = 24 * 3600
_NUMBERS = ("staff", "managers", "left", "joined")


class CountUpload(TableUpload):
    """A file with a row a body and period. `wrong` are the places that have to be mended."""

    file = table_file(
        gettext_lazy("Välj filen"),
        gettext_lazy("CSV eller Excel (XLSX) med samma kolumner som mallen. Högst 5 MB."),
        ".csv,.xlsx,.txt",
    )

    def read(self, bodies: Sequence[BodyView], courses: Sequence[CourseView], today: date) -> FileRead | None:
        """What the file says; None when the form now says why it cannot be taken in."""
        return self.submit(lambda: self._read(bodies, courses, today))

    def _read(self, bodies: Sequence[BodyView], courses: Sequence[CourseView], today: date) -> FileRead:
        file = self.cleaned_data["file"]
        try:
            return read_file(file.read(), file.name or "", bodies=bodies, courses=courses, today=today)
        except BadFile as error:
            self.wrong = tuple(translated(one) for one in error.faults)
            raise


def carried(municipality_id: int, rows: Sequence[CountFields]) -> str:
    """What was read as a text that a page can carry, and that nobody can change on the way."""
    return signing.dumps([_packed(one) for one in rows], salt=f"{_SALT}.{municipality_id}", compress=True)


def brought_back(municipality_id: int, text: str) -> tuple[CountFields, ...] | None:
    """What `carried` wrote for the same municipality during the last day; None for anything else."""
    try:
        given = signing.loads(text, salt=f"{_SALT}.{municipality_id}", max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        return None
    return tuple(_unpacked(one) for one in given)


def _packed(row: CountFields) -> list[Any]:
    turnover = None if row.turnover is None else str(row.turnover)
    days = [row.period_from.isoformat(), row.period_to.isoformat()]
    numbers = [getattr(row, name) for name in _NUMBERS]
    return [row.body_id, *days, *numbers, turnover, list(row.trained.items())]


def _unpacked(given: list[Any]) -> CountFields:
    body_id, first, last, staff, managers, left, joined, turnover, trained = given
    return CountFields(
        body_id,
        date.fromisoformat(first),
        date.fromisoformat(last),
        staff,
        managers,
        left,
        joined,
        turnover=None if turnover is None else Decimal(turnover),
        trained=dict(trained),
        how=EnteredBy.FILE,
    )
