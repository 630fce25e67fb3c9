"""Where reminders have their pages."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def reminders_href(visit: Visit, page: str = "letters") -> str:
    """A page of the whole municipality's reminders: letters, plan."""
    return address(f"reminders:{page}", visit.municipality.slug)


def clear_href(visit: Visit, trouble_id: int) -> str:
    """Where letters may go to an address again."""
    return address("reminders:clear", visit.municipality.slug, trouble_id)


def round_reminders_href(visit: Visit, slug: str, page: str = "round") -> str:
    """The reminders of a round, or where the coordinator sends one (`remind`)."""
    return address(f"reminders:{page}", visit.municipality.slug, slug)


def reminders_crumbs(visit: Visit, *, inside: bool = False) -> tuple[Crumb, ...]:
    """The way to the reminders, or to a page below them."""
    first = Crumb(_("Uppföljning"), address("followup:rounds", visit.municipality.slug))
    return (first, Crumb(_("Påminnelser"), reminders_href(visit))) if inside else (first,)
