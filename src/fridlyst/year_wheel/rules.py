"""What is dated, and on which days, in plain Python."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

from fridlyst.base.errors import BadInput
from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import expand, predecessors
from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue, calendar_rule, next_dates
from fridlyst.programmes.schedules.occurrences import parts_of
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.year_wheel.shapes import (
    AllYear,
    Calendar,
    Entry,
    Narrowing,
    Occurrence,
    Repeat,
    RoundDays,
    Span,
    StepDay,
    Target,
    TimedThing,
)
from fridlyst.year_wheel.terms import Happening, Ring

FIRST_YEAR, LAST_YEAR = 1990, 2100
# A time of at most so many days is shown as days in a row, a longer one by its first day and its last.
SHORT_TIME = timedelta(days=31)
# What comes back more often than this in a year is said in words and is no day of the wheel.
OFTEN = 24
_ORDER = {ring: at for at, ring in enumerate(Ring.values)}
_A_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


class YearOutOfReach(BadInput):
    """A year that no programme can be about."""

    code = "year-out-of-reach"


def check_year(year: int) -> int:
    """The year, or YearOutOfReach."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearOutOfReach("Årshjulet finns för åren 1990–2100.", field="ar")
    return year


def whole_year(year: int) -> Span:
    """From the first of January to the last of December."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def round_entries(one: RoundDays) -> Iterator[Entry]:
    """When a round opens, when answers are due and when it closes."""
    early = one.closes_on is not None and one.closes_on < one.due_on
    days = [(Happening.OPENS, one.opens_on)]
    days += [(Happening.DUE, one.due_on)] if not early else []
    days += [(Happening.CLOSES, one.closes_on)] if one.closes_on != one.due_on else []
    for happening, day in days:
        if day is not None:
            yield Entry(
                key=f"round-{one.id}-{happening}",
                ring=Ring.STATISTICS if one.kind == FollowUpKind.STATISTICS else Ring.ROUNDS,
                happening=happening,
                title=one.title,
                label=str(FollowUpKind(one.kind).label),
                start=day,
                end=day,
                target=Target("round", (one.slug,)),
                programme_ids=one.programme_ids,
                body_ids=one.body_ids,
                since=one.opens_on if happening == (Happening.CLOSES if early else Happening.DUE) else None,
                planned=one.planned,
            )


def programme_entries(view: ProgrammeView, body_ids: frozenset[int]) -> Iterator[Entry]:
    """When a programme was adopted, when it begins to hold and its last day."""
    days = (
        (Happening.ADOPTED, view.adopted_on),
        (Happening.VALID_FROM, view.valid_from),
        (Happening.VALID_TO, view.valid_to),
    )
    for happening, day in days:
        if day is not None:
            yield Entry(
                key=f"programme-{view.id}-{happening}",
                ring=Ring.DECISIONS,
                happening=happening,
                title=view.title,
                label=view.period,
                start=day,
                end=day,
                target=Target("programme", (view.slug,)),
                programme_ids=frozenset({view.id}),
                body_ids=body_ids,
            )


def step_entry(step: StepDay, programmes: Iterable[ProgrammeView], bodies: Iterable[BodyView]) -> Entry:
    """A step of a matter: of the programmes with its registration number, and the body by its name."""
    number = step.registration_number
    return Entry(
        key=step.key,
        ring=Ring.DECISIONS,
        happening=Happening.STEP if step.done else Happening.MATTER_DUE,
        title=step.title,
        label=number,
        start=step.on,
        end=step.on,
        target=Target("matter", (step.slug,)),
        programme_ids=frozenset(one.id for one in programmes if one.registration_number == number),
        body_ids=frozenset(one.id for one in bodies if _is_called(one, step.body_name)),
        detail=step.words,
    )


def situation_entry(title: str, slug: str, due_on: date) -> Entry:
    """The last day to renew the picture of the situation that holds: lag (2023:196) 6 §."""
    return Entry(
        key=f"situation-{slug}",
        ring=Ring.DECISIONS,
        happening=Happening.SITUATION_DUE,
        title=title,
        label="",
        start=due_on,
        end=due_on,
        target=Target("situation", (slug,)),
    )


def _is_called(body: BodyView, name: str) -> bool:
    return name.casefold() in {one.casefold() for one in (body.name, *body.aliases)}


def thing_entries(thing: TimedThing) -> Iterator[Entry]:
    """The days of an activity or a goal, each once, before it was withdrawn."""
    seen: set[tuple[object, ...]] = set()
    for position, value in enumerate(thing.schedules):
        for entry in _of_value(thing, value, f"{thing.kind}-{thing.id}-{position}"):
            mark = (entry.happening, entry.start, entry.end, entry.repeat)
            if mark not in seen and not (thing.gone_on and thing.gone_on <= entry.start):
                seen.add(mark)
                yield entry


def _of_value(thing: TimedThing, value: ScheduleValue, key: str) -> Iterator[Entry]:
    if value.kind is ScheduleKind.ONCE:
        yield from _once(thing, value, key)
    elif value.kind is ScheduleKind.PERIOD:
        yield from _period(thing, value, key)
    elif value.kind is ScheduleKind.RECURRING:
        found = _repeating(thing, value)
        if found and not _is_often(*found):
            first, repeat = found
            yield _entry(thing, key, Happening.COMES_BACK, first, repeat=repeat)


def _once(thing: TimedThing, value: ScheduleValue, key: str) -> Iterator[Entry]:
    if value.end:
        since = value.start if value.start and value.start < value.end else None
        yield _entry(thing, key, Happening.DONE_BY, value.end, since=since)
    elif value.start:
        yield _entry(thing, key, Happening.BEGINS, value.start)


def _period(thing: TimedThing, value: ScheduleValue, key: str) -> Iterator[Entry]:
    start, end = value.start, value.end
    if start and end and end - start < SHORT_TIME:
        yield _entry(thing, key, Happening.GOING_ON, start, end)
        return
    if start:
        yield _entry(thing, f"{key}-first", Happening.BEGINS, start)
    if end:
        yield _entry(thing, f"{key}-last", Happening.LAST_DAY, end, since=start)


def _entry(
    thing: TimedThing,
    key: str,
    happening: str,
    day: date,
    end: date | None = None,
    *,
    since: date | None = None,
    repeat: Repeat | None = None,
) -> Entry:
    return Entry(
        key=key,
        ring=Ring.ACTIVITIES,
        happening=happening,
        title=thing.title,
        label=thing.label,
        start=day,
        end=end or day,
        target=Target(thing.kind, thing.keys),
        programme_ids=thing.programme_ids,
        body_ids=thing.body_ids,
        since=since,
        repeat=repeat,
    )


def _repeating(thing: TimedThing, value: ScheduleValue) -> tuple[date, Repeat] | None:
    """The first day within the time that the thing holds, and the rule from there."""
    rule = calendar_rule(value)
    if rule is None:
        return None
    low = max(filter(None, [value.start or thing.held.first, date(FIRST_YEAR, 1, 1)]))
    last = _last_of(thing, value)
    high = min(filter(None, [last, _until(rule[1]), date(LAST_YEAR, 12, 31)]))
    first = next(iter(next_dates([value], today=low, until=high, limit=1)), None)
    if first is None:
        return None
    bare = ";".join(f"{key}={part}" for key, part in parts_of(rule[1]).items() if key != "UNTIL")
    return first, Repeat(bare, high if high < date(LAST_YEAR, 12, 31) else None)


def _last_of(thing: TimedThing, value: ScheduleValue) -> date | None:
    """The last day of what goes on or comes back: its own, else the programme's; never after it is gone."""
    days = [value.end or thing.held.last, before(thing.gone_on)]
    return min((day for day in days if day), default=None)


