"""The way to the pages of comparison."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def list_href(visit: Visit) -> str:
    """The list of measures."""
    return address("comparison:list", visit.municipality.slug)


def crumbs(visit: Visit) -> tuple[Crumb, ...]:
    """The way to a page below the list."""
    return (
        Crumb(_("Statistik"), f"/{visit.municipality.slug}/statistik/"),
        Crumb(_("Jämförelse"), list_href(visit)),
    )
