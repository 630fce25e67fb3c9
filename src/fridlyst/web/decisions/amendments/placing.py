"""Placing adopted amendments: a new version of the text, shown before it is made, and taken away again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.actions.placing import place_amendments, undo_placing
from fridlyst.decisions.amendment_rules import is_complete
from fridlyst.decisions.placing import Placing, is_waiting, marked
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.amendments import Reckoning
from fridlyst.organisation.policies import require
from fridlyst.texts.shapes import Clash, MarkedText, TextBody
from fridlyst.web.decisions.amendments.addresses import (
    amendments_href,
    crumbs,
    listed,
    marked_href,
)
from fridlyst.web.decisions.amendments.cards import Card, cards
from fridlyst.web.decisions.amendments.choosing import PlacingForm, as_placings, first_placings
from fridlyst.web.decisions.amendments.forms import ReasonForm
from fridlyst.web.decisions.amendments.listing import ground, revision_name
from fridlyst.web.decisions.amendments.places import only_changes
from fridlyst.web.shared.marked import Revision, shown
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@dataclass(frozen=True)
class HandlingRow:
    """One adopted amendment with its fields; `clash` is why it cannot be placed as it stands, `is_open`
    that nobody has chosen how."""

    card: Card
    clash: str
    is_open: bool
    order: BoundField
    how: BoundField
    reason: BoundField
    passage: BoundField
    text: BoundField


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("decisions")
def place(request: HttpRequest, visit: Visit, matter: str) -> HttpResponse:
    """Make one new version of all that are adopted; what the text becomes is shown before."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    href = amendments_href(visit, found.matter)
    body, version = found.body, found.version
    if body is None or version is None:
        messages.warning(request, _("Ärendet har ingen text än. Lägg till texten först."))
        return redirect(href)
    if not found.waiting:
        messages.info(request, _("Det finns inget bifallet yrkande att föra in."))
        return redirect(href)
    form, waiting = _form(request, found, visit, body)
    if request.method == "POST" and request.POST.get("do") != "show":
        made = form.submit(
            lambda: place_amendments(
                by=visit.actor, matter_id=found.matter.id, base_id=form.seen, handlings=form.handlings()
            )
        )
        if made:
            messages.success(request, _("Yrkandena är införda."))
            return redirect(marked_href(visit, found.matter) if made.pk != version.id else href)
    text = _tried(found, form, body)
    page = FormPage(
        _("För in de bifallna yrkandena"),
        _("Gör den nya versionen"),
        href,
        crumbs(visit, found.matter, listed(visit, found.matter)),
        _("Fridlyst gör en ny version av texten. Den gamla finns kvar, och varje ändring märks ut."),
    )
    names = {one.number: Revision(one.number, revision_name(one.number)) for one in found.waiting}
    answer = form_answer(
        request,
        form,
        page,
        "decisions/amendments/place_all.html",
        visit=visit,
        matter=found.matter,
        rows=_rows(form, waiting, text),
        becomes=shown(only_changes(text), revisions=names, top=3),
        base=version,
    )
    if request.POST.get("do") == "show" and not form.errors:
        answer.status_code = HTTPStatus.OK
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("decisions")
def undo(request: HttpRequest, visit: Visit, matter: str) -> HttpResponse:
    """Take the newest version away when it was made of amendments; with a reason."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    href = amendments_href(visit, found.matter)
    if found.newest is None:
        messages.warning(request, _("Ärendet har ingen text än. Lägg till texten först."))
        return redirect(href)
    form = ReasonForm(request.POST or None, initial={"version": found.newest.id})
    if request.method == "POST" and form.submit(lambda: _undo(visit, found, form)):
        messages.success(request, _("Versionen är borttagen. Yrkandena är bifallna som förut."))
        return redirect(href)
    page = FormPage(
        _("Ångra införandet"),
        _("Ta bort version %(number)s") % {"number": found.newest.number},
        href,
        crumbs(visit, found.matter, listed(visit, found.matter)),
        _("Version %(number)s av texten tas bort. Yrkandena i den blir bifallna och kan föras in på nytt.")
        % {"number": found.newest.number},
    )
    return form_answer(request, form, page)


def _undo(visit: Visit, found: Reckoning, form: ReasonForm) -> bool:
    undo_placing(
        by=visit.actor,
        matter_id=found.matter.id,
        version_id=form.seen,
        reason=form.cleaned_data["reason"],
    )
    return True


def _form(
    request: HttpRequest, found: Reckoning, visit: Visit, body: TextBody
) -> tuple[PlacingForm, tuple[Card, ...]]:
    waiting = {one.number for one in found.waiting}
    shown_cards = tuple(card for card in cards(found, visit) if card.number in waiting)
    initial = {"version": found.version.id if found.version else None, **_texts(found, body)}
    form = PlacingForm(request.POST or None, initial=initial)
    form.offer(shown_cards, body)
    return form, shown_cards


def _texts(found: Reckoning, body: TextBody) -> Mapping[str, str]:
    """The passage of each amendment, as the others make it: where one begins to write it by hand."""
    made = {it.key: it.text for _section, it in _made(found, body, first_placings(found)).body.passages()}
    return {
        f"text_{one.id}": made.get(place.passage_key, "")
        for one in found.waiting
        if (place := found.stands[one.number].place) is not None
    }


def _tried(found: Reckoning, form: PlacingForm, body: TextBody) -> MarkedText:
    """The text as the form would make it; as it is opened, what needs no choice."""
    if form.is_bound and not form.errors:
        return _made(found, body, as_placings(form.handlings()))
    return _made(found, body, first_placings(found))


def _made(found: Reckoning, body: TextBody, hows: Mapping[int, Placing]) -> MarkedText:
    placed = [replace(one, placing=hows[one.id]) for one in found.moved if is_waiting(one) and one.id in hows]
    return marked(body, placed)


def _rows(form: PlacingForm, waiting: Sequence[Card], text: MarkedText) -> list[HandlingRow]:
    clashes = {clash.by: clash for clash in text.clashes}
    return [
        HandlingRow(
            card,
            _stopped_said(card, clashes.get(card.number)),
            not form[f"how_{card.view.id}"].value(),
            *(form[f"{name}_{card.view.id}"] for name in ("order", "how", "reason", "passage", "text")),
        )
        for card in waiting
    ]


def _stopped_said(card: Card, clash: Clash | None) -> str:
    """Why it cannot be placed as it stands; empty when it can."""
    if not is_complete(card.meant.change):
        return _("Ändringen är inte förstådd än. Ändra yrkandet, eller skriv stycket för hand.")
    if clash is None:
        return ""
    if clash.why == "no_place":
        return _("Platsen hittas inte. Välj ställe i texten, eller skriv stycket för hand.")
    return _(
        "Ändrar samma ord som yrkande %(others)s. Välj ordning eller ställe, eller skriv stycket för hand."
    ) % {"others": ", ".join(map(str, clash.against))}
