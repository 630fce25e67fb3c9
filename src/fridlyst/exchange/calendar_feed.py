"""The year wheel as iCalendar (RFC 5545, with the names of RFC 7986), for calendar programs to read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from icalendar.prop import vDuration, vRecur

from fridlyst import __version__
from fridlyst.followup.discretion import tells
from fridlyst.organisation.rules import day_after
from fridlyst.programmes.terms import ProgrammeKind
from fridlyst.year_wheel.shapes import Entry
from fridlyst.year_wheel.terms import Happening, Ring

CONTENT_TYPE = "text/calendar; charset=utf-8"
_READ_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class FeedWords:
    """What a calendar is called, and whether its events are called what they are about."""

    name: str
    full_titles: bool
    place: str


def calendar_file(
    entries: Iterable[Entry], *, words: FeedWords, href: Callable[[Entry], str], at: datetime
) -> bytes:
    """The entries as one calendar file; `href` gives each entry's full address, `at` is when it is written.

    What comes back is one event with its rule, and the last day as UNTIL. All events are whole days that
    keep nobody busy; an event keeps its UID for as long as its entry keeps its key.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Fridlyst//{__version__}//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, words.name)
    calendar.add("refresh-interval", _duration(VALUE="DURATION"), encode=False)
    calendar.add("x-published-ttl", _duration(), encode=False)
    for entry in entries:
        calendar.add_component(_event(entry, words, href(entry), at))
    return bytes(calendar.to_ical())


def mark_of(entries: Iterable[Entry], words: FeedWords) -> str:
    """The same for the same calendar, whenever it is written: what an ETag is made of."""
    said = "\n".join([repr(words), __version__, *map(repr, entries)])
    return sha256(said.encode()).hexdigest()[:32]


def _duration(**parameters: str) -> vDuration:
    found = vDuration(_READ_AGAIN)
    found.params.update(parameters)
    return found


def _event(entry: Entry, words: FeedWords, href: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}.{words.place}@fridlyst")
    event.add("dtstamp", at)
    event.add("dtstart", entry.start)
    # A day without an end lasts until the next; the last day that there is has no next.
    if (after := day_after(entry.end)) > entry.start:
        event.add("dtend", after)
    event.add("summary", summary(entry, full_titles=words.full_titles))
    event.add("categories", [str(Ring(entry.ring).label)])
    event.add("url", href)
    event.add("transp", "TRANSPARENT")
    if entry.repeat:
        until = f";UNTIL={entry.repeat.until.isoformat().replace('-', '')}" if entry.repeat.until else ""
        event.add("rrule", vRecur.from_ical(entry.repeat.rule + until))
    return event


def summary(entry: Entry, *, full_titles: bool) -> str:
    """What the event is called: "Sista dag att svara: Tertial 2 2026", or neutrally where it belongs."""
    what = entry.title if full_titles else neutral_name(entry)
    detail = entry.detail if full_titles or not tells(entry.detail) else ""
    said = detail or str(Happening(entry.happening).label)
    return f"{said}: {what}" if what else said


def neutral_name(entry: Entry) -> str:
    """What the entry is called where anybody may look: it says where it belongs, not what it is about."""
    kind, label = entry.target.kind, "" if tells(entry.label) else entry.label
    if kind == "round":
        return label if tells(entry.title) else entry.title
    if kind == "programme":
        return f"{ProgrammeKind.PROGRAMME.label} {label}".strip()
    if kind == "goal":
        return label or _("mål")
    if kind == "activity":
        return _("aktivitet, %(goal)s") % {"goal": label} if label else _("aktivitet")
    return label
