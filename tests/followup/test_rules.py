"""What holds for rounds and answers, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fridlyst.followup import rules
from fridlyst.followup.rules import STATUSES, StatusCounts, counted
from fridlyst.followup.suggestions import LONGEST_TITLE, free_title, suggested

counts = some.builds(StatusCounts, *(some.integers(0, 5) for _ in STATUSES))


@given(counts)
def test_one_word_for_many_is_never_better_than_what_was_reported(many: StatusCounts) -> None:
    word = many.overall
    assert word in STATUSES
    if word == "done":
        assert many.done
        assert many.done + many.stopped == many.total
    if word == "ongoing":
        assert many.ongoing or many.done
    if many.late:
        assert word == "late"
    if many.unknown:
        assert word not in ("done", "stopped", "not_started")


@given(counts)
def test_nobody_having_answered_is_unknown_and_nothing_else(many: StatusCounts) -> None:
    assert (many.answered == 0) <= (many.overall == "unknown")
    assert many.share_answered is None if many.total == 0 else 0 <= (many.share_answered or 0) <= 1


@given(counts, counts)
def test_adding_answers_loses_none(one: StatusCounts, other: StatusCounts) -> None:
    assert (one + other).total == one.total + other.total
    assert dict((one + other).as_pairs()) == {
        status: getattr(one, status) + getattr(other, status) for status in STATUSES
    }


@given(some.lists(some.sampled_from(STATUSES)))
def test_counting_gives_back_every_answer(statuses: list[str]) -> None:
    made = counted((status, 1) for status in statuses)
    assert all(getattr(made, status) == statuses.count(status) for status in STATUSES)


@given(some.sampled_from(STATUSES), some.integers(1, 9))
def test_everyone_saying_the_same_is_that(status: str, count: int) -> None:
    assert counted([(status, count)]).overall == status


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"done": 3, "unknown": 1}, "ongoing"),
        ({"not_started": 2, "unknown": 1}, "unknown"),
        ({"stopped": 1, "unknown": 1}, "unknown"),
        ({"done": 2, "stopped": 1}, "done"),
        ({"not_started": 1, "stopped": 1}, "not_started"),
        ({"done": 9, "late": 1}, "late"),
        ({}, "unknown"),
    ],
)
def test_words_for_mixed_answers(said: dict[str, int], word: str) -> None:
    assert StatusCounts(**said).overall == word


@pytest.mark.parametrize(
    ("start", "end", "closes", "field"),
    [
        (date(2026, 5, 1), date(2026, 4, 30), date(2026, 9, 1), "period_end"),
        (date(2026, 5, 1), date(2026, 8, 31), date(2026, 4, 30), "closes_on"),
    ],
)
def test_days_in_the_wrong_order_are_refused_at_their_field(
    start: date, end: date, closes: date, field: str
) -> None:
    with pytest.raises(rules.RoundPeriod) as refused:
        rules.check_period(start, end, closes)
    assert refused.value.field == field


@pytest.mark.parametrize("far", [date.min, date(1899, 12, 31), date(2101, 1, 1), date.max])
def test_years_that_nobody_follows_up_are_refused_at_their_field(far: date) -> None:
    near = date(2026, 9, 1)
    for days, field in (
        ((far, near, near), "period_start"),
        ((near, far, near), "period_end"),
        ((near, near, far), "closes_on"),
    ):
        with pytest.raises(rules.RoundPeriod) as refused:
            rules.check_period(*days)
        assert refused.value.field == field
    with pytest.raises(rules.RoundPeriod) as refused:
        rules.check_opening(far, near, None)
    assert refused.value.field == "opens_on"


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_what_is_sent_in_is_not_written_in(state: str) -> None:
    with pytest.raises(rules.SubmissionStep):
        rules.check_writable("open", state)


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_a_round_that_is_not_open_takes_no_answer(state: str) -> None:
    with pytest.raises(rules.RoundClosed):
        rules.check_writable(state, "draft")


@pytest.mark.parametrize(("state", "to"), [("closed", "open"), ("draft", "closed"), ("open", "open")])
def test_a_round_goes_one_way(state: str, to: str) -> None:
    with pytest.raises(rules.RoundStep):
        rules.check_round_step(state, to)


@pytest.mark.parametrize(
    ("today", "title", "start", "end"),
    [
        (date(2026, 9, 3), "Tertial 2 2026", date(2026, 5, 1), date(2026, 8, 31)),
        (date(2026, 8, 5), "Tertial 2 2026", date(2026, 5, 1), date(2026, 8, 31)),
        (date(2026, 1, 10), "Tertial 3 2025", date(2025, 9, 1), date(2025, 12, 31)),
        (date(2026, 12, 5), "Tertial 3 2026", date(2026, 9, 1), date(2026, 12, 31)),
    ],
)
def test_a_tertial_is_suggested_when_it_has_ended_or_soon_has(
    today: date, title: str, start: date, end: date
) -> None:
    found = suggested("tertial", today, None, None)
    assert (found.title, found.period_start, found.period_end) == (title, start, end)
    assert found.closes_on > max(today, end)


@pytest.mark.parametrize(
    ("kind", "today", "had", "title"),
    [
        ("tertial", date(2026, 11, 21), "TERTIAL 2 2026", "Tertial 3 2026"),
        ("tertial", date(2026, 8, 5), "Tertial 2 2026", "Tertial 2 2026 (2)"),
        ("annual", date(2026, 3, 1), "Årsuppföljning 2025", "Årsuppföljning 2026"),
        ("annual", date(2026, 11, 1), "årsuppföljning 2026", "Årsuppföljning 2026 (2)"),
        ("term", date(2026, 3, 1), "Mandatperioden 2023–2026", "Mandatperioden 2023–2026 (2)"),
    ],
)
def test_what_the_programme_has_had_gives_the_next_that_has_begun(
    kind: str, today: date, had: str, title: str
) -> None:
    found = suggested(kind, today, None, None, had=[had], taken=[had])
    assert found.title == title
    assert found.period_start <= today


def test_what_another_programme_has_had_is_told_apart_by_name() -> None:
    taken = ["Tertial 2 2026", "tertial 2 2026, heder"]
    for known, about, title in (
        (taken[:1], "Heder", "Tertial 2 2026, Heder"),
        (taken, "Heder", "Tertial 2 2026 (2)"),
        (taken, "H" * 200, "Tertial 2 2026 (2)"),
    ):
        found = suggested("tertial", date(2026, 9, 3), None, None, taken=known, about=about)
        assert found.title == title


@given(some.lists(some.sampled_from(["a", "A", "a, b", "a (2)", "A (3)"])), some.sampled_from(["", "b"]))
def test_a_suggested_title_is_free_and_fits(taken: list[str], about: str) -> None:
    found = free_title("a", taken, about)
    rules.check_free_title(found, taken)
    assert len(found) <= LONGEST_TITLE


@given(
    some.sampled_from(["tertial", "annual", "term", "before_revision", "ad_hoc", "something else"]),
    some.dates(date(1990, 1, 1), date(2090, 1, 1)),
    some.none() | some.dates(date(1990, 1, 1), date(2090, 1, 1)),
    some.none() | some.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_every_suggestion_is_a_round_that_could_be_planned(
    kind: str, today: date, valid_from: date | None, valid_to: date | None
) -> None:
    found = suggested(kind, today, valid_from, valid_to)
    rules.check_period(found.period_start, found.period_end, found.closes_on)
    assert found.title
