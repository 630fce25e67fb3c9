"""How it goes, and what comes: what the start page shows everyone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.rules import StatusCounts
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState, Status
from fridlyst.programmes.schedules import next_dates
from fridlyst.programmes.shapes import ActivityPlace, ActivityView, ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.web.followup.addresses import activities_href, activity_href, programme_href, round_href
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.programmes.rows import spread
from fridlyst.web.shared.status import StatusPart, missing, status_parts

AHEAD = timedelta(days=183)
_DAYS = 6
_LATE = 5


@dataclass(frozen=True)
class Standing:
    """How one programme goes: a bar of its activities, each part a link to them."""

    id: int
    name: str
    href: str
    total: int
    parts: tuple[StatusPart, ...]
    missing: str


@dataclass(frozen=True)
class AsOf:
    """Which round the bars tell of, and up to which day."""

    title: str
    day: date


@dataclass(frozen=True)
class Coming:
    """One day ahead and what is due."""

    day: date
    what: str
    href: str
    more: int


@dataclass(frozen=True)
class LateOne:
    """An activity that somebody has reported late."""

    title: str
    href: str


Places = Mapping[int, tuple[ActivityPlace, ...]]
Now = Mapping[int, StatusCounts]


def current(
    activities: Iterable[ActivityView],
    places: Places,
    programmes: Iterable[ProgrammeView],
    today: date,
) -> list[ActivityView]:
    """The activities that are to be done now: of programmes in force, and not withdrawn."""
    wanted = {view.id for view in programmes if view.state == ProgrammeState.IN_FORCE}
    return [
        one
        for one in activities
        if (one.withdrawn_on is None or one.withdrawn_on > today)
        and any(place.programme_id in wanted for place in places.get(one.id, ()))
    ]


def standings(
    visit: Visit,
    programmes: Iterable[ProgrammeView],
    activities: Iterable[ActivityView],
    places: Places,
    now: Now,
) -> tuple[Standing, ...]:
    """A bar for each programme in force that has activities."""
    every = list(activities)
    found = []
    for view in programmes:
        if view.state != ProgrammeState.IN_FORCE:
            continue
        mine = [one.id for one in every if _serves(places.get(one.id, ()), view.id)]
        if mine:
            found.append(_standing(visit, view, mine, now))
    return tuple(found)


def _serves(places: Collection[ActivityPlace], programme_id: int) -> bool:
    return any(place.programme_id == programme_id for place in places)


def _standing(visit: Visit, view: ProgrammeView, ids: Sequence[int], now: Now) -> Standing:
    def href(code: str) -> str:
        return f"{activities_href(visit)}?{urlencode({'program': view.slug, 'lage': code})}"

    parts = status_parts(spread(ids, now), href)
    return Standing(
        view.id, short_name(view), programme_href(visit, view.slug), len(ids), parts, missing(now, ids)
    )


def as_of(rounds: Sequence[RoundView], today: date) -> AsOf | None:
    """The round that the bars tell of: the newest that was opened; nothing is known of days to come."""
    found = next((view for view in rounds if view.state != RoundState.DRAFT), None)
    return AsOf(found.title, min(found.period_end, today)) if found else None


def late_ones(visit: Visit, activities: Iterable[ActivityView], now: Now) -> tuple[tuple[LateOne, ...], int]:
    """The first late activities, and how many there are."""
    late = [one for one in activities if now.get(one.id, StatusCounts()).overall == Status.LATE]
    return tuple(LateOne(one.title, activity_href(visit, one.key)) for one in late[:_LATE]), len(late)


def coming(
    visit: Visit, rounds: Iterable[RoundView], activities: Iterable[ActivityView], today: date
) -> tuple[Coming, ...]:
    """The next days on which something is due, half a year ahead; several things on a day as one line."""
    due: dict[date, list[tuple[str, str]]] = {}
    for view in rounds:
        if view.state == RoundState.DRAFT and view.opens_on and today <= view.opens_on <= today + AHEAD:
            words = _("%(round)s öppnar") % {"round": view.title}
            due.setdefault(view.opens_on, []).insert(0, (words, round_href(visit, view.slug)))
        if view.state == RoundState.OPEN and today <= view.closes_on <= today + AHEAD:
            words = _("Sista dag att svara i %(round)s") % {"round": view.title}
            due.setdefault(view.closes_on, []).insert(0, (words, round_href(visit, view.slug)))
    for one in activities:
        for day in next_dates(one.schedules, today=today, until=today + AHEAD, limit=2):
            due.setdefault(day, []).append((one.title, activity_href(visit, one.key)))
    return tuple(Coming(day, *due[day][0], len(due[day]) - 1) for day in sorted(due)[:_DAYS])
