"""Many bodies' numbers from one file: fetched, filled in, brought back, seen before anything is kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.half_years import last_over
from fridlyst.competence.actions import enter_many
from fridlyst.competence.fields import CountFields
from fridlyst.competence.queries import courses
from fridlyst.competence.reading_files import STAFF, FileRead, headings, read_file
from fridlyst.competence.shapes import CourseView
from fridlyst.competence.terms import EnteredBy
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import BodyView
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.competence.finding import crumbs, href, own, staffed
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.file_in import FileIn, file_in
from fridlyst.web.shared.municipal import municipal

_DAYS = ("period_from", "period_to")
_NUMBERS = ("staff", "managers", "left", "joined")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("figures")
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The file to fill in, with a row for each of the visitor's bodies; what it says, and taking it in."""
    mine = own(visit, staffed(visit))
    require(bool(mine))
    asked = tuple(one for one in courses(visit.municipality.id) if not one.archived)
    file = exported(
        request, title=_("mall för kompetens"), columns=_columns(asked), rows=lambda: _empty_rows(mine, asked)
    )
    return file or file_in(request, _page(visit, mine, asked))


def _columns(asked: Sequence[CourseView]) -> tuple[Column, ...]:
    kinds = {0: Kind.TEXT, 1: Kind.DATE, 2: Kind.DATE}
    return tuple(Column(title, kinds.get(at, Kind.NUMBER)) for at, title in enumerate(headings(asked)))


def _empty_rows(mine: Sequence[BodyView], asked: Sequence[CourseView]) -> list[Row]:
    """For the half-year that ended last."""
    period, empty = last_over(today()), (None,) * (len(STAFF) + len(asked))
    return [(one.name, period.first, period.last, *empty) for one in mine]


def _page(visit: Visit, mine: Sequence[BodyView], asked: Sequence[CourseView]) -> FileIn[FileRead]:
    here = href(visit, "upload")
    return FileIn(
        frame="competence/page.html",
        shown="competence/file_read.html",
        context={
            "visit": visit,
            "figure_tabs": figure_tabs(visit.municipality.slug),
            "crumbs": crumbs(visit),
        },
        title=_("Lämna siffror med fil"),
        lead=_("En fil med en rad för varje enhet och period."),
        note=_(
            "Lämna rutan tom där ni inte vet: tomt räknas aldrig som noll, och det som redan är inlämnat för "
            "en kurs ligger kvar. Inga namn och inga personnummer."
        ),
        save=_("Spara siffrorna"),
        here=here,
        fetch=here,
        back=href(visit),
        done=href(visit),
        read=lambda data, name: read_file(data, name, bodies=mine, courses=asked, today=today()),
        show=lambda read: _shown(mine, read),
        pack=lambda read: [_packed(one) for one in read.rows],
        keep=lambda rows: _keep(visit, rows),
    )


def _keep(visit: Visit, rows: Sequence[list[Any]]) -> str:
    count = enter_many(by=visit.actor, rows=[_unpacked(one) for one in rows], today=today())
    said = ngettext("%(count)s rad är sparad.", "%(count)s rader är sparade.", count)
    return said % {"count": count}


def _shown(mine: Sequence[BodyView], read: FileRead) -> Mapping[str, object]:
    names = {one.id: one.name for one in mine}
    rows = [
        (
            names[row.body_id],
            row.period_from,
            row.period_to,
            [getattr(row, name) for name in STAFF] + [row.trained.get(one.id) for one in read.courses],
        )
        for row in read.rows
    ]
    days = min(one.period_from for one in read.rows), max(one.period_to for one in read.rows)
    heads = [*STAFF.values(), *(one.title for one in read.courses)]
    return {"heads": heads, "rows": rows, "days": days}


def _packed(row: CountFields) -> list[Any]:
    turnover = None if row.turnover is None else str(row.turnover)
    days = [getattr(row, name).isoformat() for name in _DAYS]
    numbers = [getattr(row, name) for name in _NUMBERS]
    return [row.body_id, *days, *numbers, turnover, list(row.trained.items())]


def _unpacked(given: list[Any]) -> CountFields:
    body_id, first, last, *numbers, turnover, trained = given
    return CountFields(
        body_id,
        date.fromisoformat(first),
        date.fromisoformat(last),
        **dict(zip(_NUMBERS, numbers, strict=True)),
        turnover=None if turnover is None else Decimal(turnover),
        trained=dict(trained),
        how=EnteredBy.FILE,
    )
