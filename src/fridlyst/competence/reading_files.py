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
from fridlyst.counts.taking_in.scanning import holds_personal_number
from fridlyst.counts.taking_in.sheets import read_contents
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
_HEAD_WITHIN = 10
_MOST_FAULTS = 20
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})[ -](\d{4})")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_WHOLE = re.compile(r"[0-9]{1,7}")
_DECIMAL = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?")
_NOT_TOLD = frozenset({"", "-", "–", "saknas", "okänt"})


class BadFile(BadInput):
    """A file that cannot be taken in; `faults` say where and why. Nothing of it is kept."""

    code = "bad-competence-file"

    def __init__(self, faults: Sequence[str]) -> None:
        said = Sentence("%(count)s saker i filen behöver rättas. Inget är sparat.", count=len(faults))
        super().__init__(faults[0] if len(faults) == 1 else said, field="file")
        self.faults = tuple(faults[:_MOST_FAULTS])


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

    `bodies` are those that the one who sends it may tell of. A file that holds a personal number is refused
    unread.
    """
    contents = read_contents(data, filename)
    if holds_personal_number(contents.texts):
        raise BadFile(
            [Sentence("Filen innehåller personnummer. Bara antal tas emot: ta bort dem. Inget är sparat.")]
        )
    cells = next((sheet.rows for sheet in contents.sheets if not sheet.hidden and sheet.rows), ())
    return _Reading(cells, bodies, courses, today).read()


class _Reading:
    """One file being read; collects faults with the number of their row."""

    def __init__(
        self,
        cells: Sequence[Sequence[str]],
        bodies: Sequence[BodyView],
        courses: Sequence[CourseView],
        today: date,
    ) -> None:
        self._cells, self._today = cells, today
        self._bodies = {name.casefold(): one for one in bodies for name in (*one.aliases, one.name)}
        self._courses = {one.title.casefold(): one for one in courses}
        self._faults: list[str] = []
        self._seen: dict[tuple[int, date, date], int] = {}

    def read(self) -> FileRead:
        start, columns = self._head()
        rows = []
        for number, row in enumerate(self._cells[start + 1 :], start=start + 2):
            if any(cell.strip() for cell in row):
                rows.append(self._row(number, columns, row))
        if not rows:
            self._faults.append(Sentence("Filen har ingen rad med siffror."))
        if self._faults:
            raise BadFile(self._faults)
        return FileRead(
            tuple(one for one in columns.values() if isinstance(one, CourseView)),
            tuple(row for row in rows if row is not None),
        )

    def _head(self) -> tuple[int, dict[int, str | CourseView]]:
        """Where the headings stand, and what each column is."""
        for at, row in enumerate(self._cells[:_HEAD_WITHIN]):
            if any(cell.strip().casefold() == BODY.casefold() for cell in row):
                return at, self._columns(row)
        raise BadFile(
            [Sentence("Filen saknar en rad med rubriker: kolumnen Enhet finns inte. Utgå från mallen.")]
        )

    def _columns(self, row: Sequence[str]) -> dict[int, str | CourseView]:
        known: Mapping[str, str | CourseView] = {
            **self._courses,
            **{title.casefold(): name for name, title in STAFF.items()},
            **{title.casefold(): title for title in (BODY, FIRST, LAST)},
        }
        found: dict[int, str | CourseView] = {}
        for at, cell in enumerate(row):
            title = cell.strip().removeprefix("'").casefold()
            if not title:
                continue
            if title not in known:
                self._faults.append(
                    Sentence(
                        "Kolumnen ”%(title)s” är varken en kurs eller något i mallen.",
                        title=cell.strip()[:60],
                    )
                )
            elif known[title] in found.values():
                self._faults.append(
                    Sentence("Kolumnen ”%(title)s” finns två gånger.", title=cell.strip()[:60])
                )
            else:
                found[at] = known[title]
        for title in (BODY, FIRST, LAST):
            if title not in found.values():
                self._faults.append(Sentence("Kolumnen ”%(title)s” saknas.", title=title))
        if self._faults:
            raise BadFile(self._faults)
        return found

    def _row(
        self, number: int, columns: Mapping[int, str | CourseView], row: Sequence[str]
    ) -> CountFields | None:
        told = {what: row[at].strip() if at < len(row) else "" for at, what in columns.items()}
        faults = len(self._faults)
        body = self._bodies.get(told[BODY].removeprefix("'").casefold())
        if body is None:
            said = Sentence("enheten ”%(name)s” finns inte, eller är inte din.", name=told[BODY][:60])
            self._fault(number, BODY, said)
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
            self._fault(number, FIRST, error.message)
        before = self._seen.setdefault((body.id, first, last), number)
        if before != number:
            said = Sentence("%(body)s och perioden står redan på rad %(row)s.", body=body.name, row=before)
            self._fault(number, BODY, said)

    def _day(self, number: int, title: str, text: str) -> date | None:
        try:
            if found := _ISO.fullmatch(text):
                return date(int(found[1]), int(found[2]), int(found[3]))
            if found := _SLASHED.fullmatch(text):
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            pass
        self._fault(number, title, Sentence("skriv dagen som 2026-06-30."))
        return None

    def _number(self, number: int, title: str, text: str, read: Callable[[str], _T | None]) -> _T | None:
        if text.casefold() in _NOT_TOLD:
            return None
        found = read(_SPACES.sub("", text))
        if found is None:
            self._fault(number, title, Sentence("”%(text)s” är inget antal.", text=text[:20]))
        return found

    def _fault(self, number: int, title: str, said: str) -> None:
        self._faults.append(
            Sentence("Rad %(row)s, %(column)s: %(said)s", row=number, column=title[:60], said=said)
        )


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) and int(text) <= rules.MOST_PEOPLE else None


def _decimal(text: str) -> Decimal | None:
    plain = text.removesuffix("%")
    return Decimal(plain.replace(",", ".")) if _DECIMAL.fullmatch(plain) else None
