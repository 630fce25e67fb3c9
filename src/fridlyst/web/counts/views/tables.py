"""Building a table, publishing it, and the published table in every form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, NotFound, WrongState
from fridlyst.base.slugs import slug
from fridlyst.base.translating import translated
from fridlyst.counts import actions
from fridlyst.counts.policies import may_publish
from fridlyst.counts.queries.ledger import published_table, published_tables
from fridlyst.counts.queries.sources import sources
from fridlyst.counts.queries.tables import preview
from fridlyst.counts.shapes import PERIOD, SourceView, TableChoice
from fridlyst.counts.table_dimensions import period_label
from fridlyst.counts.table_words import facet_word
from fridlyst.organisation.policies import require
from fridlyst.reports.contents.counts import count_columns, count_rows, table_document
from fridlyst.reports.formats import render as rendered
from fridlyst.web.counts.finding import crumbs, href
from fridlyst.web.counts.forms import TableForm
from fridlyst.web.counts.presenters import ShownTable, changes, shown_table
from fridlyst.web.shared.exports import exported, file_answer
from fridlyst.web.shared.municipal import municipal

_FILES = ("pdf", "docx")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("figures")
def build(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose a table and see it as it would be published; reading it publishes nothing."""
    require(may_publish(visit.actor))
    found = [one for one in sources(visit.municipality.id) if one.deliveries]
    form = _form(request, found)
    choice = _chosen(form, found)
    table, why = _preview(visit, choice) if choice else (None, "")
    if request.method == "POST" and choice and table:
        made = actions.publish_table(by=visit.actor, choice=choice)
        messages.success(request, _("Tabellen är publicerad. Nu kan alla med en roll i kommunen läsa den."))
        return redirect(href(visit, "table", made.number))
    context = {
        "visit": visit,
        "crumbs": crumbs(visit),
        "form": form,
        "sources": found,
        "table": table,
        "why": why,
    }
    return render(request, "counts/build.html", context, status=422 if why else 200)


def _form(request: HttpRequest, found: list[SourceView]) -> TableForm:
    chosen = next((one for one in found if str(one.id) == request.GET.get("kalla")), None)
    source = chosen or (found[0] if found else None)
    facets = source.facets if source else ()
    periods = source.periods if source else ()
    second = facets[1].value if len(facets) > 1 else PERIOD
    begins = {
        "kalla": source.id if source else None,
        "halvar": list(periods[:1]),
        "rader": facets[0].value if facets else "",
        "kolumner": second,
    }
    asked = "rader" in request.GET
    return TableForm(
        request.GET if asked else None,
        sources=[(one.id, one.name) for one in found],
        periods=[(one, period_label(one)) for one in periods],
        facets=[*((one.value, one.label) for one in facets), (PERIOD, facet_word(PERIOD))],
        initial=begins,
    )


def _chosen(form: TableForm, found: list[SourceView]) -> TableChoice | None:
    """What the address asks for; what the form begins with where it asks for nothing that can be made."""
    if not found:
        return None
    if not form.is_bound:
        given = form.initial
        if not given["rader"] or given["kolumner"] == PERIOD:
            return None
        return TableChoice(given["kalla"], tuple(given["halvar"]), given["rader"], given["kolumner"])
    if not form.is_valid():
        return None
    said = form.cleaned_data
    return TableChoice(said["kalla"], tuple(said["halvar"]), said["rader"], said["kolumner"], said["delar"])


def _preview(visit: Visit, choice: TableChoice) -> tuple[ShownTable | None, str]:
    """The table, or why there is none."""
    try:
        return shown_table(preview(municipality_id=visit.municipality.id, choice=choice)), ""
    except (BadInput, WrongState) as error:
        return None, translated(error.message)


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, table: int) -> HttpResponse:
    """A published table: as it was published, whatever the numbers and the rule are now."""
    found = published_table(visit.municipality.id, table)
    file = exported(
        request,
        title=found.title,
        columns=count_columns(found),
        rows=lambda: count_rows(found),
    )
    if file:
        return file
    before, changed = changes(found, published_tables(visit.municipality.id, like=found))
    context = {
        "visit": visit,
        "crumbs": crumbs(visit),
        "table": shown_table(found),
        "before": before,
        "changes": changed,
    }
    return render(request, "counts/table.html", context)


@require_safe
@municipal("figures")
def file_of(request: HttpRequest, visit: Visit, table: int, extension: str) -> HttpResponse:
    """The same table as PDF or Word."""
    if extension not in _FILES:
        raise NotFound
    found = published_table(visit.municipality.id, table)
    document = table_document(found, municipality=visit.municipality.name, today=today())
    made = rendered(document, extension)
    return file_answer(made.data, name=f"{slug(found.title)}.{extension}", media_type=made.media_type)