def _until(rule: str) -> date | None:
    found = parts_of(rule).get("UNTIL")
    return datetime.strptime(found[:8], "%Y%m%d").date() if found else None


def _is_often(first: date, repeat: Repeat) -> bool:
    return len(_days(first, Repeat(repeat.rule), first, first + _YEAR)) > OFTEN


@lru_cache(maxsize=8192)
def _days(start: date, repeat: Repeat, first: date, last: date) -> tuple[date, ...]:
    """The days of the rule from `first` to `last`, both counted in."""
    last = min(last, repeat.until) if repeat.until else last
    if last < max(start, first):
        return ()
    rule = rrulestr(repeat.rule, dtstart=datetime.combine(start, time()))
    low, high = datetime.combine(first, time()), datetime.combine(last, time())
    return tuple(moment.date() for moment in rule.between(low, high, inc=True))


def all_year_of(thing: TimedThing) -> Iterator[AllYear]:
    """What of the thing's times has no days of its own: going on, too often, or years between two days."""
    for position, value in enumerate(thing.schedules):
        span = _all_year_span(thing, value)
        if span is not None:
            yield AllYear(
                key=f"{thing.kind}-{thing.id}-{position}",
                ring=Ring.ACTIVITIES,
                title=thing.title,
                words=value.text,
                span=span,
                target=Target(thing.kind, thing.keys),
                programme_ids=thing.programme_ids,
                body_ids=thing.body_ids,
            )


