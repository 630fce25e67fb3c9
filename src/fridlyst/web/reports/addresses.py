"""Where the report has its pages, and the way there."""

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import RoundView
from fridlyst.web.followup.addresses import round_crumbs
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def report_href(visit: Visit, slug: str, page: str = "show", *more: object) -> str:
    """A page of a round's report: show, write, order, file, download."""
    return address(f"reports:{page}", visit.municipality.slug, slug, *more)


def report_crumbs(visit: Visit, view: RoundView) -> tuple[Crumb, ...]:
    """The way to the report."""
    return round_crumbs(visit, view)
