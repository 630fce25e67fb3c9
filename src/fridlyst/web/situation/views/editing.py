"""Starting on a picture, changing its head, and choosing its figures."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.policies import require
from fridlyst.situation import actions
from fridlyst.situation.facts.gathering import gathered
from fridlyst.situation.policies import may_write_situation
from fridlyst.situation.terms import FactKind
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer
from fridlyst.web.situation.finding import crumbs, list_href, picture_href, writable
from fridlyst.web.situation.forms import FactsForm, SituationForm, facts_initial, head_initial


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new draft."""
    require(may_write_situation(visit.actor))
    form = SituationForm(request.POST or None, initial=_likely(visit, today()))
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _start(visit, form))
        if made:
            messages.success(request, _("Utkastet är påbörjat. Uppgifterna är hämtade, nu kan du skriva."))
            return redirect(made)
    page = FormPage(
        _("Börja på en lägesbild"),
        _("Börja på lägesbilden"),
        list_href(visit),
        crumbs(visit),
        _("Fridlyst hämtar de uppgifter som finns. Du skriver resten. Bara samordnaren ser utkastet."),
    )
    return form_answer(request, form, page)


def _likely(visit: Visit, day: date) -> dict[str, object]:
    """The two years up to now."""
    title = _("Lägesbild över våld i nära relationer och hedersrelaterat våld %(year)s") % {"year": day.year}
    return {"title": title, "period_start": date(day.year - 1, 1, 1), "period_end": date(day.year, 12, 31)}


def _start(visit: Visit, form: SituationForm) -> str:
    made = actions.start_situation(by=visit.actor, fields=form.values())
    return picture_href(visit, made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def edit(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """Change what a draft is called, and the time that it tells of."""
    found = writable(visit, situation)
    form = SituationForm(request.POST or None, initial=head_initial(found.head))
    back = picture_href(visit, found.head.slug)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_situation(
            by=visit.actor, situation_id=found.head.id, version=form.seen, fields=form.values()
        )
    ):
        messages.success(request, _("Lägesbilden är sparad."))
        return redirect(back)
    page = FormPage(_("Ändra namn och period"), _("Spara ändringen"), back, crumbs(visit, found.head))
    return form_answer(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def choose(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """Which figures stand in a draft, and in which order; what each says now stands beside it."""
    found = writable(visit, situation)
    head, kinds = found.head, FactKind.values
    form = FactsForm(
        request.POST or None, kinds=kinds, initial=facts_initial(kinds, head.kinds, head.version)
    )
    back = picture_href(visit, head.slug)
    if request.method == "POST" and form.saves(
        lambda: actions.choose_facts(
            by=visit.actor, situation_id=head.id, version=form.seen, kinds=form.chosen()
        )
    ):
        messages.success(request, _("Uppgifterna är valda."))
        return redirect(back)
    facts = gathered(municipality_id=visit.municipality.id, kinds=kinds, today=today())
    said = {one.kind: one.sentences[0] for one in facts}
    rows = [(form[f"on-{kind}"], form[f"at-{kind}"], said[kind]) for kind in kinds]
    page = FormPage(
        _("Välj uppgifter och ordning"),
        _("Spara valet"),
        back,
        crumbs(visit, head),
        _("Kryssa för det som ska stå i lägesbilden. Platsen bestämmer ordningen inom varje kapitel."),
    )
    return form_answer(request, form, page, "situation/choose.html", rows=rows)
