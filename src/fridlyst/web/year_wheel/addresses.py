"""Where the year wheel and what stands on it have their pages."""

from urllib.parse import urlencode

from fridlyst.accounts.queries import Visit
from fridlyst.web.followup.addresses import activity_href, goal_href, programme_href, round_href
from fridlyst.web.shared.addresses import address
from fridlyst.year_wheel.shapes import Target


def wheel_href(visit: Visit, **asked: object) -> str:
    """The year wheel, narrowed as asked: ar, program, enhet, slag, visa."""
    query = urlencode({key: value for key, value in asked.items() if value})
    return address("year_wheel:show", visit.municipality.slug) + (f"?{query}" if query else "")


def calendars_href(visit: Visit) -> str:
    """The visitor's addresses for calendars."""
    return address("year_wheel:calendars", visit.municipality.slug)


def target_href(visit: Visit, target: Target) -> str:
    """The page of what an entry is about."""
    if target.kind == "round":
        return round_href(visit, *target.keys)
    if target.kind == "activity":
        return activity_href(visit, *target.keys)
    if target.kind == "goal":
        return goal_href(visit, *target.keys)
    if target.kind == "programme":
        return programme_href(visit, *target.keys)
    if target.kind == "situation":
        return address("situation:show", visit.municipality.slug, *target.keys)
    return address("decisions:matter", visit.municipality.slug, *target.keys)


def feed_page(visit: Visit, feed_id: int, page: str) -> str:
    """Where one of the visitor's addresses is changed or closed: change_calendar, close_calendar."""
    return address(f"year_wheel:{page}", visit.municipality.slug, feed_id)
