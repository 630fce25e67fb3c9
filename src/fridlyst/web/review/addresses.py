"""Where readings and their proposals have their pages."""

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.web.programmes.addresses import list_href
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb

CERTAINTY, DOCUMENT = "sakerhet", "dokument"


def list_page(visit: Visit) -> str:
    """Where a document is uploaded, with the earlier ones."""
    return address("review:list", visit.municipality.slug)


def page_of(visit: Visit, reading_id: int, name: str = "show", *more: object) -> str:
    """A page of a reading: show, progress, page, rest, doubts, take_in, dismiss, decide, mend, use."""
    return address(f"review:{name}", visit.municipality.slug, reading_id, *more)


def review_page(visit: Visit, reading_id: int, *, order: str = CERTAINTY, proposal: int | None = None) -> str:
    """The review with a proposal chosen."""
    query: dict[str, str | int] = {"ordning": order} if order == DOCUMENT else {}
    if proposal:
        query["forslag"] = proposal
    words = urlencode(query)
    return page_of(visit, reading_id) + (f"?{words}" if words else "")


def crumbs(visit: Visit) -> tuple[Crumb, ...]:
    """The way to a reading."""
    return (Crumb(_("Program"), list_href(visit)), Crumb(_("Läs in ett dokument"), list_page(visit)))
