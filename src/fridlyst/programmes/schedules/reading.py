"""Reads a text about time into schedule values; never raises, and never drops the words."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fridlyst.programmes.schedules.events import Occasion, find_events
from fridlyst.programmes.schedules.points import Point, Unit, yearly_parts
from fridlyst.programmes.schedules.ranges import Moment, edged, find_moments
from fridlyst.programmes.schedules.repeats import FIRST_TERM, Repeat, find_repeats, rule_of
from fridlyst.programmes.schedules.scanning import MASK, find_points, masked
from fridlyst.programmes.schedules.values import ScheduleKind, ScheduleValue
from fridlyst.programmes.schedules.words import ONGOING

LONGEST = 2000
_ANY_YEAR = 2001
_ONGOING = re.compile(r"(?<!\w)(?:" + "|".join(sorted(ONGOING, key=len, reverse=True)) + r")(?!\w)")
_CLAUSES = re.compile(r"\n[^\S\n]*\n|;")
_APART = re.compile(r"(?<!\w)(?:och|samt|därefter|sedan|men)(?!\w)|/")
_GLUE = re.compile(r"[\W_]*(?:(?:minst|ca|cirka|senast|dock)\W+)?")
_SMALL_WORDS = re.compile(r"(?<!\w)(?:och|samt|under|i|den|per|av|från|till|minst|ca|år|året|eller)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Clause:
    """What was found in one clause; `left` is its text with everything found masked."""

    text: str
    moments: list[Moment]
    repeats: list[Repeat]
    ongoing: list[tuple[int, int]]
    events: list[Occasion]
    left: str
    original: str


def _scan(original: str) -> _Clause:
    text = _lowered(original)
    points, left = find_points(text)
    moments = find_moments(points, text)
    for moment in moments:
        left = masked(left, moment.at, moment.to)
    repeats, left = find_repeats(left, masked)
    ongoing = [match.span() for match in _ONGOING.finditer(left)]
    for at, to in ongoing:
        left = masked(left, at, to)
    events = find_events(left)
    for event in events:
        left = masked(left, event.at, event.to)
    return _Clause(text, moments, repeats, ongoing, events, left, original)


def _frame(clause: _Clause, at: int, to: int, year: int | None) -> Moment | None:
    """The dated moment that says between which days a repetition or an ongoing activity goes on."""
    for moment in clause.moments:
        if moment.year is None and year is None:
            continue
        gap = clause.text[to : moment.at] if moment.at >= to else clause.text[moment.to : at]
        if moment.edge in ("from", "by") or not _APART.search(gap):
            return moment
    return None


def _frame_days(moment: Moment, year: int | None, *, repeated: bool) -> tuple[date | None, date | None]:
    """First and last day of a frame; a day or a month in front of a repetition is where it starts."""
    span, edge = edged(moment, year or _ANY_YEAR)
    starts_it = edge == "from" or (repeated and not edge and moment.kind is ScheduleKind.ONCE)
    return (None if edge == "by" else span[0]), (None if starts_it else span[1])


def _value(
    kind: ScheduleKind, start: date | None = None, end: date | None = None, rrule: str | None = None
) -> ScheduleValue:
    return ScheduleValue("", kind, start, end, rrule)


def _by_month(points: list[Point], lead: str) -> list[str]:
    """Yearly rules for points without year: one for all that end with a month, one for each other."""
    months = sorted({point.last for point in points if point.unit not in (Unit.DAY, Unit.WEEK)})
    rules = [f"{lead};{yearly_parts(point)}" for point in points if point.unit in (Unit.DAY, Unit.WEEK)]
    if months:
        rules.append(f"{lead};BYMONTH={','.join(map(str, months))};BYMONTHDAY=-1")
    return rules


def _last_point(moment: Moment) -> Point:
    """What a yearly rule is made of: the moment's last point, or the day that its edge gives."""
    if moment.edge in ("", "from") and not moment.part:
        return moment.points[-1]
    span, edge = edged(moment, _ANY_YEAR)
    day = span[0] if edge == "from" else span[1]
    return Point(0, 0, Unit.DAY, day.month, day.month, day.day)


def _recurring(clause: _Clause, repeat: Repeat, year: int | None, used: set[Moment]) -> list[ScheduleValue]:
    loose = [moment for moment in clause.moments if moment.year is None and moment not in used]
    frame = _frame(_only_free(clause, loose, used), repeat.at, repeat.to, year)
    start, end = _frame_days(frame, year, repeated=True) if frame else (None, None)
    used.update({frame} if frame else ())
    named = bool(repeat.yearly or len(loose) == repeat.times)
    if frame and frame.kind is ScheduleKind.ONCE and repeat.yearly and not (loose or repeat.of_office):
        loose, named = [frame], True
    if loose and named and not repeat.of_office:
        used.update(loose)
        rules = _by_month(
            [_last_point(moment) for moment in loose], rule_of(Repeat(0, 0, 12 * (repeat.yearly or 1)))
        )
    else:
        rules = [rule_of(repeat)]
    return [_value(ScheduleKind.RECURRING, start or _first_day(repeat, year), end, rule) for rule in rules]


