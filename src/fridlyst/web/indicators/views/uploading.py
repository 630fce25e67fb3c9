"""A file of outcomes: the template, what the file would do, and taking it in whole."""

import json
from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, FridlystError, NotPermitted
from fridlyst.base.translating import translated
from fridlyst.counts.taking_in.sheets import read_contents
from fridlyst.files.checking import MEGABYTE, too_large
from fridlyst.indicators.actions import record
from fridlyst.indicators.file_rows import FileRows, read_rows
from fridlyst.indicators.queries import body_names, entry_places, examine
from fridlyst.indicators.queries.entering import EntryPlace
from fridlyst.indicators.recording_shapes import BadRows, OddRows
from fridlyst.indicators.terms import Entry, Sex
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.tables import CSV_TYPE, XLSX_TYPE, table_as_csv, table_as_xlsx
from fridlyst.web.indicators.addresses import crumbs, list_href
from fridlyst.web.indicators.file_preview import Preview, preview_of
from fridlyst.web.indicators.forms.entry import FileForm
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal

_LARGEST = 5 * MEGABYTE
_KEPT_SIGNS = 1_200_000
Table = Sequence[Sequence[str]]


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose a file, see what it would do, and take all of it in."""
    if not entry_places(by=visit.actor):
        raise NotPermitted
    if request.method != "POST":
        return _page(request, visit, FileForm(), None)
    if "rows" in request.POST:
        return _confirmed(request, visit)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _previewed(request, visit, _table(form), form)
        except FridlystError as error:
            form.add_error("file", translated(error.message))
    return _page(request, visit, form, None)


def _table(form: FileForm) -> Table:
    file = form.cleaned_data["file"]
    if file.size > _LARGEST:
        raise too_large(file.size, _LARGEST)
    contents = read_contents(file.read(), file.name)
    seen = [sheet.rows for sheet in contents.sheets if not sheet.hidden and sheet.rows]
    return seen[0] if seen else ()


def _previewed(request: HttpRequest, visit: Visit, table: Table, form: FileForm) -> HttpResponse:
    found = read_rows(table, body_names(visit.municipality.id))
    if not found.rows and not found.faults:
        raise BadInput(_("Ingen rad har något tal. Fyll i mallen och lämna den igen."))
    preview = preview_of(found, examine(by=visit.actor, rows=found.rows))
    kept = json.dumps([list(row) for row in table], ensure_ascii=False)
    if len(kept) > _KEPT_SIGNS:
        raise BadInput(_("Filen är för stor för att lämnas på en gång. Dela den i två."))
    return _page(request, visit, form, preview, kept)


def _confirmed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The rows of the preview once more, examined anew, and taken in if all of them can be."""
    form = FileForm()
    try:
        table = _kept(request.POST.get("rows", ""))
        found = read_rows(table, body_names(visit.municipality.id))
        return _record(request, visit, found, table)
    except FridlystError as error:
        form.errors["file"] = form.error_class([translated(error.message)])
        return _page(request, visit, form, None)


def _record(request: HttpRequest, visit: Visit, found: FileRows, table: Table) -> HttpResponse:
    if found.faults or not found.rows:
        return _previewed(request, visit, table, FileForm())
    try:
        made = record(by=visit.actor, rows=found.rows, how=Entry.FILE, certain="certain" in request.POST)
    except (BadRows, OddRows):
        return _previewed(request, visit, table, FileForm())
    messages.success(
        request,
        ngettext("%(count)s tal är sparat.", "%(count)s tal är sparade.", made.new + made.changed)
        % {"count": made.new + made.changed},
    )
    return redirect(list_href(visit))


def _kept(text: str) -> Table:
    """The rows as the preview kept them; BadInput for anything else."""
    try:
        rows = json.loads(text) if len(text) <= _KEPT_SIGNS else None
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and all(isinstance(one, str) for one in row) for row in rows
    ):
        raise BadInput(_("Det du skickade går inte att läsa. Lämna filen igen."))
    return rows


def _page(
    request: HttpRequest, visit: Visit, form: FileForm, preview: Preview | None, kept: str = ""
) -> HttpResponse:
    wrong = (form.is_bound and bool(form.errors)) or bool(form.errors)
    context = {
        "visit": visit,
        "form": form,
        "preview": preview,
        "kept": kept,
        "crumbs": crumbs(visit),
    }
    refused = wrong or (preview is not None and not preview.can_be_saved)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "indicators/upload.html", context, status=status)


@require_safe
@municipal("figures")
def template(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A file to fill in, with the indicators that the visitor enters."""
    places = entry_places(by=visit.actor)
    if not places:
        raise NotPermitted
    columns, rows = _template_columns(), [row for one in places for row in _template_rows(one)]
    name = f"indikatorer-mall-{today().isoformat()}"
    if request.GET.get("format") == "csv":
        return file_answer(table_as_csv(columns, rows), name=f"{name}.csv", media_type=CSV_TYPE)
    made = table_as_xlsx(columns, rows, title=_("Tal att lämna"))
    return file_answer(made, name=f"{name}.xlsx", media_type=XLSX_TYPE)


def _template_columns() -> tuple[Column, ...]:
    """Headings that `file_rows` knows; always in Swedish, so that the file can be read again."""
    return (
        Column("Nummer", Kind.NUMBER),
        Column("Indikator", weight=3),
        Column("Program", weight=2),
        Column("Enhet", weight=2),
        Column("Dag eller period"),
        Column("Kön"),
        Column("Täljare"),
        Column("Nämnare"),
        Column("Värde"),
        Column("Kommentar", weight=2),
    )


def _template_rows(one: EntryPlace) -> list[Row]:
    sexes = (Sex.WOMEN, Sex.MEN) if one.indicator.by_sex else (Sex.ALL,)
    words = {Sex.WOMEN: "kvinnor", Sex.MEN: "män", Sex.ALL: ""}
    view = one.indicator
    return [
        (view.id, view.title, one.programme_slug, one.body_name, "", words[sex], "", "", "", "")
        for sex in sexes
    ]
