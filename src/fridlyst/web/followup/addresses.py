"""Where rounds and answers have their pages, and the way there."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import RoundView
from fridlyst.web.followup.by_link import LINK_PAGES, LinkVisit
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.back import leads_back
from fridlyst.web.shared.saving import Crumb


def rounds_href(visit: Visit, page: str = "rounds") -> str:
    """The rounds, where a new one is planned (`plan`), the `calendar`, or planning it (`plan_calendar`)."""
    return address(f"followup:{page}", visit.municipality.slug)


def round_href(visit: Visit, slug: str, page: str = "round") -> str:
    """A page of a round: round, edit_round, open_round, close_round, replies."""
    return address(f"followup:{page}", visit.municipality.slug, slug)


def report_href(visit: Visit, slug: str) -> str:
    """The round's report."""
    return f"{round_href(visit, slug)}rapport/"


def answer_href(visit: Visit, slug: str, body: str, page: str = "answer", *more: int) -> str:
    """A page of a body's answer: answer, send_in, own_activity, approve, send_back, save_activity …

    Who came by a link stays below the link's address; a page that is not for them has none.
    """
    if isinstance(visit, LinkVisit):
        return address(f"answering:{page}", visit.token, *more) if page in LINK_PAGES else ""
    return address(f"followup:{page}", visit.municipality.slug, slug, body, *more)


def hand_on_href(visit: Visit, slug: str, body: str) -> str:
    """Where an answer is handed on to a colleague; nowhere for who came by a link."""
    return (
        "" if isinstance(visit, LinkVisit) else address("handing:links", visit.municipality.slug, slug, body)
    )


def activity_href(visit: Visit, key: str) -> str:
    """An activity's own page; none for who came by a link."""
    if isinstance(visit, LinkVisit):
        return ""
    return address("programmes:activity", visit.municipality.slug, key)


def activities_href(visit: Visit) -> str:
    """The list of activities."""
    return address("programmes:activities", visit.municipality.slug)


def programme_href(visit: Visit, slug: str) -> str:
    """A programme's page."""
    return address("programmes:show", visit.municipality.slug, slug)


def goal_href(visit: Visit, slug: str, key: str) -> str:
    """A goal's page."""
    return address("programmes:goal", visit.municipality.slug, slug, key)


def give_role_href(visit: Visit, body: str, back: str) -> str:
    """Where somebody gets a role on the body; afterwards the visitor is at `back` again."""
    return leads_back(f"{address('organisation:give_role', visit.municipality.slug)}?enhet={body}", back)


def round_crumbs(visit: Visit, view: RoundView | None = None) -> tuple[Crumb, ...]:
    """The way to a page below the rounds, or below one of them; who came by a link sees no way."""
    if isinstance(visit, LinkVisit):
        return ()
    first = Crumb(_("Uppföljning"), rounds_href(visit))
    return (first,) if view is None else (first, Crumb(view.title, round_href(visit, view.slug)))
