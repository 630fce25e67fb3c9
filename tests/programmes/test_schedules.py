"""The schedule language: what Swedish words about time mean, and when they come next."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.programmes.schedules import (
    BadSchedule,
    ScheduleKind,
    ScheduleValue,
    as_file,
    calendar_rule,
    describe,
    from_file,
    next_dates,
    next_time,
    parse_schedule,
    time_share,
)
from fridlyst.programmes.schedules.words import ADVERBS, MONTHS, ONGOING, SEASONS, UNIT_MONTHS

TODAY = date(2026, 3, 1)
Meaning = tuple[str, date | None, date | None, str | None, str | None]


def once(start: date | None, end: date | None) -> Meaning:
    return ("once", start, end, None, None)


def period(start: date, end: date) -> Meaning:
    return ("period", start, end, None, None)


def recurring(rrule: str, start: date | None = None, end: date | None = None) -> Meaning:
    return ("recurring", start, end, rrule, None)


def on_event(words: str) -> Meaning:
    return ("on_event", None, None, None, words)


ONGOING_ONLY: Meaning = ("ongoing", None, None, None, None)


def meaning(text: str, default_year: int | None = None) -> list[Meaning]:
    values = parse_schedule(text, default_year=default_year)
    return [(value.kind.value, value.start, value.end, value.rrule, value.event) for value in values]


DATED = {
    "November 2025": once(date(2025, 11, 1), date(2025, 11, 30)),
    "December\n2026": once(date(2026, 12, 1), date(2026, 12, 31)),
    "juni 2026": once(date(2026, 6, 1), date(2026, 6, 30)),
    "1 mars 2025": once(date(2025, 3, 1), date(2025, 3, 1)),
    "2026-06-30": once(date(2026, 6, 30), date(2026, 6, 30)),
    "23/11 2026": once(date(2026, 11, 23), date(2026, 11, 23)),
    "31/12 -26": once(date(2026, 12, 31), date(2026, 12, 31)),
    "T1 2022": once(date(2022, 4, 30), date(2022, 4, 30)),
    "tertial 2 2022": once(date(2022, 8, 31), date(2022, 8, 31)),
    "senast 2027": once(None, date(2027, 12, 31)),
    "Klart juni 2026": once(None, date(2026, 6, 30)),
    "före sommaren 2026": once(None, date(2026, 5, 31)),
    "före utgången av 2027": once(None, date(2027, 12, 31)),
    "efter sommaren 2026": once(date(2026, 9, 1), None),
    "senast i slutet av 2026": once(None, date(2026, 12, 31)),
    "i slutet av 2026": once(date(2026, 9, 1), date(2026, 12, 31)),
    "2019-06-XX": once(date(2019, 6, 1), date(2019, 6, 30)),
    "2019-XX-XX": period(date(2019, 1, 1), date(2019, 12, 31)),
    "2026": period(date(2026, 1, 1), date(2026, 12, 31)),
    "2026–2028": period(date(2026, 1, 1), date(2028, 12, 31)),
    "2026-28": period(date(2026, 1, 1), date(2028, 12, 31)),
    "2026, 2027 och 2028": period(date(2026, 1, 1), date(2028, 12, 31)),
    "under hösten 2024": period(date(2024, 9, 1), date(2024, 11, 30)),
    "våren 2023": period(date(2023, 3, 1), date(2023, 5, 31)),
    "Q2 2025": period(date(2025, 4, 1), date(2025, 6, 30)),
    "2026, kvartal 1": period(date(2026, 1, 1), date(2026, 3, 31)),
    "dec–feb 2026": period(date(2025, 12, 1), date(2026, 2, 28)),
    "1–15 mars 2026": period(date(2026, 3, 1), date(2026, 3, 15)),
    "v.48 2026 (23/11-29/11)": period(date(2026, 11, 23), date(2026, 11, 29)),
    "v. 12-13 2026": period(date(2026, 3, 16), date(2026, 3, 29)),
    "läsåret 2025/26": period(date(2025, 8, 1), date(2026, 6, 30)),
    "mandatperioden 2022–2026": period(date(2022, 10, 15), date(2026, 10, 14)),
    "fr.o.m. 1 jan 2026 t.o.m. 31 dec 2027": period(date(2026, 1, 1), date(2027, 12, 31)),
    "löpande under 2026": ("ongoing", date(2026, 1, 1), date(2026, 12, 31), None, None),
    "2026 och framåt": ("ongoing", date(2026, 1, 1), None, None, None),
    "tills vidare": ONGOING_ONLY,
}


@pytest.mark.parametrize("text", DATED)
def test_dated_words(text: str) -> None:
    assert meaning(text) == [DATED[text]]


REPEATED = {
    "2 gr årligen utdrag av statistik": recurring("FREQ=MONTHLY;INTERVAL=6"),
    "två gånger per år": recurring("FREQ=MONTHLY;INTERVAL=6"),
    "2 ggr/år": recurring("FREQ=MONTHLY;INTERVAL=6"),
    "minst en gång per år": recurring("FREQ=YEARLY"),
    "varje år": recurring("FREQ=YEARLY"),
    "årligen i mars": recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
    "två gånger per år, i mars och oktober": recurring("FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=-1"),
    "8 mars varje år": recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"),
    "Mars 2026 och därefter årligen": recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", date(2026, 3, 1)),
    "årligen 2026–2028": recurring("FREQ=YEARLY", date(2026, 1, 1), date(2028, 12, 31)),
    "vartannat år": recurring("FREQ=YEARLY;INTERVAL=2"),
    "vartannat år från 2025": recurring("FREQ=YEARLY;INTERVAL=2", date(2025, 1, 1)),
    "varje termin": recurring("FREQ=MONTHLY;INTERVAL=6"),
    "1 gång/termin": recurring("FREQ=MONTHLY;INTERVAL=6"),
    "tertialvis": recurring("FREQ=MONTHLY;INTERVAL=4"),
    "varje kvartal": recurring("FREQ=MONTHLY;INTERVAL=3"),
    "varannan månad": recurring("FREQ=MONTHLY;INTERVAL=2"),
    "varje månad": recurring("FREQ=MONTHLY"),
    "varje vecka": recurring("FREQ=WEEKLY"),
    "5 gånger per år": recurring("FREQ=YEARLY;BYMONTH=2,4,7,9,12;BYMONTHDAY=-1"),
    "per den 31 augusti": recurring("FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31"),
    "23/11": recurring("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23"),
    "kvartal 1": recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
    "v.48 (23/11-29/11)": recurring("FREQ=YEARLY;BYWEEKNO=48;BYDAY=SU"),
    "i början av varje mandatperiod, med start våren 2023": recurring(
        "FREQ=YEARLY;INTERVAL=4", date(2023, 3, 1)
    ),
    "en gång per mandatperiod": recurring("FREQ=YEARLY;INTERVAL=4", date(2022, 10, 15)),
}


@pytest.mark.parametrize("text", REPEATED)
def test_repeated_words(text: str) -> None:
    assert meaning(text) == [REPEATED[text]]


SEVERAL = {
    "Löpande/Årligen": [ONGOING_ONLY, recurring("FREQ=YEARLY")],
    "2026-2028 och fortlöpande vid nyanställning": [
        period(date(2026, 1, 1), date(2028, 12, 31)),
        on_event("vid nyanställning"),
    ],
    "2026\n\n2 gr årligen": [
        period(date(2026, 1, 1), date(2026, 12, 31)),
        recurring("FREQ=MONTHLY;INTERVAL=6"),
    ],
    "mars och oktober 2026": [
        once(date(2026, 3, 1), date(2026, 3, 31)),
        once(date(2026, 10, 1), date(2026, 10, 31)),
    ],
    "i samband med verksamhetsberättelse och bokslut": [
        on_event("i samband med verksamhetsberättelse och bokslut"),
        recurring("FREQ=YEARLY"),
    ],
    "i god tid före sommarlov samt direkt i anslutning efter sommarlov": [
        on_event("i god tid före sommarlov"),
        on_event("direkt i anslutning efter sommarlov"),
    ],
    "Årligen vid APT": [on_event("vid APT"), recurring("FREQ=YEARLY")],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_several_in_one(text: str) -> None:
    assert meaning(text) == SEVERAL[text]


@pytest.mark.parametrize(
    "text", ["vid behov", "vid nyanställning", "inför revidering", "i samband med introduktion"]
)
def test_events(text: str) -> None:
    assert meaning(text) == [on_event(text)]


@pytest.mark.parametrize("text", ["", "snarast", "vår kommun", "2025.202 KS", "99/99", "vecka 77", "T7"])
def test_what_is_no_time_keeps_its_words(text: str) -> None:
    assert parse_schedule(text) == (ScheduleValue(text, ScheduleKind.NONE),)


def test_year_of_the_programme_is_used_where_the_text_has_none() -> None:
    assert meaning("juni", 2026) == [once(date(2026, 6, 1), date(2026, 6, 30))]
    assert meaning("årligen i juni", 2026) == [recurring("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1")]
    assert meaning("vartannat år", 2026) == [recurring("FREQ=YEARLY;INTERVAL=2", date(2026, 1, 1))]


NEXT = {
    "varje tertial": [date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 31)],
    "2 gr årligen": [date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30)],
    "per den 31 augusti": [date(2026, 8, 31), date(2027, 8, 31), date(2028, 8, 31)],
    "varje månad": [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)],
    "varje kvartal från juli 2026": [date(2026, 9, 30), date(2026, 12, 31), date(2027, 3, 31)],
    "årligen 2025–2026": [date(2026, 12, 31)],
    "vartannat år från 2025": [date(2027, 12, 31), date(2029, 12, 31), date(2031, 12, 31)],
    "en gång per mandatperiod": [date(2026, 10, 15), date(2030, 10, 15), date(2034, 10, 15)],
    "vartannat år": [],
    "2025": [],
    "juni 2026": [date(2026, 6, 30)],
    "2026–2028": [date(2028, 12, 31)],
    "2027–2028": [date(2027, 1, 1), date(2028, 12, 31)],
    "löpande": [],
    "vid behov": [],
}


@pytest.mark.parametrize("text", NEXT)
def test_next_dates(text: str) -> None:
    found = next_dates(parse_schedule(text), today=TODAY, limit=3)
    assert list(found) == NEXT[text]
    assert next_time(parse_schedule(text), today=TODAY) == next(iter(NEXT[text]), None)


def test_next_dates_are_bounded() -> None:
    values = parse_schedule("varje månad")
    assert next_dates(values, today=TODAY, until=date(2026, 4, 30)) == (date(2026, 3, 31), date(2026, 4, 30))
    assert len(next_dates(values, today=TODAY)) == 12
    assert next_dates(values, today=TODAY, limit=0) == ()


def test_calendar_rule_is_what_next_dates_follow() -> None:
    assert calendar_rule(parse_schedule("2 gr årligen")[0]) == (
        date(1999, 12, 31),
        "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1",
    )
    assert calendar_rule(parse_schedule("vartannat år")[0]) is None
    assert calendar_rule(parse_schedule("löpande")[0]) is None


DESCRIBED = {
    "per den 31 augusti": "nästa gång 31 augusti 2026",
    "löpande": "löpande",
    "Löpande/Årligen": "löpande, nästa gång 31 december 2026",
    "vid nyanställning": "vid nyanställning",
    "2026-2028": "2026–2028",
    "2026-2028 och fortlöpande vid nyanställning": "2026–2028, vid nyanställning",
    "juni 2026": "klart senast 30 juni 2026",
    "hösten 2024": "september–november 2024",
    "1-15 mars 2026": "1–15 mars 2026",
    "1 mars 2025": "1 mars 2025",
    "löpande under 2026": "löpande 2026",
    "från 2027": "löpande från 1 januari 2027",
    "efter sommaren 2026": "tidigast 1 september 2026",
    "vartannat år": "vartannat år",
    "T1, T2 och T3": "nästa gång 30 april 2026",
    "årligen 2021–2024": "varje år till och med 31 december 2024",
    "snarast": "snarast",
    "": "tid saknas",
}


@pytest.mark.parametrize("text", DESCRIBED)
def test_described(text: str) -> None:
    assert describe(parse_schedule(text), today=TODAY) == DESCRIBED[text]


IN_ENGLISH = {
    "per den 31 augusti": "next time 31 August 2026",
    "Löpande/Årligen": "ongoing, next time 31 December 2026",
    "vid nyanställning": "vid nyanställning",
    "juni 2026": "done by 30 June 2026",
    "hösten 2024": "September–November 2024",
    "från 2027": "ongoing from 1 January 2027",
    "efter sommaren 2026": "no earlier than 1 September 2026",
    "vartannat år": "every other year",
    "årligen 2021–2024": "every year until 31 December 2024",
    "": "no time given",
}


@pytest.mark.parametrize("text", IN_ENGLISH)
def test_described_in_english(text: str) -> None:
    assert describe(parse_schedule(text), today=TODAY, language="en") == IN_ENGLISH[text]


def test_nothing_described_is_time_missing() -> None:
    assert describe((), today=TODAY) == "tid saknas"


@pytest.mark.parametrize("text", [*DATED, *REPEATED, *SEVERAL, "vid behov", "snarast"])
def test_file_and_back(text: str) -> None:
    values = parse_schedule(text)
    assert from_file(as_file(values)) == values


def test_file_of_one_is_an_object_and_of_several_a_list() -> None:
    assert as_file(parse_schedule("2 gr årligen")) == {
        "text": "2 gr årligen",
        "kind": "recurring",
        "rrule": "FREQ=MONTHLY;INTERVAL=6",
    }
    assert isinstance(as_file(parse_schedule("Löpande/Årligen")), list)
    assert as_file(()) == {"kind": "none"}


def test_file_without_rule_takes_it_from_the_words() -> None:
    assert from_file({"text": "varje kvartal", "kind": "recurring"})[0].rrule == "FREQ=MONTHLY;INTERVAL=3"


BAD = [
    "text",
    {},
    {"kind": "sometimes"},
    {"kind": "once", "start": "2026-02-30"},
    {"kind": "once", "start": 2026},
    {"kind": "period", "start": "2026-02-01", "end": "2026-01-01"},
    {"kind": "recurring", "text": "ibland"},
    {"kind": "recurring", "rrule": "FREQ=SECONDLY"},
    {"kind": "recurring", "rrule": "FREQ=YEARLY;COUNT=3"},
    {"kind": "recurring", "rrule": "FREQ=YEARLY;INTERVAL=0"},
    {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=13"},
    {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
    {"kind": "recurring", "rrule": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"},
    {"kind": "recurring", "rrule": "FREQ=YEARLY;BYWEEKNO=2;BYMONTH=11"},
    {"kind": "recurring", "rrule": "FREQ=YEARLY;UNTIL=2026"},
    {"kind": "recurring", "rrule": "DTSTART:20260101\nRRULE:FREQ=DAILY"},
]


@pytest.mark.parametrize("given_object", BAD)
def test_bad_file_objects_are_named(given_object: object) -> None:
    with pytest.raises(BadSchedule) as caught:
        from_file(given_object)
    assert caught.value.code == "bad-schedule"


LONG_AGO = {
    "FREQ=YEARLY;INTERVAL=4": date(2026, 10, 15),
    "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=15": date(2026, 7, 15),
    "FREQ=WEEKLY;INTERVAL=2": date(2026, 3, 9),
    "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO": date(2027, 1, 4),
    "FREQ=YEARLY;UNTIL=20200101": None,
}


@pytest.mark.parametrize("rrule", LONG_AGO)
def test_old_starts_keep_their_phase(rrule: str) -> None:
    start = "1962-10-15" if "UNTIL" not in rrule else "1990-01-01"
    values = from_file({"kind": "recurring", "rrule": rrule, "start": start})
    first, rule = calendar_rule(values[0]) or (TODAY, "")
    told = rrulestr(rule, dtstart=datetime.combine(first, time())).after(
        datetime.combine(TODAY, time()), inc=True
    )
    assert next_time(values, today=TODAY) == (told.date() if told else None) == LONG_AGO[rrule]


def test_share_of_time_tells_times_from_prose() -> None:
    assert time_share("2026-2028 och fortlöpande vid nyanställning") == 1
    assert time_share("Revidera rutinen tillsammans med regionen") == 0
    assert 0 < time_share("Utdrag av statistik 2 gr årligen") < 1


WORDS = sorted({*MONTHS, *SEASONS, *ONGOING, *ADVERBS, *UNIT_MONTHS})
GLUE = [
    "2026",
    "2028",
    "1999",
    "-",
    "–",
    "/",
    ",",
    "och",
    "samt",
    "från",
    "senast",
    "före",
    "efter",
    "varje",
    "vart",
]
GLUE += [
    "v.48",
    "(23/11-29/11)",
    "31",
    "T1",
    "2 gr",
    "per",
    "vid",
    "med start",
    "XX",
    "2019-XX-XX",
    "\n\n",
    ";",
    "i",
]
GLUE += [
    "slutet av",
    "början av",
    "kvartal 1",
    "t.o.m.",
    "fr.o.m.",
    "tredje",
    "0",
    "99/99",
    "29 februari",
    "İ",
    "\x00",
]
SENTENCES = st.lists(st.sampled_from([*WORDS, *GLUE]), max_size=12).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), SENTENCES), st.none() | st.integers(-5, 9999))
def test_anything_can_be_read(text: str, year: int | None) -> None:
    values = parse_schedule(text, default_year=year)
    assert values
    for value in values:
        assert value.text == " ".join(text.split())
        assert not (value.start and value.end) or value.start <= value.end
        assert (value.rrule is not None) == (value.kind is ScheduleKind.RECURRING)
        assert value.rrule is None or rrulestr(value.rrule)
    assert from_file(as_file(values)) == values
    assert describe(values, today=TODAY)
    assert 0 <= time_share(text) <= 1
    dates = next_dates(values, today=TODAY)
    assert list(dates) == sorted(set(dates))
    assert all(day >= TODAY for day in dates)


def test_very_long_text_is_kept_and_not_read() -> None:
    text = "varje år " * 1000
    (value,) = parse_schedule(text)
    assert value.kind is ScheduleKind.NONE
    assert value.text == text.strip()