def _only_free(clause: _Clause, loose: list[Moment], used: set[Moment]) -> _Clause:
    """The clause with only the moments that still can frame something."""
    return replace(clause, moments=[one for one in clause.moments if one not in used and one not in loose])


def _first_day(repeat: Repeat, year: int | None) -> date | None:
    """Where a repetition over several years is counted from when the text does not say."""
    if repeat.of_office:
        return FIRST_TERM
    return date(year, 1, 1) if year and repeat.yearly > 1 else None


def _ongoing(clause: _Clause, year: int | None, used: set[Moment]) -> list[ScheduleValue]:
    """At most one value; ongoing that only says how an event is met ("löpande vid …") is no value."""
    for at, to in clause.ongoing:
        if any(_GLUE.fullmatch(clause.text[to : event.at]) for event in clause.events if event.at >= to):
            continue
        frame = _frame(_only_free(clause, [], used), at, to, year)
        if frame is None:
            return [_value(ScheduleKind.ONGOING)]
        used.add(frame)
        start, end = _frame_days(frame, year, repeated=False)
        return [_value(ScheduleKind.ONGOING, start, end)]
    return []


def _dated(moment: Moment, year: int | None) -> ScheduleValue:
    if moment.year is None and year is None:
        rule = _by_month([_last_point(moment)], "FREQ=YEARLY")[0]
        return _value(ScheduleKind.RECURRING, rrule=rule)
    span, edge = edged(moment, year or _ANY_YEAR)
    if edge == "by":
        return _value(ScheduleKind.ONCE, end=span[1])
    if edge == "from":
        return _value(ScheduleKind.ONCE if moment.edge == "after" else ScheduleKind.ONGOING, span[0])
    return _value(moment.kind, *span)


def _merged(values: list[ScheduleValue]) -> list[ScheduleValue]:
    """2026, 2027 och 2028 is one period: periods that follow on one another become one."""
    done: list[ScheduleValue] = []
    for value in values:
        last = done[-1] if done else None
        if last and last.kind is value.kind is ScheduleKind.PERIOD and _follows(last.end, value.start):
            done[-1] = replace(last, end=value.end)
        elif value not in done:
            done.append(value)
    return done


def _follows(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end + timedelta(days=1) == start


def _of_event(event: Occasion, clause: _Clause) -> list[ScheduleValue]:
    words = clause.original[event.at : event.at + len(event.words)]
    values = [ScheduleValue("", ScheduleKind.ON_EVENT, event=words)]
    if event.rrule and not clause.repeats:
        values.append(_value(ScheduleKind.RECURRING, rrule=event.rrule))
    return values


def _meaning(clause: _Clause, year: int | None) -> list[ScheduleValue]:
    used: set[Moment] = set()
    repeated = [value for repeat in clause.repeats for value in _recurring(clause, repeat, year, used)]
    ongoing = _ongoing(clause, year, used)
    dated = [_dated(moment, year) for moment in clause.moments if moment not in used]
    events = [value for event in clause.events for value in _of_event(event, clause)]
    return _merged(dated) + ongoing + events + repeated


def _plain(clause: str) -> str:
    return " ".join(clause.replace(MASK, " ").split())


def _lowered(text: str) -> str:
    """Lower case, letter for letter, so that places in it are places in the original."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def parse_schedule(text: str, *, default_year: int | None = None) -> tuple[ScheduleValue, ...]:
    """What a text about time means: one value or several, each with the whole text folded.

    A time without year ("i mars") is in `default_year` when that is given, otherwise every year.
    Words that say no time give one value of kind NONE. Never raises.
    """
    folded = " ".join(text.split())
    year = default_year if default_year and 1900 <= default_year <= 2200 else None
    clauses = _CLAUSES.split(text) if len(folded) <= LONGEST else []
    values = [value for clause in clauses for value in _meaning(_scan(_plain(clause)), year)]
    distinct = list(dict.fromkeys(values)) or [_value(ScheduleKind.NONE)]
    return tuple(replace(value, text=folded) for value in distinct)


def time_share(text: str) -> float:
    """How much of a text is about time, 0–1, counted in letters and digits."""
    plain = _plain(text)
    whole = _weight(_lowered(plain))
    if not whole or len(plain) > LONGEST:
        return 0.0
    return 1 - _weight(_scan(plain).left) / whole


def _weight(text: str) -> int:
    return sum(letter.isalnum() for letter in _SMALL_WORDS.sub("", text))
