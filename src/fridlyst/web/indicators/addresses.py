"""Where the pages of indicators stand."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb

# SQLite fails on a larger number than its column holds, where it should find nothing.
LARGEST_ID = 2**63 - 1


def list_href(visit: Visit) -> str:
    """The list of indicators."""
    return str(address("indicators:list", visit.municipality.slug))


def page_href(visit: Visit, indicator_id: int, page: str = "show") -> str:
    """A page of one indicator: show, define, enter, add_break."""
    return str(address(f"indicators:{page}", visit.municipality.slug, indicator_id))


def crumbs(visit: Visit, title: str = "", indicator_id: int = 0) -> tuple[Crumb, ...]:
    """The way to a page under the list, or under one indicator."""
    ways = (Crumb(_("Indikatorer"), list_href(visit)),)
    return (*ways, Crumb(title, page_href(visit, indicator_id))) if title else ways
