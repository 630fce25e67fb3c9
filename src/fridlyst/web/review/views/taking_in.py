"""Taking in: a summary of what the programme will hold, and the step itself."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.exchange.importing import Imported
from fridlyst.exchange.importing_matters import MattersMade
from fridlyst.review import actions
from fridlyst.web.programmes.addresses import programme_href
from fridlyst.web.review.addresses import crumbs, page_of
from fridlyst.web.review.cards import board
from fridlyst.web.review.summary import summarise
from fridlyst.web.review.views.finding import Found, order_of, posted, whole_reading
from fridlyst.web.review.views.reviewing import other_municipality
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import SavingForm


class TakeInForm(SavingForm):
    """Whether to take in what is reviewed although something is not."""

    without_open = forms.BooleanField(required=False, label=gettext_lazy("Ta in resten utan dem"))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("programmes")
def take_in(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """What the programme will hold and what it lacks; then the draft."""
    found = whole_reading(visit, reading)
    if found.reading.state != "to_review":
        return redirect(page_of(visit, reading))
    form = TakeInForm(posted(request), initial={"version": found.reading.version})
    if request.method == "POST":
        made = form.submit(
            lambda: actions.take_in(
                by=visit.actor,
                reading_id=reading,
                version=form.seen,
                without_open=form.cleaned_data["without_open"],
            )
        )
        if made is not None:
            _tell(request, made)
            return redirect(_made_page(visit, made))
    return _answer(request, visit, found, form)


def _answer(request: HttpRequest, visit: Visit, found: Found, form: TakeInForm) -> HttpResponse:
    context = {
        "visit": visit,
        "reading": found.reading,
        "form": form,
        "sum": summarise(found.proposals),
        "board": board(found.proposals, found.names, order=order_of(request), chosen=None),
        "other": other_municipality(visit, found),
        "crumbs": crumbs(visit),
        "reviewable": True,
        "here": "take_in",
    }
    return render(request, "review/take_in.html", context, status=form.status)


def _made_page(visit: Visit, made: actions.TakenIn) -> str:
    """The programme that it became, else the first matter."""
    if made.imported is not None:
        return programme_href(visit, made.imported.slug)
    return address("decisions:matter", visit.municipality.slug, made.matters.slugs[0])


def _tell(request: HttpRequest, made: actions.TakenIn) -> None:
    if made.matters.slugs:
        messages.success(request, _matters_said(made.matters))
    if made.imported is not None:
        _tell_programme(request, made.imported)


def _matters_said(made: MattersMade) -> str:
    """What was made of the matters, new or there already."""
    if made.new == len(made.slugs):
        said = ngettext("%(count)s ärende är registrerat.", "%(count)s ärenden är registrerade.", made.new)
        return said % {"count": made.new}
    if not made.new and not made.added_steps:
        return _("Det nya ur dokumentet är tillagt i ärendets steg.")
    said = ngettext(
        "%(count)s nytt steg är tillagt i ett ärende som fanns.",
        "%(count)s nya steg är tillagda i ärenden som fanns.",
        made.added_steps,
    )
    return said % {"count": made.added_steps}


def _tell_programme(request: HttpRequest, counts: Imported) -> None:
    said = _(
        "Programmet är på plats som utkast, med %(goals)s mål och %(activities)s aktiviteter. "
        "Läs igenom det och sätt det i kraft när det stämmer."
    )
    messages.success(request, said % {"goals": counts.goals, "activities": counts.activities})
