"""The way to pages of statistics."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def href(visit: Visit, page: str = "list", *parts: object) -> str:
    """A page of statistics by its name in the addresses."""
    return address(f"counts:{page}", visit.municipality.slug, *parts)


def crumbs(visit: Visit, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page below the list of tables."""
    return (Crumb(_("Antal"), href(visit)), *more)


def sources_crumb(visit: Visit) -> Crumb:
    """The page of sources."""
    return Crumb(_("Källor och leveranser"), href(visit, "sources"))


def source_crumb(visit: Visit, source_id: int, name: str) -> Crumb:
    """The page of one source."""
    return Crumb(name, href(visit, "source", source_id))
