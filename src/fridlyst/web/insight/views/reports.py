"""Publishing the report of a closed round, seen before it is published."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.translating import translated
from fridlyst.followup.queries import round_by_slug
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.insight import actions
from fridlyst.insight.fields import FrozenReport
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.reports.kinds import REPORTS
from fridlyst.reports.open_report import OpenReport, open_report
from fridlyst.web.insight.views.choosing import crumbs, own_view
from fridlyst.web.reports.addresses import kind_href
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, programme: str, round: str, kind: str) -> HttpResponse:
    """What the report holds, and the button that publishes it as it is now."""
    view = own_view(visit, programme)
    about = _closed(visit, view, round)
    if kind not in REPORTS:
        raise NotFound
    made = open_report(municipality_id=visit.municipality.id, round_slug=about.slug, kind=kind)
    if request.method == "POST" and _published(request, visit, view, about, kind, made):
        return redirect(address("insight:programme", visit.municipality.slug, view.slug))
    context = {
        "visit": visit,
        "programme": view,
        "round": about,
        "label": translated(REPORTS[kind].label),
        "made": made,
        "page": SafeString(made.page),
        "write_href": kind_href(visit, about.slug, kind),
        "crumbs": crumbs(visit, view),
    }
    return render(request, "insight/publish_report.html", context)


def _closed(visit: Visit, view: ProgrammeView, slug: str) -> RoundView:
    """The round, if it is closed and about the programme."""
    found = round_by_slug(municipality_id=visit.municipality.id, slug=slug, planned=False)
    if found.state != RoundState.CLOSED or view.id not in found.programme_ids:
        raise NotFound
    return found


def _published(
    request: HttpRequest, visit: Visit, view: ProgrammeView, about: RoundView, kind: str, made: OpenReport
) -> bool:
    try:
        report = FrozenReport(about.id, kind, made.title, made.page, made.as_pdf(), made.told)
        actions.publish_report(by=visit.actor, programme_id=view.id, report=report)
    except BadInput as error:
        messages.error(request, translated(error.message))
        return False
    messages.success(request, _("Rapporten är publicerad som den är nu. Den ändras inte efteråt."))
    return True


@require_POST
@municipal("programmes")
def withdraw(request: HttpRequest, visit: Visit, programme: str, report_id: int) -> HttpResponse:
    """Nobody reads the report any more."""
    view = own_view(visit, programme)
    actions.withdraw_report(by=visit.actor, programme_id=view.id, report_id=report_id)
    messages.success(request, _("Rapporten är borttagen från webben."))
    return redirect(address("insight:programme", visit.municipality.slug, view.slug))
