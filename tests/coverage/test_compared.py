"""Beside the edition before and beside the documents above."""

from dataclasses import replace
from datetime import date

from fridlyst.coverage.compared import above, editions
from fridlyst.coverage.queries import edition_before
from fridlyst.programmes.shapes import AlignmentView, SteeringDocumentView, SteeringGoalView
from tests.coverage.made import activity, coverage, goal, programme


def test_what_came_went_and_stayed() -> None:
    old, dropped = activity("Utbilda alla i förskolan"), activity("Dela ut broschyrer")
    carried, reworded, new = (
        activity("Ett helt nytt namn", levels=["universal"]),
        activity("Dela ut broschyrerna"),
        activity("Fråga om våld"),
    )
    found = editions(
        coverage(goal(old, dropped)), coverage(goal(carried, reworded, new)), {carried.id: old.id}
    )
    assert (found.came, found.went) == ((new,), ())
    assert found.kept == ((old, carried), (dropped, reworded))
    universal = found.levels[0]
    assert (universal.code, universal.then, universal.now) == ("universal", (), (carried.id,))


def test_an_activity_that_serves_both_editions_is_kept() -> None:
    same, gone = activity("Samma"), activity("Något annat")
    found = editions(coverage(goal(same, gone)), coverage(goal(same)), {})
    assert (found.kept, found.went) == (((same, same),), (gone,))


def test_one_before_is_matched_once() -> None:
    old = activity("Ge stöd till barn")
    twice = [activity("Ge stöd till barn"), activity("Ge stöd till barn")]
    found = editions(coverage(goal(old)), coverage(goal(*twice)), {})
    assert (len(found.kept), len(found.came)) == (1, 1)


def test_the_edition_before_is_the_one_it_follows_on_else_the_newest_of_its_kind() -> None:
    now = programme(id=1)
    earlier = programme(id=2, valid_from=date(2020, 1, 1), valid_to=date(2022, 12, 31))
    nearer = replace(earlier, id=3, valid_to=date(2025, 12, 31))
    other = replace(nearer, id=4, kind="action_plan")
    overlapping = replace(earlier, id=5, valid_to=date(2027, 12, 31))
    assert edition_before(now, [now, earlier, nearer, other, overlapping]) == nearer
    assert edition_before(replace(now, previous_id=2), [earlier, nearer]) == earlier
    assert edition_before(now, [now, other]) is None


def _document(
    key: str, *, valid_from: date | None = None, valid_to: date | None = None
) -> SteeringDocumentView:
    goals = tuple(SteeringGoalView(number, str(number), f"Mål {number} ovanför") for number in (11, 12, 13))
    return SteeringDocumentView(1, key, "Strategin", "regional", "", goals, valid_from, valid_to)


def _aligned(
    steering_goal: int, goal_id: int | None, stance: str = "adopted", why: str = ""
) -> AlignmentView:
    return AlignmentView(goal_id, "k", "Strategin", "regional", "1", "x", stance, why, steering_goal)


def test_each_goal_above_with_what_serves_it() -> None:
    own = goal(activity(), activity())
    own = replace(
        own, alignments=(_aligned(11, own.id), _aligned(12, own.id, "not_followed", "Statens sak."))
    )
    empty = goal(number="2")
    empty = replace(empty, alignments=(_aligned(13, empty.id),))
    (found,) = above(coverage(own, empty), [_document("lan-2020-2026")])
    assert [(one.stance, len(one.activities), one.is_unserved) for one in found.goals] == [
        ("adopted", 2, False),
        ("not_followed", 0, False),
        ("adopted", 0, True),
    ]
    assert found.goals[1].why == "Statens sak."
    assert found.goals[0].goals == ("Mål 1",)


def test_a_goal_that_the_whole_programme_follows_is_served_by_all_of_it() -> None:
    given = replace(coverage(goal(activity(), activity())), alignments=(_aligned(11, None),))
    (found,) = above(given, [_document("lan")])
    assert len(found.goals[0].activities) == 2
    assert found.goals[1].stance == ""


def test_a_document_that_nothing_is_said_of_is_left_out() -> None:
    assert above(coverage(goal(activity())), [_document("lan")]) == ()


def test_a_newer_edition_and_an_expired_one_are_told() -> None:
    given = replace(coverage(goal(activity())), alignments=(_aligned(11, None),))
    old = _document("mal-2017", valid_from=date(2017, 1, 1), valid_to=date(2025, 12, 31))
    newer = replace(_document("mal-2026", valid_from=date(2026, 1, 1)), goals=())
    later = replace(newer, key="mal-2027", valid_from=date(2027, 1, 1))
    (found,) = above(given, [old, newer, later])
    assert (found.ended, found.newer) == (True, newer)
