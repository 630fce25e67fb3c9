"""Where the report has its pages, and the way there."""

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import RoundView
from fridlyst.reports.kinds import ANALYSIS
from fridlyst.web.followup.addresses import round_crumbs
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def report_href(visit: Visit, slug: str, page: str = "show", *more: object) -> str:
    """A page of a round's reports: show, analysis, write, order, file, download."""
    return address(f"reports:{page}", visit.municipality.slug, slug, *more)


def kind_href(visit: Visit, slug: str, kind: str) -> str:
    """Where one of the round's reports is read."""
    return report_href(visit, slug, "analysis" if kind == ANALYSIS else "show")


def report_crumbs(visit: Visit, view: RoundView) -> tuple[Crumb, ...]:
    """The way to the report."""
    return round_crumbs(visit, view)
