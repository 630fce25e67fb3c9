"""Moving an amendment, changing it and saying where it is meant."""

from dataclasses import dataclass, replace
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput
from fridlyst.base.translating import translated
from fridlyst.decisions import amendment_rules as rules
from fridlyst.decisions import queries
from fridlyst.decisions.actions.amendments import choose_place, edit_amendment, propose_amendment
from fridlyst.decisions.placing import Moved, stands, tried
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.amendments import Reckoning
from fridlyst.decisions.shapes import AmendmentView
from fridlyst.decisions.wording import understand_amendment
from fridlyst.organisation.policies import require
from fridlyst.texts.places import last_page, spelled_out
from fridlyst.web.decisions.amendments.addresses import (
    amendment_href,
    amendments_href,
    crumbs,
    listed,
    matter_href,
)
from fridlyst.web.decisions.amendments.cards import StandingShown, standing_shown
from fridlyst.web.decisions.amendments.choosing import PlaceForm
from fridlyst.web.decisions.amendments.forms import (
    AmendmentForm,
    amendment_initial,
    meant_by,
    understood_initial,
)
from fridlyst.web.decisions.amendments.listing import card_of, ground, revision_name
from fridlyst.web.decisions.amendments.places import only_changes
from fridlyst.web.decisions.amendments.words import anchor_said, change_said, sure_said
from fridlyst.web.shared.marked import Revision, ShownSection, shown
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_READ = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Preview:
    """What the form means in the text: `problem` is why it cannot be saved as it is."""

    problem: str
    change: str
    anchor: str
    standing: StandingShown | None
    becomes: tuple[ShownSection, ...]


@require_http_methods(_READ)
@municipal("decisions")
def add(request: HttpRequest, visit: Visit, matter: str) -> HttpResponse:
    """A new amendment: its words are pasted, understood, shown in the text, and then saved."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    if not found.matter.steps:
        messages.warning(request, _("Lägg till ett steg i ärendet först: ett yrkande läggs i ett steg."))
        return redirect(matter_href(visit, found.matter))
    form = _form(request, found, None, {"step": _asked_step(request, found)})
    if request.method == "POST" and not _only_shows(request):
        made = form.sends(visit.actor.user_id, lambda: _add(visit, found, form))
        if made:
            messages.success(request, _("Yrkandet är sparat."))
            return redirect(made)
    back = amendments_href(visit, found.matter)
    page = FormPage(
        _("Nytt yrkande"),
        _("Spara yrkandet"),
        back,
        crumbs(visit, found.matter, listed(visit, found.matter)),
    )
    return _answer(request, visit, found, form, page, None)


@require_http_methods(_READ)
@municipal("decisions")
def edit(request: HttpRequest, visit: Visit, matter: str, amendment: int) -> HttpResponse:
    """Change an amendment that nobody has decided on, or only what one that was adopted means."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    view = found.numbered(amendment)
    rules.check_editable(view.state)
    form = _form(request, found, view, amendment_initial(view, found.meant(amendment)))
    back = amendment_href(visit, found.matter, amendment)
    if request.method == "POST" and not _only_shows(request):
        saved = form.submit(
            lambda: edit_amendment(
                by=visit.actor, amendment_id=view.id, version=form.seen, fields=form.values()
            )
        )
        if saved:
            messages.success(request, _("Yrkandet är sparat."))
            return redirect(back)
    page = FormPage(
        _("Ändra yrkande %(number)s") % {"number": amendment},
        _("Spara yrkandet"),
        back,
        crumbs(visit, found.matter, listed(visit, found.matter), Crumb(revision_name(amendment), back)),
    )
    return _answer(request, visit, found, form, page, view)


