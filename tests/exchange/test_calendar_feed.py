"""The year wheel as iCalendar, read back by another library and compared with the wheel's own days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
import vobject
from dateutil.rrule import rrulestr

from fridlyst.exchange.calendar_feed import FeedWords, calendar_file, mark_of, neutral_name, summary
from fridlyst.programmes.schedules import parse_schedule
from fridlyst.programmes.terms import ProgrammeKind
from fridlyst.year_wheel import rules
from fridlyst.year_wheel.shapes import Entry, RoundDays, Span, Target, TimedThing
from fridlyst.year_wheel.terms import Happening, Ring

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
NEUTRAL = FeedWords("Årshjul Askersund", False, "1882")
FULL = FeedWords("Årshjul Askersund", True, "1882")
TIMES = (
    "Juni 2026",
    "Årligen",
    "Halvårsvis",
    "Varje kvartal",
    "2026-2028",
    "vartannat år med start 2026",
    "2026-11-23 – 2026-11-29",
    "per den 31 augusti varje år",
    "Löpande",
)


def entries() -> list[Entry]:
    held = Span(date(2026, 1, 1), date(2028, 12, 31))
    found = [
        entry
        for number, text in enumerate(TIMES)
        for entry in rules.thing_entries(
            TimedThing(
                "activity",
                number,
                f"Våldsutsatta, del {number}; semikolon\\ och 😀 " + "lång " * 30,
                "Mål 3",
                (f"a{number}",),
                parse_schedule(text),
                held,
                None,
                frozenset(),
                frozenset(),
            )
        )
    ]
    days = (date(2026, 9, 1), date(2026, 9, 15), date(2026, 9, 29))
    round_days = RoundDays(
        1, "t2", "Tertial 2 2026", "tertial", *days, frozenset(), frozenset(), planned=False
    )
    return [*found, *rules.round_entries(round_days)]


def href(entry: Entry) -> str:
    return f"https://fridlyst.example/askersund/{entry.target.kind}/{'/'.join(entry.target.keys)}/"


def written(given: Iterable[Entry], words: FeedWords = NEUTRAL) -> bytes:
    return calendar_file(given, words=words, href=href, at=AT)


def read(file: bytes) -> Any:  # noqa: ANN401
    return vobject.readOne(file.decode())


def expanded(file: bytes, first: date, last: date) -> set[tuple[str, date, date]]:
    """(uid, first day, last day) of every event within, its rule worked out by dateutil alone."""
    found = set()
    for event in read(file).vevent_list:
        start, length = event.dtstart.value, event.dtend.value - event.dtstart.value
        days = [start]
        if hasattr(event, "rrule"):
            rule = rrulestr(event.rrule.value, dtstart=datetime.combine(start, datetime.min.time()))
            days = [moment.date() for moment in islice(rule, 500)]
        for day in days:
            end = day + length - timedelta(days=1)
            if day <= last and first <= end:
                found.add((event.uid.value, max(day, first), end))
    return found


@pytest.mark.parametrize("year", range(2025, 2031))
def test_the_feed_says_the_days_that_the_wheel_says(year: int) -> None:
    given = entries()
    within = rules.whole_year(year)
    assert within.first
    assert within.last
    told = {(f"{one.entry.key}.1882@fridlyst", one.day, one.end) for one in rules.occurrences(given, within)}
    assert expanded(written(given), within.first, within.last) == told
    assert told or year not in (2026, 2027, 2028)


def test_every_rule_ends_and_begins_on_one_of_its_own_days() -> None:
    repeated = [one for one in read(written(entries())).vevent_list if hasattr(one, "rrule")]
    assert len(repeated) >= 4
    for event in repeated:
        start = datetime.combine(event.dtstart.value, datetime.min.time())
        assert "UNTIL=20281231" in event.rrule.value
        assert next(iter(rrulestr(event.rrule.value, dtstart=start))) == start


def test_what_a_calendar_needs_is_there() -> None:
    file = written(entries())
    calendar = read(file)
    assert file.startswith(b"BEGIN:VCALENDAR\r\n")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert calendar.version.value == "2.0"
    assert calendar.method.value == "PUBLISH"
    assert calendar.prodid.value.startswith("-//Fridlyst")
    assert calendar.contents["x-wr-calname"][0].value == "Årshjul Askersund"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in file
    assert b"X-PUBLISHED-TTL:PT6H" in file
    for event in calendar.vevent_list:
        assert type(event.dtstart.value) is date
        assert event.dtend.value > event.dtstart.value
        assert event.dtstamp.value == AT
        assert event.transp.value == "TRANSPARENT"
        assert event.url.value.startswith("https://fridlyst.example/askersund/")
    uids = [event.uid.value for event in calendar.vevent_list]
    assert len(uids) == len(set(uids))


def test_some_days_in_a_row_end_on_the_day_after() -> None:
    week = next(one for one in read(written(entries())).vevent_list if "Pågår" in one.summary.value)
    assert (week.dtstart.value, week.dtend.value) == (date(2026, 11, 23), date(2026, 11, 30))


def test_the_neutral_calendar_says_nothing_of_what_it_is_about() -> None:
    neutral = written(entries()).decode().replace("\r\n ", "")
    assert "ldsutsatta" not in neutral
    assert "SUMMARY:Klart senast: aktivitet\\, Mål 3" in neutral
    assert "SUMMARY:Sista dag att svara: Tertial 2 2026" in neutral
    assert "Våldsutsatta\\, del 0\\; semikolon\\\\ och 😀" in written(entries(), FULL).decode().replace(
        "\r\n ", ""
    )


def test_titles_come_back_whole() -> None:
    titles = {entry.title.strip() for entry in entries()}
    told = {
        event.summary.value.partition(": ")[2].strip() for event in read(written(entries(), FULL)).vevent_list
    }
    assert told == titles


def about(kind: str, title: str, label: str) -> Entry:
    day = date(2026, 1, 1)
    return Entry("k", Ring.DECISIONS, Happening.VALID_FROM, title, label, day, day, Target(kind))


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (about("round", "Tertial 2", "Tertial"), "Tertial 2"),
        (about("round", "Uppföljning av VÅLDSprogrammet", "Årlig"), "Årlig"),
        (about("round", "Hedersplanen", "Årlig"), "Årlig"),
        (about("programme", "Program mot våld", "2026–2028"), f"{ProgrammeKind.PROGRAMME.label} 2026–2028"),
        (about("goal", "Ingen utsätts", "Mål 2"), "Mål 2"),
        (about("goal", "Ingen utsätts", "Våldsmål 2"), "mål"),
        (about("activity", "Utbilda", ""), "aktivitet"),
        (about("matter", "Motion om våld", "2025.202 KS"), "2025.202 KS"),
    ],
)
def test_neutral_names(entry: Entry, name: str) -> None:
    assert neutral_name(entry) == name
    assert summary(entry, full_titles=True) == f"Börjar gälla: {entry.title}"


def test_a_step_of_a_matter_names_no_telling_body() -> None:
    step = replace(about("matter", "Motion", "2025.202 KS"), detail="Beslut, Kvinnofridsnämnden § 4")
    assert summary(step, full_titles=False) == "Börjar gälla: 2025.202 KS"
    assert summary(step, full_titles=True) == "Beslut, Kvinnofridsnämnden § 4: Motion"
    plain = replace(step, detail="Beslut, Kommunstyrelsen § 4")
    assert summary(plain, full_titles=False) == "Beslut, Kommunstyrelsen § 4: 2025.202 KS"


HARD = (
    "rad ett\nRAD:två",
    "\r\nEND:VEVENT\r\nX:y",
    'a,b;c\\d":',
    "😀" * 60,
    "å" * 74 + "😀",
    "\u202eabc",
    "\x0b\x1f",
)


@pytest.mark.parametrize("title", HARD)
def test_hostile_titles_stay_in_their_event(title: str) -> None:
    entry = about("round", title, "Årlig")
    file = written([entry, about("round", "Nästa", "")], FULL)
    assert [len(line) for line in file.split(b"\r\n") if len(line) > 75] == []
    assert all(line.decode() is not None for line in file.split(b"\r\n")), "no character is cut in two"
    events = read(file).vevent_list
    assert [event.uid.value for event in events] == ["k.1882@fridlyst"] * 2
    assert events[1].summary.value == "Börjar gälla: Nästa"


def test_the_mark_changes_with_the_calendar_and_with_nothing_else() -> None:
    given = entries()
    assert mark_of(given, NEUTRAL) == mark_of(entries(), NEUTRAL)
    assert len({mark_of(given, NEUTRAL), mark_of(given, FULL), mark_of(given[1:], NEUTRAL)}) == 3


def test_an_empty_calendar_can_be_read() -> None:
    assert not hasattr(read(written([])), "vevent")


@pytest.mark.parametrize("far", [date.min, date(1, 3, 1), date(9999, 12, 30), date.max])
def test_the_first_and_the_last_day_that_there_is_can_be_read_back(far: date) -> None:
    one, repeated = entries()[0], next(entry for entry in entries() if entry.repeat)
    assert repeated.repeat is not None
    given = [
        replace(one, key="a", start=far, end=far),
        replace(one, key="b", start=date(9999, 12, 1), end=date.max),
        replace(repeated, key="c", start=far, end=far, repeat=replace(repeated.repeat, until=far)),
    ]
    read = {event.uid.value: event for event in vobject.readOne(written(given).decode()).vevent_list}
    assert len(read) == 3
    for event in read.values():
        assert not hasattr(event, "dtend") or event.dtend.value > event.dtstart.value
    until = str(read["c.1882@fridlyst"].rrule.value).rpartition("UNTIL=")[2].partition(";")[0]
    assert until == far.isoformat().replace("-", "")
