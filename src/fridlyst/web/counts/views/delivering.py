"""Taking a file in, step by step: the file, what it means, what it will be."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.translating import translated
from fridlyst.counts import actions
from fridlyst.counts.policies import may_deliver
from fridlyst.counts.queries.drafts import DraftView, draft, reckoned
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.queries.sources import source
from fridlyst.counts.rules import half_years_over
from fridlyst.counts.shapes import SourceView
from fridlyst.counts.table_dimensions import period_label
from fridlyst.organisation.policies import require
from fridlyst.web.counts.finding import crumbs, href, source_crumb, sources_crumb
from fridlyst.web.counts.forms import Choices, FileForm, TakeInForm
from fridlyst.web.counts.mapping_form import MappingForm
from fridlyst.web.counts.steps import steps
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_OFFERED = 8


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("figures")
def upload(request: HttpRequest, visit: Visit, source_id: int) -> HttpResponse:
    """Step one: the file. Its bytes are looked at and forgotten."""
    found = source(visit.municipality.id, source_id)
    require(may_deliver(visit.actor, found.body_id))
    form = FileForm(
        request.POST or None, request.FILES or None, periods=_periods(found), initial=_begins(found)
    )
    if request.method == "POST":
        made = form.submit(lambda: _start(visit, found, form))
        if made is not None:
            return redirect(made)
    back = href(visit, "source", found.id)
    page = FormPage(_("Ta in en fil med antal"), _("Läs filen"), back, _way(visit, found.id, found.name))
    return form_answer(request, form, page, "counts/upload.html", steps=steps("file"), source=found)


def _start(visit: Visit, found: SourceView, form: FileForm) -> str:
    file = form.cleaned_data["file"]
    made = actions.start_draft(
        by=visit.actor,
        source_id=found.id,
        period=form.cleaned_data["period"],
        data=file.read(),
        filename=file.name,
        today=today(),
    )
    return href(visit, "check" if made.mapping["ready"] else "draft", made.pk)


def _periods(found: SourceView) -> Choices:
    return [
        (
            one.code,
            _("%(period)s (ersätter det som lämnats)") % {"period": period_label(one.code)}
            if one.code in found.deliveries
            else period_label(one.code),
        )
        for one in half_years_over(today(), _OFFERED)
    ]


def _begins(found: SourceView) -> dict[str, str]:
    """The last half-year that is not delivered."""
    missing = [one.code for one in half_years_over(today(), 2) if one.code not in found.deliveries]
    return {"period": missing[-1] if missing and found.deliveries else half_years_over(today(), 1)[0].code}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("figures")
def map_columns(request: HttpRequest, visit: Visit, draft_id: int) -> HttpResponse:
    """Step two: what the file's columns and words mean."""
    view = _draft(visit, draft_id)
    form = MappingForm(request.POST or None, view=view, lists=lists(visit.municipality.id))
    if request.method == "POST":
        ready = form.submit(lambda: actions.map_draft(by=visit.actor, draft_id=view.id, mapping=form.given()))
        if ready is not None:
            if not ready:
                messages.info(request, _("Kolumnerna är ändrade. Kontrollera vad orden i dem betyder."))
            return redirect(href(visit, "check" if ready else "draft", view.id))
    back = href(visit, "source", view.source_id)
    page = FormPage(
        _("Vad betyder filens kolumner?"), _("Fortsätt"), back, _way(visit, view.source_id, view.source_name)
    )
    return form_answer(request, form, page, "counts/mapping.html", steps=steps("mapping"), draft=view)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("figures")
def check(request: HttpRequest, visit: Visit, draft_id: int) -> HttpResponse:
    """Steps three and four: see what it will be, and take it in."""
    view = _draft(visit, draft_id)
    known = lists(visit.municipality.id)
    try:
        found = reckoned(view, known)
    except (BadInput, WrongState) as error:
        messages.warning(request, translated(error.message))
        return redirect(href(visit, "draft", view.id))
    form = TakeInForm(request.POST or None, far=found.far)
    if request.method == "POST" and form.saves(lambda: _take_in(visit, view, form)):
        messages.success(
            request, _("Antalen för %(period)s är mottagna.") % {"period": period_label(view.period).lower()}
        )
        return redirect(href(visit, "source", view.source_id))
    page = FormPage(
        _("Stämmer antalen?"),
        _("Ta in antalen"),
        href(visit, "source", view.source_id),
        _way(visit, view.source_id, view.source_name),
    )
    more = {"draft": view, "found": found, "period": period_label(view.period), "steps": steps("check")}
    change = href(visit, "draft", view.id)
    drop_at = href(visit, "drop", view.id)
    return form_answer(request, form, page, "counts/check.html", change=change, drop=drop_at, **more)


def _take_in(visit: Visit, view: DraftView, form: TakeInForm) -> object:
    given = form.cleaned_data
    return actions.take_in(
        by=visit.actor,
        draft_id=view.id,
        confirmed=given.get("confirmed", False),
        note=given["note"],
    )


@require_POST
@municipal("figures")
def drop(request: HttpRequest, visit: Visit, draft_id: int) -> HttpResponse:
    """The file is not to be taken in."""
    view = _draft(visit, draft_id)
    actions.drop_draft(by=visit.actor, draft_id=view.id)
    messages.success(request, _("Filen togs inte in. Det som var läst ur den är borta."))
    return redirect(href(visit, "source", view.source_id))


def _draft(visit: Visit, draft_id: int) -> DraftView:
    view = draft(municipality_id=visit.municipality.id, draft_id=draft_id)
    require(may_deliver(visit.actor, view.body_id))
    return view


def _way(visit: Visit, source_id: int, name: str) -> tuple[Crumb, ...]:
    return crumbs(visit, sources_crumb(visit), source_crumb(visit, source_id, name))