@require_http_methods(_READ)
@municipal("decisions")
def place(request: HttpRequest, visit: Visit, matter: str, amendment: int) -> HttpResponse:
    """Say which of the places found is meant, or another."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    card = card_of(found, visit, amendment)
    href = amendment_href(visit, found.matter, amendment)
    if found.body is None or found.version is None:
        messages.warning(request, _("Ärendet har ingen text än. Lägg till texten först."))
        return redirect(href)
    version_id = found.version.id
    shown_now = card.standing.places[:1] if card.standing else ()
    initial = {"version": card.view.version, "place": shown_now[0].value if shown_now else ""}
    form = PlaceForm(request.POST or None, initial=initial)
    form.offer(card, found.stands[amendment].body)
    if request.method == "POST":
        saved = form.submit(
            lambda: choose_place(
                by=visit.actor,
                amendment_id=card.view.id,
                version=form.seen,
                text_version_id=version_id,
                place=form.chosen(),
            )
        )
        if saved:
            messages.success(request, _("Stället är sparat."))
            return redirect(href)
    page = FormPage(
        _("Var gäller yrkande %(number)s?") % {"number": amendment},
        _("Välj stället"),
        href,
        crumbs(visit, found.matter, listed(visit, found.matter), Crumb(revision_name(amendment), href)),
        card.change,
    )
    return form_answer(request, form, page, "decisions/amendments/place.html", card=card, visit=visit)


def _form(
    request: HttpRequest, found: Reckoning, view: AmendmentView | None, initial: dict[str, object]
) -> AmendmentForm:
    """The form as it is opened or came back; where it was to be understood, filled in with that."""
    form = AmendmentForm(request.POST or None, initial=initial)
    form.offer(found, view)
    if request.POST.get("do") != "understand" or not form.is_valid():
        return form
    given = form.cleaned_data
    said = understand_amendment(given["text"])
    if found.body is not None:
        said = replace(said, change=spelled_out(found.body, said.anchor, said.change))
    filled = AmendmentForm(initial=understood_initial(given, said, found.matter))
    filled.offer(found, view)
    filled.left_over = said.left_over
    filled.of_heading = said.of_heading
    filled.sure = sure_said(said.certainty)
    return filled


def _only_shows(request: HttpRequest) -> bool:
    """Whether the button that was pressed saves nothing."""
    return request.POST.get("do") in ("understand", "show")


def _asked_step(request: HttpRequest, found: Reckoning) -> object:
    """The step that the page was opened for, else the last one."""
    wanted = request.GET.get("steg", "")
    steps = {str(one.id): one.id for one in found.matter.steps}
    return steps.get(wanted, found.matter.steps[-1].id)


def _add(visit: Visit, found: Reckoning, form: AmendmentForm) -> str:
    made = propose_amendment(by=visit.actor, step_id=form.cleaned_data["step"], fields=form.values())
    after = queries.matter(visit.municipality.id, found.matter.slug)
    number = next(one.number for one in after.amendments if one.id == made.pk)
    return amendment_href(visit, after, number)


def _answer(
    request: HttpRequest,
    visit: Visit,
    found: Reckoning,
    form: AmendmentForm,
    page: FormPage,
    view: AmendmentView | None,
) -> HttpResponse:
    number = view.number if view else len(found.matter.amendments) + 1
    more = {"visit": visit, "preview": _preview(visit, found, form, number), "found": found}
    if _only_shows(request) and form.is_bound:
        form.is_valid()
    answer = form_answer(request, form, page, "decisions/amendments/form.html", **more)
    if _only_shows(request) and not form.errors:
        answer.status_code = HTTPStatus.OK
    return answer


def _preview(visit: Visit, found: Reckoning, form: AmendmentForm, number: int) -> Preview | None:
    """What the form means; None before anything is understood, or where it cannot be read."""
    meant = meant_by(form, number, found)
    if meant is None:
        return None
    return Preview(
        problem=_problem(found, meant),
        change=change_said(meant.change),
        anchor=anchor_said(meant.anchor),
        **_in_text(visit, found, meant),  # type: ignore[arg-type]
    )


def _problem(found: Reckoning, meant: Moved) -> str:
    try:
        rules.check_change(meant.change)
        rules.check_anchor(meant.anchor, last_page(found.body) if found.body else None)
    except BadInput as error:
        return translated(error.message)
    return ""


def _in_text(visit: Visit, found: Reckoning, meant: Moved) -> dict[str, object]:
    """How it stands in the newest version, and how that becomes with it."""
    if found.body is None:
        return {"standing": None, "becomes": ()}
    first = next((one for one in found.moved if one.number == meant.amends), None)
    stand = stands(found.body, meant, first)
    made = only_changes(tried(found.body, meant, first if stand.through else None))
    names = {one: Revision(one, revision_name(one)) for one in (meant.number, meant.amends) if one}
    return {
        "standing": standing_shown(found, visit, meant, stand),
        "becomes": shown(made, revisions=names, top=3),
    }
