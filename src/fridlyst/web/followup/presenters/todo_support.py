"""Support services that should have been gone through: for the coordinator, and for those who own them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.terms import Role
from fridlyst.support.queries import Keepers, StaleService, keepers, stale_services
from fridlyst.support.terms import ServiceState
from fridlyst.web.followup.presenters.todo import Todo
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day

_OWNING = (Role.REPORTER, Role.APPROVER)


@dataclass(frozen=True)
class ToReview:
    """A service that the visitor's own body should go through: one press, or the page where it is changed."""

    name: str
    words: str
    review: str
    href: str


def stale_for(visit: Visit, today: date, *, leads: bool) -> tuple[StaleService, ...]:
    """What is past its review; one statement, none for who keeps no service."""
    if not leads and not visit.actor.holds(*_OWNING):
        return ()
    return stale_services(visit.municipality.id, today)


def support_todos(visit: Visit, stale: Sequence[StaleService]) -> tuple[Todo, ...]:
    """One line for all that should be gone through, for the coordinator; nothing when there is none."""
    if not stale:
        return ()
    gone = sum(one.state == ServiceState.GONE for one in stale)
    text = ngettext("%(count)s stödinsats ska ses över.", "%(count)s stödinsatser ska ses över.", len(stale))
    away = ngettext(
        "%(count)s har lämnat den öppna sidan, eftersom ingen sett över uppgifterna.",
        "%(count)s har lämnat den öppna sidan, eftersom ingen sett över uppgifterna.",
        gone,
    )
    href = f"{address('support:list', visit.municipality.slug)}?lage=ses-over"
    detail = away % {"count": gone} if gone else ""
    return (Todo(text % {"count": len(stale)}, _("Se över stödet"), href, detail),)


def own_reviews(visit: Visit, stale: Sequence[StaleService]) -> tuple[ToReview, ...]:
    """Those that the visitor's own bodies should go through, the longest overdue first; two statements."""
    if not stale:
        return ()
    kept_by = keepers(visit.municipality.id)
    return tuple(_to_review(visit, one) for one in stale if _owns(visit.actor, kept_by, one.body_id))


def _owns(actor: Actor, kept_by: Keepers, body_id: int | None) -> bool:
    bodies = kept_by.of(body_id)
    return any(
        grant.role in _OWNING and bodies and (grant.body_id is None or grant.body_id in bodies)
        for grant in actor.grants
    )


def _to_review(visit: Visit, one: StaleService) -> ToReview:
    slug = visit.municipality.slug
    pages = (address(f"support:{page}", slug, one.key) for page in ("review", "show"))
    return ToReview(one.name, _words(one), *pages)


def _words(one: StaleService) -> str:
    if one.due_on is None or one.gone_after is None:
        return _("Ingen har sett över uppgifterna, så de visas inte.")
    told = {"due": day(one.due_on), "gone": day(one.gone_after)}
    if one.state == ServiceState.GONE:
        return _("Lämnade den öppna sidan %(gone)s, eftersom ingen sett över uppgifterna.") % told
    return _("Skulle ha setts över %(due)s. Lämnar den öppna sidan efter %(gone)s.") % told
