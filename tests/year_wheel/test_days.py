"""On which days things fall."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue, next_dates, parse_schedule
from fridlyst.year_wheel import rules
from fridlyst.year_wheel.shapes import Calendar, Entry, Narrowing, RoundDays, Span, TimedThing
from fridlyst.year_wheel.terms import Happening, Ring

HELD = Span(date(2026, 1, 1), date(2028, 12, 31))


def thing(*values: ScheduleValue, held: Span = HELD, gone_on: date | None = None) -> TimedThing:
    return TimedThing(
        "activity",
        7,
        "Utbilda alla",
        "Mål 1",
        ("utbilda-alla",),
        values,
        held,
        gone_on,
        frozenset(),
        frozenset(),
    )


def days(entries: list[Entry], year: int) -> list[tuple[str, str]]:
    found = rules.occurrences(entries, rules.whole_year(year))
    return [(one.day.isoformat(), one.entry.happening) for one in found]


def of_text(text: str, year: int, **more: object) -> list[tuple[str, str]]:
    return days(list(rules.thing_entries(thing(*parse_schedule(text), **more))), year)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Juni 2026", 2026, [("2026-06-30", Happening.DONE_BY)]),
        ("Juni 2026", 2027, []),
        ("Årligen", 2027, [("2027-12-31", Happening.COMES_BACK)]),
        ("Årligen", 2025, []),
        ("Årligen", 2029, []),
        ("Halvårsvis", 2026, [("2026-06-30", Happening.COMES_BACK), ("2026-12-31", Happening.COMES_BACK)]),
        ("2026-2028", 2026, [("2026-01-01", Happening.BEGINS)]),
        ("2026-2028", 2028, [("2028-12-31", Happening.LAST_DAY)]),
        ("2026-11-23 – 2026-11-29", 2026, [("2026-11-23", Happening.GOING_ON)]),
        ("Löpande", 2026, []),
        ("Varje vecka", 2026, []),
        ("vid nyanställning", 2026, []),
    ],
)
def test_words_become_days_of_the_year(text: str, year: int, expected: list[tuple[str, str]]) -> None:
    assert of_text(text, year) == expected


def test_nothing_comes_back_after_it_was_withdrawn() -> None:
    assert of_text("Årligen", 2026, gone_on=date(2027, 6, 1)) == [("2026-12-31", Happening.COMES_BACK)]
    assert of_text("Årligen", 2027, gone_on=date(2027, 6, 1)) == []
    assert of_text("Juni 2026", 2026, gone_on=date(2026, 6, 30)) == []


def test_what_is_too_often_or_always_is_told_as_going_on() -> None:
    for text in ("Löpande", "Varje vecka"):
        lasting = list(rules.all_year_of(thing(*parse_schedule(text))))
        assert [one.words for one in rules.goes_on(lasting, 2026)] == [text]
        assert rules.goes_on(lasting, 2029) == ()


def test_a_long_time_goes_on_in_the_years_between_its_ends() -> None:
    lasting = list(rules.all_year_of(thing(*parse_schedule("2026-2028"))))
    assert [len(rules.goes_on(lasting, year)) for year in range(2025, 2030)] == [0, 0, 1, 0, 0]


def test_the_same_day_twice_is_told_once() -> None:
    assert of_text("Årligen", 2026) == days(
        list(rules.thing_entries(thing(*parse_schedule("Årligen"), *parse_schedule("årligen")))), 2026
    )


RULES = st.sampled_from(
    [
        "FREQ=YEARLY",
        "FREQ=YEARLY;INTERVAL=2",
        "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=4",
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;INTERVAL=6;UNTIL=20270701",
        "FREQ=WEEKLY;INTERVAL=8",
    ]
)


STARTS = st.none() | st.dates(date(2020, 1, 1), date(2027, 12, 31))


@settings(max_examples=120, deadline=None)
@given(
    rule=RULES, start=st.none() | st.dates(date(2020, 1, 1), date(2027, 12, 31)), year=st.integers(2024, 2030)
)
def test_the_year_says_what_the_schedule_says(rule: str, start: date | None, year: int) -> None:
    """The days of the wheel are those of `next_dates`, within the time that the programme holds."""
    value = ScheduleValue("text", ScheduleKind.RECURRING, start=start, rrule=rule)
    low = start or date(2026, 1, 1)
    found = rules.occurrences(rules.thing_entries(thing(value)), rules.whole_year(year))
    first, last = max(low, date(year, 1, 1)), min(date(2028, 12, 31), date(year, 12, 31))
    told = next_dates([value], today=first, until=last, limit=60) if first <= last else ()
    assert [one.day for one in found] == list(told)


def a_round(**more: object) -> RoundDays:
    given = {
        "id": 1,
        "slug": "t2",
        "title": "Tertial 2",
        "kind": "tertial",
        "opens_on": date(2026, 9, 1),
        "due_on": date(2026, 9, 15),
        "closes_on": date(2026, 9, 29),
        "programme_ids": frozenset({3}),
        "body_ids": frozenset({5}),
        "planned": False,
    }
    return RoundDays(**(given | more))  # type: ignore[arg-type]


def test_a_round_opens_is_due_and_closes() -> None:
    entries = list(rules.round_entries(a_round()))
    assert days(entries, 2026) == [
        ("2026-09-01", Happening.OPENS),
        ("2026-09-15", Happening.DUE),
        ("2026-09-29", Happening.CLOSES),
    ]
    assert [entry.since for entry in entries] == [None, date(2026, 9, 1), None]


def test_a_round_that_was_closed_early_was_never_due() -> None:
    told = days(list(rules.round_entries(a_round(closes_on=date(2026, 9, 10)))), 2026)
    assert told == [("2026-09-01", Happening.OPENS), ("2026-09-10", Happening.CLOSES)]


def test_closing_on_the_day_that_it_is_due_is_told_once() -> None:
    told = days(list(rules.round_entries(a_round(closes_on=date(2026, 9, 15), opens_on=None))), 2026)
    assert told == [("2026-09-15", Happening.DUE)]


def test_statistics_have_a_ring_of_their_own() -> None:
    assert {one.ring for one in rules.round_entries(a_round(kind="statistics"))} == {Ring.STATISTICS}


def test_keys_do_not_change_with_days_and_titles() -> None:
    before = [one.key for one in rules.round_entries(a_round())]
    after = [one.key for one in rules.round_entries(a_round(title="Nytt", due_on=date(2026, 9, 20)))]
    assert before == after


def body(number: int, *members: int) -> BodyView:
    return BodyView(
        number, f"b{number}", f"Nämnd {number}", "committee", None, bool(members), (), None, None, 1, members
    )


def test_a_body_answers_for_its_collectives_too() -> None:
    every = [body(1), body(2), body(9, 1, 2)]
    assert rules.part_of(every[0], every) == {1, 9}
    assert rules.part_of(every[2], every) == {1, 2, 9}


def test_a_body_answers_for_those_that_it_has_taken_over_from() -> None:
    gone = replace(body(1), merged_into_id=2, valid_to=date(2026, 8, 31))
    every = [gone, body(2), body(9, 1, 3), body(3)]
    assert rules.part_of(every[1], every) == {1, 2, 9}
    assert rules.part_of(gone, every) == {1, 9}


def test_narrowing_keeps_the_programme_and_the_body() -> None:
    calendar = Calendar(tuple(rules.round_entries(a_round())), ())
    assert rules.narrowed(calendar, Narrowing(3, frozenset({5, 6}))).entries == calendar.entries
    assert rules.narrowed(calendar, Narrowing(4)).entries == ()
    assert rules.narrowed(calendar, Narrowing(None, frozenset({6}))).entries == ()


def test_a_time_over_new_year_is_told_in_both_years() -> None:
    value = ScheduleValue("jul", ScheduleKind.PERIOD, date(2026, 12, 20), date(2027, 1, 6))
    entries = list(rules.thing_entries(thing(value)))
    assert [(one.day, one.end) for one in rules.occurrences(entries, rules.whole_year(2027))] == [
        (date(2027, 1, 1), date(2027, 1, 6))
    ]
    assert len(rules.occurrences(entries, rules.whole_year(2026))) == 1
    assert rules.occurrences(entries, Span(date(2027, 1, 7), date(2027, 1, 8) + timedelta(days=1))) == ()


@pytest.mark.parametrize("year", [0, 1989, 2101, 9999])
def test_a_year_out_of_reach_is_refused(year: int) -> None:
    with pytest.raises(rules.YearOutOfReach):
        rules.check_year(year)
