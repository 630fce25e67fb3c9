"""Making and changing a programme, and moving it between its states."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import WrongState
from fridlyst.base.translating import translated
from fridlyst.exchange import enacting
from fridlyst.indicators.actions import next_edition
from fridlyst.organisation.policies import require
from fridlyst.programmes import actions, queries
from fridlyst.programmes.policies import may_edit_programme
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.web.programmes.addresses import list_href, programme_crumbs, programme_href
from fridlyst.web.programmes.forms.programme import (
    EditionForm,
    ProgrammeForm,
    edition_initial,
    programme_initial,
)
from fridlyst.web.programmes.views.reading import one_programme
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new programme by hand; it begins as a draft."""
    require(may_edit_programme(visit.actor))
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            messages.success(request, _("Programmet finns nu som utkast. Lägg till det första målet."))
            return redirect(made)
    page = FormPage(
        _("Nytt program"),
        _("Skapa programmet"),
        list_href(visit),
        programme_crumbs(visit),
        _("Programmet blir ett utkast som bara samordnare ser tills du sätter det i kraft."),
    )
    return form_answer(request, form, page)


def _add(visit: Visit, form: ProgrammeForm) -> str:
    made = actions.add_programme(by=visit.actor, fields=form.values())
    return programme_href(visit, made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def edit(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """Change a programme's own fields."""
    require(may_edit_programme(visit.actor))
    view = one_programme(visit, programme)
    form = ProgrammeForm(request.POST or None, initial=programme_initial(view))
    if request.method == "POST":
        saved = form.submit(
            lambda: actions.edit_programme(
                by=visit.actor, programme_id=view.id, version=form.seen, fields=form.values()
            )
        )
        if saved:
            messages.success(request, _("Programmet är sparat."))
            return redirect(programme_href(visit, view.slug))
    back = programme_href(visit, view.slug)
    page = FormPage(_("Redigera programmet"), _("Spara programmet"), back, programme_crumbs(visit, view))
    return form_answer(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def add_next(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """The next edition: what is carried over is chosen."""
    require(may_edit_programme(visit.actor))
    view = one_programme(visit, programme)
    tree = queries.tree(view)
    active = [one for one in tree.activities() if one.withdrawn_on is None or one.withdrawn_on > today()]
    form = EditionForm(request.POST or None, tree=tree, initial=edition_initial(tree, active))
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add_next(visit, view.id, form))
        if made:
            messages.success(request, _("Nästa program finns nu som utkast. Det gamla är orört."))
            return redirect(made)
    page = FormPage(
        _("Nästa program"),
        _("Skapa utkastet"),
        programme_href(visit, view.slug),
        programme_crumbs(visit, view),
        _(
            "Välj vad som följer med. Indikatorer och förhållandet till styrdokumenten följer sina mål. "
            "En aktivitet följer med under valda mål."
        ),
    )
    return form_answer(request, form, page, "programmes/next.html", boxes=list(form.choices()))


def _add_next(visit: Visit, previous_id: int, form: EditionForm) -> str:
    made = next_edition(
        by=visit.actor,
        previous_id=previous_id,
        fields=form.values(),
        goal_ids=form.cleaned_data["goals"],
        activity_ids=form.cleaned_data["activities"],
    )
    return programme_href(visit, made.slug)


@require_POST
@municipal("programmes")
def bring_into_force(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """A draft begins to hold, and everyone in the municipality sees it."""
    view = one_programme(visit, programme)
    enacting.bring_into_force(by=visit.actor, programme_id=view.id)
    messages.success(request, _("Programmet gäller nu. Alla i kommunen som har en roll ser det."))
    return redirect(programme_href(visit, view.slug))


@require_POST
@municipal("programmes")
def end(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """A programme ceases to hold; everything in it can still be read."""
    view = one_programme(visit, programme)
    actions.move_programme(by=visit.actor, programme_id=view.id, to=ProgrammeState.ENDED)
    messages.success(request, _("Programmet har upphört. Allt i det går fortfarande att läsa."))
    return redirect(programme_href(visit, view.slug))


@require_POST
@municipal("programmes")
def remove(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """A draft that is not to be: taken in twice, say."""
    require(may_edit_programme(visit.actor))
    view = one_programme(visit, programme)
    try:
        title = actions.remove_draft(by=visit.actor, programme_id=view.id)
    except WrongState as error:
        messages.warning(request, translated(error.message))
        return redirect(programme_href(visit, view.slug))
    messages.success(request, _("Utkastet %(title)s är borttaget.") % {"title": title})
    return redirect(list_href(visit))
