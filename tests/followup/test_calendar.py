"""What is demanded, when, of whom, and whether it is kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fridlyst.base.workdays import is_workday, workday_from
from fridlyst.followup.calendar import AHEAD, Demand, as_planned, demands, missing, others, undatable
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import DemandState
from fridlyst.programmes.shapes import ProgrammeView

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)


def programme(*kinds: str, pk: int = 1, state: str = "in_force", **days: date | None) -> ProgrammeView:
    """A programme followed up in these ways, 2026–2028 unless said."""
    held = {"valid_from": FIRST, "valid_to": LAST} | days
    ways = tuple((kind, f"Följs upp: {kind}") for kind in kinds)
    return ProgrammeView(
        pk, 1, f"p{pk}", f"Program {pk}", "programme", state, "", "",
        held["valid_from"], held["valid_to"], None, "", "", ways, None, 1,
    )  # fmt: skip


def held_round(
    kind: str, start: date, end: date, *about: int, pk: int = 1, state: str = "closed"
) -> RoundView:
    """A round about the programmes, due three weeks after its period."""
    closes = end + timedelta(days=21)
    return RoundView(pk, f"r{pk}", f"Omgång {pk}", kind, state, start, end, closes, "", 1, about or (1,), {})


def of_kind(found: Iterable[Demand], kind: str) -> list[Demand]:
    return [one for one in found if one.kind == kind]


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


def test_two_tertials_and_a_year_when_the_annual_report_carries_the_third() -> None:
    found = demands([programme("tertial", "annual")], [], TODAY)
    titles = [one.title for one in found if one.period_end.year == 2027 and not one.by_law]
    assert titles == ["Tertial 1 2027", "Tertial 2 2027", "Årsuppföljning 2027"]


def test_three_tertials_when_there_is_no_annual_report() -> None:
    titles = [one.title for one in of_kind(demands([programme("tertial")], [], TODAY), "tertial")]
    assert titles[:4] == ["Tertial 1 2026", "Tertial 2 2026", "Tertial 3 2026", "Tertial 1 2027"]


def test_it_opens_and_is_due_on_days_that_people_work() -> None:
    [first, *_] = of_kind(demands([programme("annual")], [], TODAY), "annual")
    assert first.title == "Årsuppföljning 2026"
    # The first of January is a Friday, the second and third a weekend.
    assert (first.opens_on, first.closes_on) == (date(2027, 1, 4), date(2027, 1, 21))
    assert first.state == DemandState.MISSING


def test_at_the_start_of_a_term_the_one_before_is_asked_about() -> None:
    [one] = of_kind(demands([programme("term")], [], TODAY), "term")
    assert one.title == "Mandatperioden 2023–2026"
    assert (one.period_start, one.period_end) == (date(2023, 1, 1), date(2026, 12, 31))
    assert (one.opens_on, one.closes_on) == (date(2027, 1, 4), date(2027, 3, 31))


def test_before_the_revision_months_before_the_last_day() -> None:
    [one] = of_kind(
        demands([programme("before_revision", valid_to=date(2027, 12, 31))], [], TODAY), "before_revision"
    )
    assert (one.title, one.opens_on) == ("Inför revideringen 2027", date(2027, 9, 1))
    assert one.period_start == FIRST
    assert one.closes_on < date(2027, 12, 31)


def test_a_programme_without_a_last_day_is_named_not_guessed() -> None:
    endless = programme("before_revision", valid_to=None)
    assert of_kind(demands([endless], [], TODAY), "before_revision") == []
    assert undatable([endless, programme("annual", valid_to=None, pk=2)]) == (endless,)


def test_statistics_twice_a_year() -> None:
    found = of_kind(demands([programme("statistics")], [], TODAY), "statistics")
    in_2027 = [one.title for one in found if one.period_end.year == 2027]
    assert in_2027 == ["Statistik, första halvåret 2027", "Statistik, andra halvåret 2027"]


def test_the_law_asks_every_municipality_every_second_year() -> None:
    [one] = demands([programme()], [], TODAY)
    assert (one.kind, one.by_law, one.state) == ("law", True, DemandState.MISSING)
    assert (one.period_start, one.closes_on) == (FIRST, date(2027, 12, 31))
    assert one.opens_on == date(2027, 10, 1)


def test_a_programme_that_says_what_the_law_says_is_named_beside_it() -> None:
    [one] = demands([programme("law"), programme(pk=2)], [], TODAY)
    assert one.programme_ids == (1, 2)
    assert [source.programme_id for source in one.sources] == [None, 1]


def test_the_law_counts_from_when_it_came_and_from_the_newest_plan() -> None:
    old, new = programme(valid_from=date(2021, 1, 1)), programme(pk=2, valid_from=date(2025, 1, 1))
    [first, *_] = demands([old], [], TODAY)
    assert (first.period_start, first.state) == (date(2023, 7, 1), DemandState.OVERDUE)
    [first, *_] = demands([old, new], [], TODAY)
    assert first.period_start == date(2025, 1, 1)
    assert first.programme_ids == (1, 2)


def test_nothing_is_demanded_of_a_municipality_without_a_programme() -> None:
    assert demands([], [], TODAY) == ()
    assert demands([programme("annual", state="draft")], [], TODAY) == ()


def test_two_programmes_with_the_same_demand_have_one_round() -> None:
    found = of_kind(demands([programme("annual"), programme("annual", pk=2)], [], TODAY), "annual")
    assert {one.programme_ids for one in found} == {(1, 2)}
    assert [one.words for one in found[0].sources] == ["Följs upp: annual"] * 2


def test_a_round_of_one_of_them_leaves_the_others_demand() -> None:
    both = [programme("annual"), programme("annual", pk=2)]
    found = of_kind(demands(both, [held_round("annual", *year(2026), 1)], TODAY), "annual")
    in_2026 = {one.programme_ids: one.state for one in found if one.period_end.year == 2026}
    assert in_2026 == {(1,): DemandState.DONE, (2,): DemandState.MISSING}


@pytest.mark.parametrize(("state", "told"), [("closed", "done"), ("open", "open"), ("draft", "planned")])
def test_a_round_meets_the_demand_that_its_period_is_mostly_in(state: str, told: str) -> None:
    mine = held_round("tertial", date(2026, 8, 1), date(2026, 12, 31), state=state)
    found = of_kind(demands([programme("tertial")], [mine], TODAY), "tertial")
    assert {one.title: one.state for one in found if one.round} == {"Omgång 1": told}
    assert [one.title for one in found][:2] == ["Tertial 1 2026", "Tertial 2 2026"]


def test_a_round_of_another_kind_or_programme_meets_nothing() -> None:
    wrong = [held_round("ad_hoc", *year(2026)), held_round("annual", *year(2026), 9, pk=2)]
    found = demands([programme("annual")], wrong, TODAY)
    assert all(one.round is None for one in found)
    assert others(found, wrong) == tuple(wrong)


def test_what_was_not_done_in_time_is_said_and_not_planned_by_the_way() -> None:
    found = demands([programme("annual", valid_from=date(2024, 1, 1))], [], TODAY)
    told = {one.title: one.state for one in of_kind(found, "annual")}
    assert told["Årsuppföljning 2024"] == told["Årsuppföljning 2025"] == DemandState.OVERDUE
    assert told["Årsuppföljning 2026"] == DemandState.MISSING
    assert DemandState.OVERDUE not in {one.state for one in missing(found)}


def test_a_draft_that_nobody_opened_in_time_is_not_planned_any_more() -> None:
    left = held_round("annual", *year(2025), state="draft")
    found = demands([programme("annual", valid_from=date(2025, 1, 1))], [left], TODAY)
    assert [one.state for one in found if one.round] == [DemandState.OVERDUE]


def test_a_programme_is_not_asked_about_a_year_that_it_hardly_held() -> None:
    late = programme("annual", valid_from=date(2026, 9, 1))
    assert {one.period_end.year for one in of_kind(demands([late], [], TODAY), "annual")} == {2027}


def test_one_that_has_ended_is_asked_for_nothing_more() -> None:
    ended = programme("annual", state="ended", valid_from=date(2024, 1, 1))
    found = demands([ended], [], TODAY)
    assert max(one.period_end.year for one in found) == 2026
    assert not any(one.by_law for one in found)


def test_titles_that_are_taken_get_others_and_days_gone_by_are_moved() -> None:
    found = [one for one in demands([programme("annual")], [], date(2027, 1, 10)) if one.kind == "annual"]
    [first, *_] = as_planned(found, ["Årsuppföljning 2026"], date(2027, 1, 10))
    assert first.title == "Årsuppföljning 2026 (2)"
    assert (first.opens_on, first.closes_on) == (date(2027, 1, 10), date(2027, 1, 31))


def test_easter_and_midsummer_are_no_days_for_work() -> None:
    assert not is_workday(date(2027, 3, 26))  # Good Friday
    assert workday_from(date(2027, 3, 26)) == date(2027, 3, 30)
    assert not is_workday(date(2026, 6, 19))  # Midsummer Eve
    assert not is_workday(date(2027, 5, 6))  # Ascension Day


_DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
# Days that people write for "always" and "until further notice", and those next to them.
_FAR = st.sampled_from([date.min, date(1, 3, 1), date(1899, 1, 1), date(9999, 1, 1), date.max])
_KINDS = st.lists(
    st.sampled_from(["tertial", "annual", "term", "before_revision", "statistics", "law", "ad_hoc"])
)


@given(
    kinds=_KINDS,
    first=st.none() | _DAYS | _FAR,
    last=st.none() | _DAYS | _FAR,
    today=_DAYS,
    two=st.booleans(),
)
@example(kinds=["before_revision"], first=None, last=date.max, today=FIRST, two=False)
@example(kinds=["term"], first=date.min, last=None, today=FIRST, two=False)
def test_whatever_the_programme_says_every_day_is_in_order(
    kinds: list[str], first: date | None, last: date | None, today: date, two: bool
) -> None:
    if first and last and last < first:
        first, last = last, first
    views = [programme(*kinds, valid_from=first, valid_to=last)]
    views += [replace(views[0], id=2)] if two else []
    found = demands(views, [], today)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert one.period_start <= one.period_end
        assert one.opens_on <= one.closes_on
        assert one.opens_on <= today + AHEAD
        assert one.programme_ids == ((1, 2) if two else (1,))
    for one in as_planned(missing(found), [], today):
        assert today <= one.opens_on <= one.closes_on


@given(today=_DAYS, at=st.integers(0, 8))
def test_a_round_planned_from_a_demand_meets_it(today: date, at: int) -> None:
    views = [programme("tertial", "annual", "term", "before_revision", "statistics")]
    wanted = demands(views, [], today)
    if at >= len(wanted):
        return
    one = wanted[at]
    made = held_round(one.kind, one.period_start, one.period_end, *one.programme_ids)
    again = demands(views, [made], today)
    assert [found.key for found in again if found.round] == [one.key]
