"""The list of pictures of the situation, and one of them: read by all, written in by the coordinator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.reports.contents.situation import SituationMaterial, finished_situation, situation_report
from fridlyst.reports.document import OwnText, ReportDocument
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.situations import material, situation_files
from fridlyst.situation.policies import may_see_drafts, may_write_situation
from fridlyst.situation.queries import situations, standing_of
from fridlyst.situation.shapes import WrittenPart
from fridlyst.situation.terms import RenewalState
from fridlyst.web.reports.presenters import offers
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.situation.finding import crumbs, list_href, picture_href
from fridlyst.web.situation.forms import place_form
from fridlyst.web.situation.presenters import cells, columns, file_rows, picture_rows, renewal_words


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every picture, the draft first for those who write it; and how the two years stand."""
    heads = situations(municipality_id=visit.municipality.id, drafts=may_see_drafts(visit.actor))
    rows = picture_rows(visit, heads)
    file = exported(
        request,
        title=f"lägesbilder {visit.municipality.name}",
        columns=columns(),
        rows=lambda: [cells(row) for row in rows],
    )
    found = standing_of(heads, today())
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "rows": rows,
        "standing": found,
        "renewal": renewal_words(found, today()),
        "pressing": found.renewal in (RenewalState.NEAR, RenewalState.LATE),
        "late": found.renewal == RenewalState.LATE,
        "writes": may_write_situation(visit.actor),
        "draft_href": picture_href(visit, found.draft.slug) if found.draft else "",
        "new_href": list_href(visit, "new"),
    }
    return file or render(request, "situation/list.html", context)


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """The whole picture; in a draft the coordinator writes where it stands."""
    here = visit.municipality.id
    found = material(municipality_id=here, slug=situation, drafts=may_see_drafts(visit.actor))
    head = found.view.head
    writes = head.is_draft and may_write_situation(visit.actor)
    made = situation_files(municipality_id=here, head=head)
    report = situation_report(found)
    context = {
        "visit": visit,
        "head": head,
        "crumbs": crumbs(visit),
        "figure_tabs": figure_tabs(visit.municipality.slug),
        # Every text from people is escaped by the fragment.
        "report": mark_safe(
            fragment(report, prefix="r-", places=_places(request, visit, found, report))
            if writes
            else fragment(finished_situation(report), prefix="r-")
        ),
        "writes": writes,
        "steps": _steps(visit, head.slug) if writes else (),
        "decide_href": picture_href(visit, head.slug, "decide"),
        "remove_href": picture_href(visit, head.slug, "remove"),
        "files": file_rows(visit, head.slug, made),
        "offers": offers(),
        "order_href": picture_href(visit, head.slug, "order"),
    }
    return render(request, "situation/show.html", context)


def _steps(visit: Visit, slug: str) -> tuple[tuple[str, str], ...]:
    """What a draft can be changed by, beside writing in it."""
    return (
        (_("Välj uppgifter och ordning"), picture_href(visit, slug, "choose")),
        (_("Ändra namn och period"), picture_href(visit, slug, "edit")),
    )


def _places(
    request: HttpRequest, visit: Visit, found: SituationMaterial, report: ReportDocument
) -> dict[str, str]:
    """Each marked place as a form."""
    places = [one for one in report.every_block() if isinstance(one, OwnText)]
    return {place.key: _place(request, visit, found, place) for place in places}


def _place(request: HttpRequest, visit: Visit, found: SituationMaterial, place: OwnText) -> str:
    written = found.view.texts.get(place.key, WrittenPart())
    context = {
        "form": place_form(place, written.version),
        "place": place,
        "href": picture_href(visit, found.view.head.slug, "write", place.key),
    }
    return render_to_string("situation/place.html", context, request)
