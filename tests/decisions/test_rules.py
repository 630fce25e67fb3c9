"""The states of a matter, who may take a step, and its days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.errors import BadInput
from fridlyst.decisions.rules import (
    MATTER_MOVES,
    StepImpossible,
    StepsOutOfOrder,
    Taken,
    ordered,
    possible,
    state_after,
    state_of,
)
from fridlyst.decisions.step_rules import (
    ConditionsUnanswered,
    DayImpossible,
    DayNotYet,
    ReasonNeeded,
    check_conditions_answered,
    check_days,
    check_reason,
    has_minutes,
    kind_by_name,
    warnings_of,
)
from fridlyst.decisions.terms import MatterState, StepKind

TODAY = date(2026, 1, 15)


def taken(*kinds: str) -> list[Taken]:
    """Steps a month apart, the first in January 2025."""
    return [Taken(at + 1, kind, date(2025, at + 1, 1)) for at, kind in enumerate(kinds)]


def test_the_tables_hold_only_states_and_kinds_that_there_are() -> None:
    assert set(MATTER_MOVES) == set(MatterState.values)
    for moves in MATTER_MOVES.values():
        assert set(moves) <= set(StepKind.values)
        assert set(moves.values()) <= set(MatterState.values)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], "started"),
        (["motion_received"], "started"),
        (["motion_received", "motion_reported"], "started"),
        (["motion_received", "motion_rejected"], "closed"),
        (["motion_received", "motion_approved", "assignment", "draft_approved"], "in_preparation"),
        (["statement", "referred_back"], "referred_back"),
        (["referred_back", "revised", "out_for_comment"], "out_for_comment"),
        (["referred_back", "statement", "proposal"], "proposed"),
        (["proposal", "statement"], "proposed"),
        (["proposal", "decision"], "decided"),
        (["decision", "appealed"], "appealed"),
        (["decision", "appealed", "appeal_settled"], "decided"),
        (["decision", "revision", "draft_approved"], "in_preparation"),
        (["decision"], "decided"),
    ],
)
def test_steps_lead_to_a_state_also_where_some_were_never_written_down(kinds: list[str], state: str) -> None:
    assert state_of(taken(*kinds)) == state


def test_what_was_said_can_lead_elsewhere() -> None:
    assert state_of([Taken(1, "decision", None, "rejected")]) == "closed"
    upheld = [*taken("decision", "appealed"), Taken(3, "appeal_settled", None, "approved")]
    assert state_of(upheld) == "in_preparation"


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["motion_rejected", "decision"], ["avslutat", "1 januari 2025", "nytt ärende", "Överklagat"]),
        (["appealed"], ["inget beslut att överklaga"]),
        (["decision", "appeal_settled"], ["inget överklagande"]),
        (["decision", "proposal"], ["Förslag till beslut", "Beslutat", "Revidering inledd"]),
        (["proposal", "revision"], ["Revidering inledd", "Förslag lagt", "Återremiss"]),
    ],
)
def test_impossible_steps_say_what_can_be_done(kinds: list[str], words: list[str]) -> None:
    with pytest.raises(StepImpossible) as told:
        state_of(taken(*kinds))
    for word in words:
        assert word in told.value.message


@given(st.lists(st.sampled_from(StepKind.values), max_size=8))
def test_every_row_of_steps_has_a_state_or_a_reason(kinds: list[str]) -> None:
    steps = [Taken(at, kind, None) for at, kind in enumerate(kinds)]
    state: str | None = "started"
    for step in steps:
        assert state is not None
        state = state_after(state, step)
        if state is None:
            with pytest.raises((StepImpossible, StepsOutOfOrder), match=r"\.$"):
                state_of(steps)
            return
    assert state_of(steps) == state
    assert possible(state)


def test_a_decision_dated_before_its_proposal_is_refused_with_both_days() -> None:
    steps = [Taken(1, "statement", date(2025, 10, 15)), Taken(2, "proposal", date(2025, 10, 22))]
    placed = ordered(steps, Taken(None, "decision", date(2025, 10, 1)))
    with pytest.raises(StepsOutOfOrder) as told:
        state_of(placed, changed={None})
    assert "Beslut” är daterat 1 oktober 2025" in told.value.message
    assert "22 oktober 2025" in told.value.message


def test_an_appeal_dated_before_the_decision_is_refused_with_both_days() -> None:
    placed = ordered([Taken(1, "decision", date(2025, 10, 22))], Taken(None, "appealed", date(2025, 9, 1)))
    with pytest.raises(StepsOutOfOrder, match=r"1 september 2025.*22 oktober 2025"):
        state_of(placed, changed={None})


def test_steps_stand_by_day_and_the_new_one_last_of_its_day() -> None:
    steps = [Taken(1, "motion_received", date(2025, 1, 1)), Taken(2, "statement", date(2025, 3, 1))]
    new = Taken(None, "assignment", date(2025, 1, 1))
    assert [one.id for one in ordered(steps, new)] == [1, None, 2]
    undated = Taken(None, "revised", None)
    assert [one.id for one in ordered(steps, undated)] == [1, 2, None]
    assert [one.id for one in ordered(steps, undated, after_id=1)] == [1, None, 2]
    assert [one.id for one in ordered(steps, Taken(1, "assignment", date(2025, 4, 1)))] == [2, 1]


def test_a_place_against_the_days_is_refused_with_both() -> None:
    steps = [Taken(1, "motion_received", date(2025, 1, 1)), Taken(2, "statement", date(2025, 3, 1))]
    with pytest.raises(StepsOutOfOrder, match=r"1 februari 2025.*1 mars 2025"):
        ordered(steps, Taken(None, "revised", date(2025, 2, 1)), after_id=2)
    with pytest.raises(StepsOutOfOrder, match=r"1 mars 2025.*1 april 2025"):
        ordered(steps, Taken(None, "revised", date(2025, 4, 1)), after_id=1)


@pytest.mark.parametrize(
    ("days", "error", "field"),
    [
        ({"on": date(2026, 1, 16)}, DayNotYet, "on"),
        ({"on": date(1899, 12, 31)}, DayImpossible, "on"),
        ({"on": date(2026, 1, 2), "adjusted_on": date(2026, 1, 1)}, DayImpossible, "adjusted_on"),
        ({"on": date(2026, 1, 2), "adjusted_on": date(2026, 2, 1)}, DayNotYet, "adjusted_on"),
        ({"adjusted_on": date(2026, 1, 9), "posted_on": date(2026, 1, 8)}, DayImpossible, "posted_on"),
        ({"on": date(2026, 1, 9), "posted_on": date(2026, 1, 8)}, DayImpossible, "posted_on"),
        ({"on": date(2026, 1, 9), "comment_by": date(2026, 1, 8)}, DayImpossible, "comment_by"),
    ],
)
def test_days_that_cannot_be(days: dict[str, date], error: type[BadInput], field: str) -> None:
    given = {"on": None, "adjusted_on": None, "posted_on": None, "comment_by": None} | days
    with pytest.raises(error) as told:
        check_days(**given, today=TODAY)
    assert told.value.field == field
    assert str(max(days.values()).year) in told.value.message


def test_days_in_order_pass_and_comments_may_be_due_ahead() -> None:
    days = {"on": date(2026, 1, 2), "adjusted_on": date(2026, 1, 9), "posted_on": date(2026, 1, 9)}
    check_days(**days, comment_by=date(2026, 3, 3), today=TODAY)


@pytest.mark.parametrize(
    ("kind", "body", "warned"),
    [
        ("decision", "council", False),
        ("decision", "department", True),
        ("decision", "external", True),
        ("motion_approved", "committee", True),
        ("motion_approved", "council", False),
        ("referred_back", "committee", False),
        ("referred_back", "department", True),
        ("statement", "department", False),
        ("statement", "council", True),
        ("appealed", "unit", False),
        ("decision", "", False),
    ],
)
def test_who_may_take_which_step(kind: str, body: str, warned: bool) -> None:
    told = warnings_of(kind, body_kind=body, body_name="X")
    assert bool(told) == warned
    check_reason(told, "De hade delegation.")
    if warned:
        with pytest.raises(ReasonNeeded) as refused:
            check_reason(told, "  ")
        assert refused.value.field == "override_reason"
        assert refused.value.details == {"warnings": ["body-cannot-decide"]}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kommunfullmäktige", "council"),
        ("Kommunfullmäktiges presidium", "committee"),
        ("Kommunstyrelsens arbetsutskott", "committee"),
        ("Kommunstyrelsen", "executive_board"),
        ("Socialnämnden", "committee"),
        ("Socialförvaltningen", "department"),
        ("Kommunledningskontoret", "department"),
        ("Förvaltningsrätten i Göteborg", "external"),
        ("Anna Andersson", ""),
    ],
)
def test_a_name_tells_what_a_body_is(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


def test_a_name_is_enough_to_warn() -> None:
    (told,) = warnings_of("decision", body_kind="", body_name="Socialförvaltningen")
    assert "Socialförvaltningen (förvaltning)" in told.sentence
    assert "fullmäktige, kommunstyrelse, nämnd" in told.sentence


def test_a_matter_goes_up_again_only_with_its_conditions_answered() -> None:
    check_conditions_answered("revised", ["Kostnader"])
    check_conditions_answered("proposal", [])
    with pytest.raises(ConditionsUnanswered, match=r"Kostnader.*Facken") as told:
        check_conditions_answered("proposal", ["Kostnader", "Facken"])
    assert told.value.details == {"conditions": ["Kostnader", "Facken"]}


@pytest.mark.parametrize(
    ("kind", "body_kind", "name", "paragraph", "there"),
    [
        ("decision", "council", "", "", True),
        ("proposal", "", "Kommunstyrelsens arbetsutskott", "", True),
        ("decision", "", "AU", "4", True),
        ("statement", "", "Kontoret", "4", False),
        ("assignment", "department", "Kontoret", "4", False),
        ("decision", "", "AU", "", False),
    ],
)
def test_which_steps_stand_in_minutes(
    kind: str, body_kind: str, name: str, paragraph: str, there: bool
) -> None:
    assert has_minutes(kind, body_kind=body_kind, body_name=name, paragraph=paragraph) == there
