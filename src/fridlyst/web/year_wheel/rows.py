"""The year as a list by month, as a table, and as the few lines that are printed beside the wheel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.dates import MONTHS
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.text import day as day_words
from fridlyst.web.shared.text import short_day
from fridlyst.web.year_wheel.addresses import target_href
from fridlyst.web.year_wheel.drawing import ring_mark
from fridlyst.web.year_wheel.words import happening_words, said
from fridlyst.year_wheel.shapes import Occurrence
from fridlyst.year_wheel.terms import Ring

_NAMED = 2
_SHOWN = 6
_PRINTED_LINES = 28
# So few lines may take two rows each.
ROOMY = 16


@dataclass(frozen=True)
class DayLine:
    """One thing on one day."""

    mark: SafeString
    what: str
    title: str
    href: str
    owners: str
    until: str
    planned: bool


@dataclass(frozen=True)
class Day:
    """A day with what falls on it: `lines` at once, `more` when asked; or today, with nothing."""

    day: date
    words: str
    lines: tuple[DayLine, ...]
    more: tuple[DayLine, ...]
    is_today: bool

    @property
    def anchor(self) -> str:
        return anchor(self.day)


@dataclass(frozen=True)
class Month:
    """A month with its days in order."""

    name: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class TableLine:
    """One thing in the table."""

    day: date
    line: DayLine
    ring: str


@dataclass(frozen=True)
class RingCount:
    """A ring with its shape and how many things lie on it."""

    mark: SafeString
    label: str
    count: int


@dataclass(frozen=True)
class Names:
    """Bodies and programmes by number."""

    bodies: Mapping[int, str]
    programmes: Mapping[int, str]


def names_of(bodies: Iterable[BodyView], programmes: Iterable[ProgrammeView]) -> Names:
    """What the bodies and programmes are called."""
    return Names({one.id: one.name for one in bodies}, {one.id: short_name(one) for one in programmes})


def anchor(day: date) -> str:
    """Where the day stands in the list."""
    return f"dag-{day.isoformat()}"


def months(
    visit: Visit, found: Sequence[Occurrence], names: Names, today: date, year: int
) -> tuple[Month, ...]:
    """The months in which something falls, and the one of today."""
    days = {day: tuple(things) for day, things in groupby(found, key=lambda one: one.day)}
    if today.year == year:
        days.setdefault(today, ())
    told = [_day(visit, day, days[day], names, today) for day in sorted(days)]
    return tuple(
        Month(str(MONTHS[number]).capitalize(), tuple(inner))
        for number, inner in groupby(told, key=lambda one: one.day.month)
    )


def _day(visit: Visit, day: date, things: Sequence[Occurrence], names: Names, today: date) -> Day:
    lines = tuple(day_line(visit, one, names) for one in things)
    cut = len(lines) if len(lines) <= _SHOWN + 1 else _SHOWN
    return Day(day, day_words(day).rpartition(" ")[0], lines[:cut], lines[cut:], day == today)


def day_line(visit: Visit, one: Occurrence, names: Names) -> DayLine:
    """One thing with its words and the way to it."""
    entry = one.entry
    return DayLine(
        mark=ring_mark(entry.ring),
        what=happening_words(entry),
        title=entry.title,
        href=target_href(visit, entry.target),
        owners=_owners(entry.body_ids, names) if entry.target.kind in ("activity", "goal") else "",
        until=day_words(one.end).rpartition(" ")[0] if one.end > one.day else "",
        planned=entry.planned,
    )


def _owners(body_ids: Iterable[int], names: Names) -> str:
    known = sorted(names.bodies[one] for one in body_ids if one in names.bodies)
    more = len(known) - _NAMED
    said_of = ", ".join(known[:_NAMED] if more > 1 else known[: _NAMED + 1])
    return _("%(names)s och %(more)s till") % {"names": said_of, "more": more} if more > 1 else said_of


def table_line(visit: Visit, one: Occurrence, names: Names) -> TableLine:
    """One thing as a row of the table."""
    return TableLine(one.day, day_line(visit, one, names), str(Ring(one.entry.ring).label))


def ring_counts(found: Iterable[Occurrence]) -> tuple[RingCount, ...]:
    """Every ring from the rim inwards with how much lies on it."""
    counts = dict.fromkeys(Ring.values, 0)
    for one in found:
        counts[one.entry.ring] += 1
    return tuple(RingCount(ring_mark(ring), str(Ring(ring).label), count) for ring, count in counts.items())


def columns() -> tuple[Column, ...]:
    """Of the year as a file."""
    return (
        Column(_("Dag"), Kind.DATE, key="day"),
        Column(_("Till och med"), Kind.DATE, key="until"),
        Column(_("Händelse"), key="happening"),
        Column(_("Vad"), weight=3, key="title"),
        Column(_("Slag"), key="ring"),
        Column(_("Hör till"), key="label"),
        Column(_("Ansvariga"), key="bodies"),
        Column(_("Program"), key="programmes"),
        Column(_("Planerad"), key="planned"),
    )


def cells(one: Occurrence, names: Names) -> Row:
    """One thing as a row of a file."""
    entry = one.entry
    return (
        one.day,
        one.end,
        happening_words(entry),
        entry.title,
        str(Ring(entry.ring).label),
        entry.label,
        ", ".join(sorted(names.bodies[body] for body in entry.body_ids if body in names.bodies)),
        ", ".join(sorted(names.programmes[each] for each in entry.programme_ids if each in names.programmes)),
        _("ja") if entry.planned else _("nej"),
    )


@dataclass(frozen=True)
class PrintedLine:
    """A day and a ring as one line on paper."""

    day: str
    mark: SafeString
    words: str


def printed(found: Sequence[Occurrence]) -> tuple[tuple[PrintedLine, ...], int]:
    """What fits beside the wheel on one page, and how many things are left out.

    When there is not room for a line each, a day and ring is one line; then activities give way first,
    those of the days that hold the fewest.
    """
    together = len(found) > _PRINTED_LINES
    lines = [
        (day, ring, tuple(things))
        for (day, ring, _alone), things in groupby(
            found, key=lambda one: (one.day, one.entry.ring, "" if together else one.entry.key)
        )
    ]
    weight = sorted(range(len(lines)), key=lambda at: (lines[at][1] == Ring.ACTIVITIES, -len(lines[at][2])))
    kept = sorted(weight[:_PRINTED_LINES])
    left = sum(len(lines[at][2]) for at in weight[_PRINTED_LINES:])
    return tuple(_printed(*lines[at]) for at in kept), left


def _printed(day: date, ring: str, things: Sequence[Occurrence]) -> PrintedLine:
    if len(things) == 1:
        return PrintedLine(short_day(day), ring_mark(ring), said(things[0]))
    count = ngettext("%(count)s sak", "%(count)s saker", len(things)) % {"count": len(things)}
    return PrintedLine(short_day(day), ring_mark(ring), f"{count}: {said(things[0])} …")
