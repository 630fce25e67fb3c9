"""Writing in a marked place of the report, as one types or by a button."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.followup.actions import write_text
from fridlyst.followup.fields import Saved
from fridlyst.followup.material import WrittenText
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries import round_by_slug, top_goals, written
from fridlyst.followup.shapes import RoundView
from fridlyst.organisation.policies import require
from fridlyst.reports.contents.places import keys
from fridlyst.reports.document import OwnText
from fridlyst.web.reports.addresses import kind_href, report_crumbs
from fridlyst.web.reports.forms import place_form
from fridlyst.web.shared.errors import AUTOSAVE_HEADER
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, SavingForm, form_answer
from fridlyst.web.shared.text import clock


@require_POST
@municipal("followup")
def write(request: HttpRequest, visit: Visit, round: str, key: str) -> HttpResponse:
    """The coordinator's own text at one place; a later one is told and keeps theirs."""
    require(may_run_rounds(visit.actor))
    view = _round_with(visit, round, key)
    stored = written(view.id).get(key, WrittenText())
    place = OwnText(key, _("Din text i rapporten"), "", stored.text)
    form = place_form(place, stored.version, request.POST)
    saved = form.submit(
        lambda: write_text(
            by=visit.actor,
            round_id=view.id,
            key=key,
            text=form.cleaned_data["text"],
            version=form.seen,
            facts=form.cleaned_data["beside"],
        )
    )
    if request.headers.get(AUTOSAVE_HEADER):
        return told(form, saved, stored.text)
    back = kind_href(visit, view.slug, form.data.get(f"{key}-report", ""))
    if saved is None:
        return form_answer(request, form, _page(visit, view, back))
    messages.success(request, _("Texten är sparad."))
    return HttpResponseRedirect(f"{back}#{key}-text")


def _round_with(visit: Visit, slug: str, key: str) -> RoundView:
    """The round, if its report has a place with this key."""
    view = round_by_slug(municipality_id=visit.municipality.id, slug=slug, planned=False)
    tops = top_goals(municipality_id=visit.municipality.id, programme_ids=view.programme_ids)
    if key not in keys(tops):
        raise NotFound
    return view


def told(form: SavingForm, saved: Saved | None, stored: str) -> JsonResponse:
    """What the script that saves is told: the new version, what was refused, or what is stored now."""
    if saved is not None:
        return JsonResponse({"version": saved.version, "at": clock(saved.at)})
    why = {"message": " ".join(str(error) for found in form.errors.values() for error in found)}
    if not form.clashed:
        return JsonResponse(why | {"code": "refused"}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    html = render_to_string("reports/clash.html", {"stored": stored, "version": form.initial["version"]})
    return JsonResponse(why | {"code": "saved-meanwhile", "html": html}, status=HTTPStatus.CONFLICT)


def _page(visit: Visit, view: RoundView, back: str) -> FormPage:
    crumbs = (*report_crumbs(visit, view), Crumb(_("Rapport"), back))
    return FormPage(_("Din text i rapporten"), _("Spara texten"), back, crumbs)