def _all_year_span(thing: TimedThing, value: ScheduleValue) -> Span | None:
    if value.kind is ScheduleKind.ONGOING:
        return Span(value.start or thing.held.first, _last_of(thing, value))
    if value.kind is ScheduleKind.PERIOD and value.start and value.end:
        between = Span(date(value.start.year + 1, 1, 1), date(value.end.year - 1, 12, 31))
        return between if between.first and between.last and between.first < between.last else None
    found = _repeating(thing, value) if value.kind is ScheduleKind.RECURRING else None
    return Span(found[0], found[1].until) if found and _is_often(*found) else None


def occurrences(entries: Iterable[Entry], within: Span) -> tuple[Occurrence, ...]:
    """Every day within the span on which something falls, in order of day, ring and title.

    What goes on for some days is told once, on the first of them that lies within.
    """
    first, last = within.first or date.min, within.last or date.max
    found = [
        Occurrence(max(day, first), end, entry)
        for entry in entries
        for day, end in _times(entry, first, last)
        if day <= last and first <= end
    ]
    return tuple(sorted(found, key=_in_order))


def _times(entry: Entry, first: date, last: date) -> Iterable[tuple[date, date]]:
    if entry.repeat is None:
        return ((entry.start, entry.end),)
    return ((day, day) for day in _days(entry.start, entry.repeat, first, last))


def _in_order(one: Occurrence) -> tuple[object, ...]:
    return one.day, _ORDER[one.entry.ring], one.entry.title.casefold(), one.entry.key


def goes_on(all_year: Iterable[AllYear], year: int) -> tuple[AllYear, ...]:
    """What goes on in the year, each thing once, by title."""
    within = whole_year(year)
    found = {one.target: one for one in all_year if _touches(one.span, within)}
    return tuple(sorted(found.values(), key=lambda one: (one.title.casefold(), one.key)))


def _touches(one: Span, other: Span) -> bool:
    return (one.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
        one.last or date.max
    )


def narrowed(calendar: Calendar, to: Narrowing) -> Calendar:
    """What of the calendar is the programme's, and the body's."""
    return Calendar(
        tuple(one for one in calendar.entries if _is_wanted(one, to)),
        tuple(one for one in calendar.all_year if _is_wanted(one, to)),
    )


def _is_wanted(one: Entry | AllYear, to: Narrowing) -> bool:
    if to.programme_id is not None and to.programme_id not in one.programme_ids:
        return False
    return to.body_ids is None or not to.body_ids.isdisjoint(one.body_ids)


def still_told(entry: Entry, today: date) -> bool:
    """Whether a calendar still shows the entry: until the end of the year after its last day."""
    last = entry.repeat.until if entry.repeat else entry.end
    return last is None or last.year >= today.year - 1


def part_of(body: BodyView, bodies: Iterable[BodyView]) -> frozenset[int]:
    """Whose things are the body's: its own, those of collectives that it is in, and of its members.

    Its own are those of the bodies that it has taken over from too, or will.
    """
    every = list(bodies)
    members = {one.id: one.members for one in every if one.members}
    merged = {one.id: one.merged_into_id for one in every if one.merged_into_id is not None}
    own = {body.id, *predecessors(body.id, merged)}
    through = {one for one in members if not own.isdisjoint(expand([one], members))}
    return frozenset({*own, *through, *expand([body.id], members)})


def held_together(spans: Iterable[Span]) -> Span:
    """From the first day of any of them to the last; open where one of them is."""
    every = list(spans)
    firsts, lasts = [one.first for one in every], [one.last for one in every]
    first = None if None in firsts else min((day for day in firsts if day), default=None)
    last = None if None in lasts else max((day for day in lasts if day), default=None)
    return Span(first, last)


def before(day: date | None) -> date | None:
    """The day before, if there is a day."""
    return day - _A_DAY if day else None
