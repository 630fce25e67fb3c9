"""A file of counts, one row a body and period: read whole, or told what has to be mended."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.competence import rules
from fridlyst.competence.fields import CountFields
from fridlyst.competence.shapes import CourseView
from fridlyst.competence.terms import EnteredBy
from fridlyst.counts.taking_in.filled_in import FilledIn, cell
from fridlyst.organisation.queries import BodyView

_T = TypeVar("_T")

BODY, FIRST, LAST = "Enhet", "Från", "Till"
STAFF = {
    "staff": "Anställda",
    "managers": "Varav chefer",
    "left": "Slutade",
    "joined": "Började",
    "turnover": "Personalomsättning, procent om året",
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})[ -](\d{4})")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_WHOLE = re.compile(r"[0-9]{1,7}")
_DECIMAL = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
_NOT_TOLD = frozenset({"", "-", "–", "saknas", "okänt"})


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file says: the courses that it has a column for, and its rows."""

    courses: tuple[CourseView, ...]
    rows: tuple[CountFields, ...]


def headings(courses: Sequence[CourseView]) -> tuple[str, ...]:
    """The columns of a file, in order."""
    return (BODY, FIRST, LAST, *STAFF.values(), *(one.title for one in courses))


def read_file(
    data: bytes, filename: str, *, bodies: Sequence[BodyView], courses: Sequence[CourseView], today: date
) -> FileRead:
    """The rows of a CSV or XLSX file; BadFile with every fault, or why it cannot be read at all.

    `bodies` are those that the one who sends it may tell of.
    """
    return _Reading(data, filename, bodies, courses, today).read()


class _Reading(FilledIn):
    """One file being read."""

    def __init__(
        self,
        data: bytes,
        filename: str,
        bodies: Sequence[BodyView],
        courses: Sequence[CourseView],
        today: date,
    ) -> None:
        super().__init__(data, filename)
        self._today = today
        self._bodies = {name.casefold(): one for one in bodies for name in (*one.aliases, one.name)}
        self._known: dict[str, str | CourseView] = {
            **{one.title: one for one in courses},
            **{title: name for name, title in STAFF.items()},
            **{title: title for title in (BODY, FIRST, LAST)},
        }
        self._seen: dict[tuple[int, date, date], int] = {}

    def read(self) -> FileRead:
        columns = self.columns(self.head(BODY, FIRST, LAST), self._known)
        found = self.rows(Sentence("Filen har ingen rad med siffror."))
        rows = [self._row(number, columns, row) for number, row in found]
        self.refuse()
        return FileRead(
            tuple(one for one in columns.values() if isinstance(one, CourseView)),
            tuple(row for row in rows if row is not None),
        )

    def _row(
        self, number: int, columns: Mapping[int, str | CourseView], row: Sequence[str]
    ) -> CountFields | None:
        told = {what: cell(row, at) for at, what in columns.items()}
        faults = len(self._faults)
        body = self._bodies.get(told[BODY].casefold())
        if body is None:
            said = Sentence("enheten ”%(name)s” finns inte, eller är inte din.", name=told[BODY][:60])
            self.fault(number, BODY, said)
        first, last = (self._day(number, title, told[title]) for title in (FIRST, LAST))
        staff = {
            name: self._number(number, STAFF[name], told.get(name, ""), _whole)
            for name in STAFF
            if name != "turnover"
        }
        turnover = self._number(number, STAFF["turnover"], told.get("turnover", ""), _decimal)
        trained = {
            what.id: self._number(number, what.title, text, _whole)
            for what, text in told.items()
            if isinstance(what, CourseView) and text.casefold() not in _NOT_TOLD
        }
        if body is None or first is None or last is None or len(self._faults) > faults:
            return None
        self._check_period(number, body, first, last)
        return CountFields(
            body.id, first, last, **staff, turnover=turnover, trained=trained, how=EnteredBy.FILE
        )

    def _check_period(self, number: int, body: BodyView, first: date, last: date) -> None:
        try:
            rules.check_period(first, last, self._today)
        except BadInput as error:
            self.fault(number, FIRST, error.message)
        before = self._seen.setdefault((body.id, first, last), number)
        if before != number:
            said = Sentence("%(body)s och perioden står redan på rad %(row)s.", body=body.name, row=before)
            self.fault(number, BODY, said)

    def _day(self, number: int, title: str, text: str) -> date | None:
        try:
            if found := _ISO.fullmatch(text):
                return date(int(found[1]), int(found[2]), int(found[3]))
            if found := _SLASHED.fullmatch(text):
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            pass
        self.fault(number, title, Sentence("skriv dagen som 2026-06-30."))
        return None

    def _number(self, number: int, title: str, text: str, read: Callable[[str], _T | None]) -> _T | None:
        if text.casefold() in _NOT_TOLD:
            return None
        found = read(_SPACES.sub("", text))
        if found is None:
            self.fault(number, title, Sentence("”%(text)s” är inget antal.", text=text[:20]))
        return found


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) and int(text) <= rules.MOST_PEOPLE else None


def _decimal(text: str) -> Decimal | None:
    plain = text.removesuffix("%")
    return Decimal(plain.replace(",", ".")) if _DECIMAL.fullmatch(plain) else None
