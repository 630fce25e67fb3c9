"""Many bodies' numbers from one file: the template out, the file in, seen before anything is kept."""

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, Conflict, NotFound, WrongState
from fridlyst.base.half_years import last_over
from fridlyst.base.translating import translated
from fridlyst.competence.actions import enter_many
from fridlyst.competence.queries import courses
from fridlyst.competence.reading_files import STAFF, FileRead, headings
from fridlyst.competence.shapes import CourseView
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import BodyView
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.competence.finding import crumbs, href, own, staffed
from fridlyst.web.competence.forms.upload import CountUpload, brought_back, carried
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("figures")
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose a file; then see what it says, before anything is kept."""
    mine = _own(visit)
    if request.method != "POST":
        return _page(request, visit, CountUpload())
    form = CountUpload(request.POST, request.FILES)
    read = form.read(mine, _counted(visit), today())
    return _page(request, visit, form) if read is None else _shown(request, visit, mine, read)


@require_POST
@municipal("figures")
def take_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep what was shown, all of it or nothing."""
    _own(visit)
    rows = brought_back(visit.municipality.id, request.POST.get("rows", ""))
    if rows is None:
        messages.error(request, _("Filen visades för länge sedan. Välj den igen; inget är sparat."))
        return redirect(href(visit, "upload"))
    try:
        count = enter_many(by=visit.actor, rows=rows, today=today())
    except (BadInput, Conflict, WrongState, NotFound) as error:
        messages.error(request, f"{translated(error.message)} {_('Inget är sparat.')}")
        return redirect(href(visit, "upload"))
    said = ngettext("%(count)s rad är sparad.", "%(count)s rader är sparade.", count)
    messages.success(request, said % {"count": count})
    return redirect(href(visit))


@require_safe
@municipal("figures")
def template(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The file to fill in: a row for each of the visitor's bodies, for the half-year that ended last."""
    mine, asked, period = _own(visit), _counted(visit), last_over(today())
    columns = tuple(_column(at, title) for at, title in enumerate(headings(asked)))
    empty: Row = (None,) * (len(columns) - 3)
    title = _("mall för kompetens")
    file = exported(
        request,
        title=title,
        columns=columns,
        rows=lambda: [(one.name, period.first, period.last, *empty) for one in mine],
    )
    if file is None:
        return redirect(f"{href(visit, 'template')}?format=xlsx")
    return file


def _column(at: int, title: str) -> Column:
    if at in (1, 2):
        return Column(title, Kind.DATE)
    return Column(title, Kind.NUMBER if at else Kind.TEXT)


def _own(visit: Visit) -> tuple[BodyView, ...]:
    """The bodies that the visitor may tell of; NotPermitted for one who has none."""
    mine = own(visit, staffed(visit))
    require(bool(mine))
    return mine


def _counted(visit: Visit) -> tuple[CourseView, ...]:
    return tuple(one for one in courses(visit.municipality.id) if not one.archived)


def _page(request: HttpRequest, visit: Visit, form: CountUpload) -> HttpResponse:
    context = {
        "visit": visit,
        "form": form,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
    }
    return render(request, "competence/upload.html", context, status=form.status)


def _shown(request: HttpRequest, visit: Visit, mine: tuple[BodyView, ...], read: FileRead) -> HttpResponse:
    names = {one.id: one.name for one in mine}
    numbers = ("staff", "managers", "left", "joined", "turnover")
    rows = [
        (
            names[row.body_id],
            row.period_from,
            row.period_to,
            [getattr(row, name) for name in numbers] + [row.trained.get(one.id) for one in read.courses],
        )
        for row in read.rows
    ]
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
        "heads": [*STAFF.values(), *(one.title for one in read.courses)],
        "rows": rows,
        "carried": carried(visit.municipality.id, read.rows),
        "days": _days(read),
    }
    return render(request, "competence/upload_read.html", context, status=HTTPStatus.OK)


def _days(read: FileRead) -> tuple[date, date]:
    return min(one.period_from for one in read.rows), max(one.period_to for one in read.rows)
