"""Where the pages of amendments are, and the way to them."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.shapes import MatterView
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def matter_href(visit: Visit, matter: MatterView) -> str:
    """The matter's own page."""
    return address("decisions:matter", visit.municipality.slug, matter.slug)


def amendments_href(visit: Visit, matter: MatterView) -> str:
    """All of the matter's amendments, against its text."""
    return address("decisions:amendments", visit.municipality.slug, matter.slug)


def amendment_href(visit: Visit, matter: MatterView, number: int) -> str:
    """One amendment."""
    return address("decisions:amendment", visit.municipality.slug, matter.slug, number)


def text_href(visit: Visit, matter: MatterView, version: int, key: str = "") -> str:
    """A version of the matter's text, at the passage with the key."""
    return f"{matter_href(visit, matter)}text/?version={version}{f'#{quote(key)}' if key else ''}"


def crumbs(visit: Visit, matter: MatterView, *below: Crumb) -> tuple[Crumb, ...]:
    """The way to a page below the matter."""
    town = visit.municipality.slug
    return (
        Crumb(_("Ärenden"), address("decisions:list", town)),
        Crumb(matter.registration_number, matter_href(visit, matter)),
        *below,
    )


def listed(visit: Visit, matter: MatterView) -> Crumb:
    """The page of all amendments as a step of the way."""
    return Crumb(_("Yrkanden"), amendments_href(visit, matter))


def marked_href(visit: Visit, matter: MatterView) -> str:
    """The text with what amendments did marked."""
    return address("decisions:marked_text", visit.municipality.slug, matter.slug)
