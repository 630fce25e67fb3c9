"""What has been in force from which day, entering and correcting it, and the programme as it was on a day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.exchange.enacting import enact_programme
from fridlyst.organisation.policies import require
from fridlyst.programmes import actions, queries
from fridlyst.programmes.policies import may_edit_programme
from fridlyst.programmes.queries import EnactmentView
from fridlyst.programmes.queries.text import text_id_of
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.texts.queries import VersionView, versions
from fridlyst.web.programmes.addresses import programme_crumbs, programme_href, short_name
from fridlyst.web.programmes.forms.enactment import EnactmentForm, enactment_beginning, enactment_initial
from fridlyst.web.programmes.on_day import OnDay, decided, on_day, time_in_force
from fridlyst.web.programmes.presenters import state_words
from fridlyst.web.programmes.snapshot import snapshot
from fridlyst.web.programmes.views.reading import may_edit, one_programme
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


def answer_on_day(request: HttpRequest, visit: Visit, view: ProgrammeView) -> HttpResponse | None:
    """The programme as it was on the day that the address asks for; None where it asks for none."""
    found = on_day(request, visit, view)
    return None if found is None else shown_on_day(request, visit, view, found)


def shown_on_day(request: HttpRequest, visit: Visit, view: ProgrammeView, found: OnDay) -> HttpResponse:
    """The page of a programme as it was: its goals and activities as decided, or why nothing was in force."""
    kept = snapshot(found.enactment.structure) if found.enactment else None
    context = {
        "visit": visit,
        "programme": view,
        "name": short_name(view),
        "on_day": found,
        "kept": kept,
        "text_href": _text_href(visit, view, found),
        "crumbs": programme_crumbs(visit, view),
    }
    return render(request, "programmes/on_day.html", context)


def _text_href(visit: Visit, view: ProgrammeView, found: OnDay) -> str:
    """Where the words that were in force then are read; nothing where they are not known."""
    if found.text_version_id is None:
        return ""
    text = address("texts:programme_show", visit.municipality.slug, view.slug)
    return f"{text}?on={found.day.isoformat()}"


@require_safe
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """Every version that is or has been in force, and a way to any day."""
    view = one_programme(visit, programme)
    found = queries.enactments(municipality_id=visit.municipality.id, programme_id=view.id)
    file = exported(
        request,
        title=f"beslut {short_name(view)}",
        columns=_columns(),
        rows=lambda: [_cells(one) for one in found],
    )
    here, day = visit.municipality.slug, today()
    rows = [
        {
            "view": one,
            "time": time_in_force(one),
            "decided": decided(visit, one),
            "holds": one.holds_on(day),
            "href": f"{programme_href(visit, view.slug)}?on={one.in_force_from.isoformat()}",
            "correct": address("programmes:correct_enactment", here, view.slug, one.id),
        }
        for one in found
    ]
    context = {
        "visit": visit,
        "programme": view,
        "name": short_name(view),
        "state_words": state_words(view, day),
        "may_edit": may_edit(visit),
        "crumbs": programme_crumbs(visit),
        "rows": rows,
        "today": day.isoformat(),
        "may_enact": may_edit(visit) and view.state != ProgrammeState.DRAFT,
        "here": "in_force",
    }
    return file or render(request, "programmes/in_force.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def add(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """A version that is in force from a day, with the goals and activities as they stand now."""
    require(may_edit_programme(visit.actor))
    view = one_programme(visit, programme)
    known = _versions(visit, view)
    begun = enactment_beginning(known[-1] if known else None, today())
    form = _form(request, visit, view, known, begun)
    back = programme_href(visit, view.slug, "in_force")
    if request.method == "POST" and form.sends(visit.actor.user_id, lambda: _add(visit, view, form, back)):
        messages.success(request, _("Beslutet är infört. Mål och aktiviteter är sparade som de ser ut nu."))
        return redirect(back)
    lead = _("Mål och aktiviteter sparas som de ser ut nu, och kan visas för varje dag efter det.")
    crumbs = programme_crumbs(visit, view)
    return form_answer(
        request, form, FormPage(_("Ny version som gäller"), _("För in beslutet"), back, crumbs, lead)
    )


def _add(visit: Visit, view: ProgrammeView, form: EnactmentForm, back: str) -> str:
    enact_programme(by=visit.actor, programme_id=view.id, fields=form.values())
    return back


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def correct(request: HttpRequest, visit: Visit, programme: str, enactment_id: int) -> HttpResponse:
    """Correct the day, the decision or the version of the text."""
    require(may_edit_programme(visit.actor))
    view = one_programme(visit, programme)
    found = _one(visit, view, enactment_id)
    form = _form(request, visit, view, _versions(visit, view), enactment_initial(found))
    back = programme_href(visit, view.slug, "in_force")
    if request.method == "POST" and form.saves(
        lambda: actions.correct_enactment(
            by=visit.actor, enactment_id=found.id, version=form.seen, fields=form.values()
        )
    ):
        messages.success(request, _("Beslutet är rättat."))
        return redirect(back)
    page = FormPage(_("Rätta beslutet"), _("Spara rättelsen"), back, programme_crumbs(visit, view))
    undoing = address("programmes:undo_enactment", visit.municipality.slug, view.slug, found.id)
    return form_answer(request, form, page, "programmes/enactment_form.html", undo_href=undoing)


@require_POST
@municipal("programmes")
def undo(request: HttpRequest, visit: Visit, programme: str, enactment_id: int) -> HttpResponse:
    """Take away what was entered by mistake."""
    require(may_edit_programme(visit.actor))
    view = one_programme(visit, programme)
    actions.undo_enactment(by=visit.actor, enactment_id=_one(visit, view, enactment_id).id)
    messages.success(request, _("Beslutet är borttaget. Versionen före gäller i stället."))
    return redirect(programme_href(visit, view.slug, "in_force"))


def _one(visit: Visit, view: ProgrammeView, enactment_id: int) -> EnactmentView:
    every = queries.enactments(municipality_id=visit.municipality.id, programme_id=view.id)
    found = next((one for one in every if one.id == enactment_id), None)
    if found is None:
        raise NotFound
    return found


def _versions(visit: Visit, view: ProgrammeView) -> tuple[VersionView, ...]:
    here = visit.municipality.id
    text_id = text_id_of(municipality_id=here, programme_id=view.id)
    return () if text_id is None else versions(municipality_id=here, text_id=text_id)


def _form(
    request: HttpRequest,
    visit: Visit,
    view: ProgrammeView,
    known: tuple[VersionView, ...],
    initial: dict[str, object],
) -> EnactmentForm:
    form = EnactmentForm(request.POST or None, initial=initial)
    here = visit.municipality.id
    form.offer(reversed(known), queries.decisions_for(municipality_id=here, programme_id=view.id))
    return form


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Gäller från"), Kind.DATE, key="in_force_from"),
        Column(_("Till och med"), Kind.DATE, key="until"),
        Column(_("Textens version"), Kind.NUMBER, key="text_version"),
        Column(_("Beslutat den"), Kind.DATE, key="decided_on"),
        Column(_("Beslutat av"), key="decided_by"),
        Column(_("Ärende"), key="matter"),
    )


def _cells(one: EnactmentView) -> Row:
    matter = f"{one.matter_number} {one.matter_title}".strip()
    return (one.in_force_from, one.until, one.text_version_number, one.decided_on, one.decided_by, matter)
