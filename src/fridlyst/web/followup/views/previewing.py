"""The answer page as a body gets it, for the coordinator to look at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.followup import queries
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.policies import require
from fridlyst.web.followup.addresses import round_crumbs, round_href
from fridlyst.web.followup.forms.answers import AnswerForms
from fridlyst.web.followup.presenters.sheets import answer_page
from fridlyst.web.followup.presenters.words import period_words
from fridlyst.web.followup.reading import one_round
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """The page of the body that the address asks for, or of the first; nothing in it can be saved."""
    require(may_run_rounds(visit.actor))
    here, view = visit.municipality.id, one_round(visit, round)
    offered = queries.bodies_asked(municipality_id=here, view=view)
    wanted = request.GET.get("enhet", "")
    body = next((one for one in offered if one.key == wanted), None)
    if body is None and wanted:
        raise NotFound("Omgången frågar inte enheten.")
    body = body or (offered[0] if offered else None)
    questions = Crumb(_("Frågorna"), round_href(visit, view.slug, "questions"))
    context = {
        "visit": visit,
        "round": view,
        "offered": offered,
        "body": body,
        "draft": view.state == RoundState.DRAFT,
        "period": period_words(view),
        "crumbs": (*round_crumbs(visit, view), questions),
    }
    if body is not None:
        sheet = queries.blank_sheet(municipality_id=here, slug=round, body=body)
        forms = AnswerForms(sheet)
        context |= {"sheet": sheet, "forms": forms, "page": answer_page(visit, sheet, forms)}
    return render(request, "followup/preview_body.html", context)
