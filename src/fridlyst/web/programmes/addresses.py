"""Where each thing of a programme has its page, and the way there."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def list_href(visit: Visit) -> str:
    """The list of programmes."""
    return address("programmes:list", visit.municipality.slug)


def programme_href(visit: Visit, slug: str, page: str = "show") -> str:
    """A page of a programme: show, goals, indicators, edit, align, next, new_goal …"""
    return address(f"programmes:{page}", visit.municipality.slug, slug)


def goal_href(visit: Visit, slug: str, key: str, page: str = "goal") -> str:
    """A page of a goal: goal, edit_goal, align_goal, new_indicator, new_activity_under."""
    return address(f"programmes:{page}", visit.municipality.slug, slug, key)


def activity_href(visit: Visit, key: str, page: str = "activity") -> str:
    """A page of an activity: activity, edit_activity, withdraw."""
    return address(f"programmes:{page}", visit.municipality.slug, key)


def activities_href(visit: Visit) -> str:
    """The list of activities."""
    return address("programmes:activities", visit.municipality.slug)


def body_href(visit: Visit, key: str) -> str:
    """A body's own part."""
    return address("organisation:body", visit.municipality.slug, key)


def programme_crumbs(visit: Visit, view: ProgrammeView | None = None) -> tuple[Crumb, ...]:
    """The way to a page below a programme."""
    first = Crumb(_("Program"), list_href(visit))
    return (
        (first,)
        if view is None
        else (first, Crumb(brief(short_name(view)), programme_href(visit, view.slug)))
    )


def brief(title: str) -> str:
    """A title short enough for the way to a page."""
    return Truncator(title).chars(48)


def short_name(view: ProgrammeView) -> str:
    """The title, with its period where the title does not say it."""
    return view.title if not view.period or view.period in view.title else f"{view.title} {view.period}"
