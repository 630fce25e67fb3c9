"""The round's reports as pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.followup.material import RoundMaterial, WrittenText
from fridlyst.followup.policies import may_run_rounds
from fridlyst.reports.contents.beside import beside
from fridlyst.reports.contents.places import finished
from fridlyst.reports.document import OwnText, ReportDocument
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.kinds import ANALYSIS, FOLLOWUP, REPORTS, Report
from fridlyst.reports.round_material import report_material
from fridlyst.reports.tasks import files_of
from fridlyst.web.reports.addresses import report_crumbs, report_href
from fridlyst.web.reports.forms import place_form
from fridlyst.web.reports.presenters import file_rows, kind_ways, offers
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """How the round stands, goal by goal; the coordinator writes in it, everyone else reads."""
    return _page(request, visit, round, REPORTS[FOLLOWUP])


@require_safe
@municipal("followup")
def analysis(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """The analysis of the round; the coordinator writes in it, everyone else reads."""
    return _page(request, visit, round, REPORTS[ANALYSIS])


def _page(request: HttpRequest, visit: Visit, slug: str, kind: Report) -> HttpResponse:
    material = report_material(municipality_id=visit.municipality.id, slug=slug)
    writes = may_run_rounds(visit.actor)
    report = kind.contents(material, beside(material))
    made = files_of(municipality_id=visit.municipality.id, round_slug=material.round.slug, kind=kind.code)
    context = {
        "visit": visit,
        "round": material.round,
        "crumbs": report_crumbs(visit, material.round),
        "kind": kind,
        "kinds": kind_ways(visit, material.round.slug),
        # Every text from people is escaped by the fragment.
        "report": mark_safe(
            fragment(report, prefix="r-", places=_places(request, visit, material, report, kind), folded=True)
            if writes
            else fragment(finished(report), prefix="r-", folded=True)
        ),
        "writes": writes,
        "files": file_rows(visit, material.round.slug, made),
        "offers": offers(),
        "order_href": report_href(visit, material.round.slug, "order"),
    }
    return render(request, "reports/show.html", context)


def _places(
    request: HttpRequest, visit: Visit, material: RoundMaterial, report: ReportDocument, kind: Report
) -> dict[str, str]:
    """Each marked place as a form."""
    places = [one for one in report.every_block() if isinstance(one, OwnText)]
    return {place.key: _place(request, visit, material, place, kind) for place in places}


def _place(request: HttpRequest, visit: Visit, material: RoundMaterial, place: OwnText, kind: Report) -> str:
    written = material.texts.get(place.key, WrittenText())
    context = {
        "form": place_form(place, written.version, report=kind.code),
        "place": place,
        "href": report_href(visit, material.round.slug, "write", place.key),
    }
    return render_to_string("reports/place.html", context, request)
