"""The report as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries import round_material
from fridlyst.reports.contents.followup import followup_report, own_places
from fridlyst.reports.contents.places import finished
from fridlyst.reports.document import OwnText
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.tasks import files_of
from fridlyst.web.reports.addresses import report_crumbs, report_href
from fridlyst.web.reports.forms import place_form
from fridlyst.web.reports.presenters import file_rows, offers
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """The whole report; the coordinator writes in it, everyone else reads."""
    material = round_material(municipality_id=visit.municipality.id, slug=round)
    writes = may_run_rounds(visit.actor)
    report = followup_report(material)
    made = files_of(municipality_id=visit.municipality.id, round_slug=material.round.slug)
    context = {
        "visit": visit,
        "round": material.round,
        "crumbs": report_crumbs(visit, material.round),
        # Every text from people is escaped by the fragment.
        "report": mark_safe(
            fragment(report, prefix="r-", places=_places(request, visit, material), folded=True)
            if writes
            else fragment(finished(report), prefix="r-", folded=True)
        ),
        "writes": writes,
        "files": file_rows(visit, material.round.slug, made),
        "offers": offers(),
        "order_href": report_href(visit, material.round.slug, "order"),
    }
    return render(request, "reports/show.html", context)


def _places(request: HttpRequest, visit: Visit, material: RoundMaterial) -> dict[str, str]:
    """Each marked place as a form."""
    return {place.key: _place(request, visit, material, place) for place in own_places(material)}


def _place(request: HttpRequest, visit: Visit, material: RoundMaterial, place: OwnText) -> str:
    _text, version = material.texts.get(place.key, ("", 0))
    context = {
        "form": place_form(place, version),
        "place": place,
        "href": report_href(visit, material.round.slug, "write", place.key),
    }
    return render_to_string("reports/place.html", context, request)
