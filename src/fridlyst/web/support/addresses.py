"""Addresses of the directory's pages by what they show."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def href(visit: Visit, page: str = "list", *parts: object) -> str:
    """A page of the directory by its name in the addresses."""
    return address(f"support:{page}", visit.municipality.slug, *parts)


def service_href(visit: Visit, page: str, key: str) -> str:
    """A page of one service."""
    return href(visit, page, key)


def public_href(visit: Visit, service_id: int | None = None) -> str:
    """What the public sees: the first page, or one service."""
    home = address("directory:home", visit.municipality.slug)
    return home if service_id is None else f"{home}visa/{service_id}/"


def crumbs(visit: Visit, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page below the list."""
    return (Crumb(_("Stödinsatser"), href(visit)), *more)
