"""The amendments of a matter against a version of its text, and one of them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.decisions import queries
from fridlyst.decisions.placing import tried
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.amendments import Reckoning, reckoning
from fridlyst.decisions.terms import AmendmentState, PlacedAs
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.texts.queries import VersionView
from fridlyst.texts.terms import VersionOrigin
from fridlyst.web.decisions.amendments.addresses import amendments_href, crumbs, listed
from fridlyst.web.decisions.amendments.cards import Card, cards
from fridlyst.web.decisions.amendments.forms import version_said
from fridlyst.web.decisions.amendments.places import only_changes
from fridlyst.web.decisions.amendments.words import step_of
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.marked import Revision, ShownSection, shown
from fridlyst.web.shared.municipal import municipal


@dataclass(frozen=True)
class VersionWay:
    """A version that can be chosen."""

    href: str
    label: str
    here: bool


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit, matter: str) -> HttpResponse:
    """Every amendment and how it stands in the version of `?version=`, the newest without one."""
    found = ground(request, visit, matter)
    shown_cards = cards(found, visit)
    file = exported(
        request,
        title=f"yrkanden {found.matter.registration_number}",
        columns=_columns(),
        rows=lambda: [_cells(found, card) for card in shown_cards],
    )
    context = {
        "visit": visit,
        "matter": found.matter,
        "found": found,
        "cards": shown_cards,
        "versions": _ways(found, amendments_href(visit, found.matter)),
        "is_made": any(one.origin == VersionOrigin.CONSOLIDATED for one in found.versions),
        "said": version_said(found.version) if found.version else "",
        "crumbs": crumbs(visit, found.matter),
        "may_write": may_keep_matters(visit.actor),
    }
    return file or render(request, "decisions/amendments/list.html", context)


@require_safe
@municipal("decisions")
def show(request: HttpRequest, visit: Visit, matter: str, amendment: int) -> HttpResponse:
    """One amendment: as it was moved, where it stands, and how the text becomes with it."""
    found = ground(request, visit, matter)
    card = card_of(found, visit, amendment)
    state = card.view.state
    context = {
        "visit": visit,
        "matter": found.matter,
        "found": found,
        "card": card,
        "becomes": becomes(found, card),
        "crumbs": crumbs(visit, found.matter, listed(visit, found.matter)),
        "may_write": may_keep_matters(visit.actor),
        "can_edit": card.can_move,
        "can_move": card.can_move and found.body is not None,
        "can_reopen": state in (AmendmentState.ADOPTED, AmendmentState.REJECTED) or _was_kept(card),
    }
    return render(request, "decisions/amendments/show.html", context)


def ground(request: HttpRequest, visit: Visit, slug: str) -> Reckoning:
    """The matter's amendments against the version that the address asks for."""
    wanted = request.GET.get("version", "")
    if wanted and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 9):
        raise NotFound
    matter = queries.matter(visit.municipality.id, slug)
    return reckoning(visit.municipality.id, matter, int(wanted) if wanted else None)


def card_of(found: Reckoning, visit: Visit, number: int) -> Card:
    """The amendment with the number; NotFound when there is none."""
    found.numbered(number)
    return next(card for card in cards(found, visit) if card.number == number)


def becomes(found: Reckoning, card: Card) -> tuple[ShownSection, ...]:
    """The passages as the amendment alone would make them; nothing where it stands there already."""
    if found.body is None or card.view.state in (AmendmentState.PLACED, AmendmentState.REJECTED):
        return ()
    by_number = {one.number: one for one in found.moved}
    stands = found.stands[card.number]
    first = by_number.get(stands.through) if stands.through else None
    text = only_changes(tried(found.body, card.meant, first))
    numbers = [card.number, *([first.number] if first else [])]
    return shown(text, revisions={one: Revision(one, revision_name(one)) for one in numbers}, top=3)


def revision_name(number: int) -> str:
    """What a change is called in a legend."""
    return _("Yrkande %(number)s") % {"number": number}


def _was_kept(card: Card) -> bool:
    return card.view.state == AmendmentState.PLACED and card.view.placing.get("how") == PlacedAs.KEPT


def _ways(found: Reckoning, href: str) -> tuple[VersionWay, ...]:
    return tuple(_way(one, found, href) for one in found.versions[::-1])


def _way(one: VersionView, found: Reckoning, href: str) -> VersionWay:
    here = found.version is not None and one.id == found.version.id
    return VersionWay(f"{href}?version={one.number}", version_said(one), here)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Nummer"), Kind.NUMBER, key="number"),
        Column(_("Yrkande"), weight=3, key="text"),
        Column(_("Av vem"), key="moved_by"),
        Column(_("Lades"), Kind.DATE, key="moved_on"),
        Column(_("Lades i"), key="moved_in"),
        Column(_("Läge"), key="state"),
        Column(_("Beslutades i"), key="decided_in"),
        Column(_("I texten"), key="standing"),
        Column(_("Så står det"), weight=3, key="verdict"),
        Column(_("Avsnitt"), key="section"),
        Column(_("Sida"), Kind.NUMBER, key="page"),
        Column(_("Infört"), key="placed"),
    )


def _cells(found: Reckoning, card: Card) -> Row:
    step = step_of(found.matter, card.view.step_id)
    standing = card.standing
    place = standing.places[0].context if standing and standing.places else None
    return (
        card.number,
        card.view.text,
        card.view.moved_by,
        step.on if step else None,
        card.moved,
        card.state,
        card.decided,
        standing.label if standing else "",
        " ".join((standing.verdict, *standing.wrong)) if standing else "",
        place.section if place else "",
        place.page if place else None,
        card.placed,
    )
