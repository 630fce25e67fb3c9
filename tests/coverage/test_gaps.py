"""Each kind of gap: said where it is, and not where it is not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from fridlyst.coverage.gap_reasons import why
from fridlyst.coverage.gap_words import grouped
from fridlyst.coverage.gaps import gaps
from fridlyst.coverage.shapes import Coverage, Gap
from fridlyst.coverage.terms import GapCode
from fridlyst.followup.shapes import GapAnswerView
from fridlyst.programmes.shapes import ActivityView
from tests.coverage.made import ALL, SCHOOL, SOCIAL, activity, body, coverage, goal

WHOLE = ("children", "elderly", "disability", "honour_context", "substance_use", "hbtqi")
GROUPS = ("exposed", "using_violence", *WHOLE, "sex_for_compensation")
FORMS = (
    *("close_relations", "honour", "prostitution", "trafficking", "sexual_any_relation"),
    *("commercial_exploitation", "economic", "material", "digital", "latent", "neglect", "pets"),
)


def complete(**more: object) -> ActivityView:
    """An activity that leaves nothing to miss."""
    given = {
        "title": "Ge barn och vuxna stöd",
        "levels": ("universal", "indicated"),
        "groups": GROUPS,
        "forms": FORMS,
    } | more
    return activity(**given)  # type: ignore[arg-type]


def found(given: Coverage, code: GapCode) -> list[Gap]:
    return [one for one in gaps(given) if one.code == code]


def test_nothing_is_missing_in_a_programme_that_has_all() -> None:
    assert gaps(coverage(goal(complete(), complete()))) == ()


def test_a_goal_without_activity_is_named_once_at_the_top() -> None:
    empty = goal(title="Tomt", number="2", below=[goal(title="Under", number="2.1")])
    half = goal(complete(), number="1", below=[goal(number="1.1")])
    named = [one.sentence for one in found(coverage(half, empty), GapCode.GOAL_EMPTY)]
    assert named == ["Mål 1.1 saknar aktivitet.", "Mål 2 saknar aktivitet."]


def test_a_goal_served_below_is_not_empty() -> None:
    served = goal(below=[goal(complete(), number="1.1")])
    assert found(coverage(served), GapCode.GOAL_EMPTY) == []


def test_nothing_universal_is_said_of_what_is_aimed_at_inhabitants() -> None:
    given = coverage(goal(*(activity() for _ in range(5)), activity(levels=["universal"], groups=["staff"])))
    assert [one.sentence for one in found(given, GapCode.NOTHING_UNIVERSAL)] == [
        "Ingen av de 5 aktiviteter som riktas till invånare är universell."
    ]
    assert found(given, GapCode.MOSTLY_AFTER)[0].sentence.startswith("Alla 5 aktiviteter")


@pytest.mark.parametrize(("after", "before", "said"), [(4, 2, True), (3, 2, False), (3, 1, False)])
def test_mostly_after_is_two_thirds_of_at_least_five(after: int, before: int, said: bool) -> None:
    placed = [activity() for _ in range(after)] + [activity(levels=["universal"]) for _ in range(before)]
    assert bool(found(coverage(goal(*placed)), GapCode.MOSTLY_AFTER)) is said


def test_a_share_is_of_what_is_placed() -> None:
    unplaced = [activity(levels=(), groups=()) for _ in range(20)]
    given = coverage(goal(*(activity() for _ in range(5)), *unplaced))
    assert found(given, GapCode.MOSTLY_AFTER)[0].activities == tuple(one.id for one in given.activities[:5])


def test_groups_that_no_activity_names() -> None:
    given = coverage(goal(complete(groups=("exposed", "children", "elderly"))))
    missing = [one.subject.key for one in found(given, GapCode.GROUP_MISSING)]
    assert missing == ["disability", "honour_context", "substance_use", "hbtqi", "sex_for_compensation"]
    assert found(given, GapCode.USING_VIOLENCE)


def test_nothing_is_said_of_groups_and_forms_when_nobody_has_placed_anything() -> None:
    given = coverage(goal(activity(levels=(), groups=(), forms=())))
    assert {one.code for one in gaps(given)} == set()


def test_children_beside_adults() -> None:
    beside = [complete(title="Ge familjen skydd")]
    assert found(coverage(goal(*beside)), GapCode.CHILDREN_BESIDE)
    assert not found(coverage(goal(*beside, complete(title="Ge elever stöd"))), GapCode.CHILDREN_BESIDE)
    alone = activity("Möt familjen", groups=["children"])
    assert not found(coverage(goal(*beside, alone)), GapCode.CHILDREN_BESIDE)


def test_a_kind_that_the_programme_names_is_worse_than_one_that_it_leaves_out() -> None:
    forms = [one for one in FORMS if one not in ("prostitution", "trafficking")]
    given = coverage(goal(complete(forms=forms)), purpose="Programmet gäller också prostitution.")
    assert [one.subject.key for one in found(given, GapCode.KIND_MISSING)] == ["prostitution"]
    assert [one.subject.key for one in found(given, GapCode.KIND_OUTSIDE)] == ["trafficking"]


def test_forms_that_go_unsaid() -> None:
    given = coverage(goal(complete(forms=[one for one in FORMS if one not in ("pets", "latent")])))
    assert [one.subject.key for one in found(given, GapCode.FORM_MISSING)] == ["latent", "pets"]


def test_the_common_forms_are_part_of_violence_in_close_relations() -> None:
    assert not {"physical", "psychological", "sexual"} & {
        one.subject.key for one in gaps(coverage(goal(complete(forms=["close_relations"]))))
    }


def test_nobody_owns_and_no_time() -> None:
    given = coverage(goal(complete(owners=()), complete(time=""), complete(owners=(), body_id=1)))
    assert [one.sentence for one in found(given, GapCode.OWNER_MISSING)] == [
        "Ingen ansvarar för ”Ge barn och vuxna stöd”."
    ]
    assert found(given, GapCode.TIME_MISSING)[0].sentence == "1 av 3 aktiviteter saknar tid."


def test_a_body_that_measures_and_does_nothing() -> None:
    given = coverage(goal(complete()), measuring=[SCHOOL.body_id, SOCIAL.body_id])
    assert [one.subject.key for one in found(given, GapCode.BODY_IDLE)] == ["un"]


def test_a_collective_is_busy_when_a_member_is() -> None:
    owned = goal(complete(), owners=(ALL,))
    assert found(coverage(owned), GapCode.BODY_IDLE) == []


def test_a_body_that_is_no_more_is_not_idle() -> None:
    gone = body(replace(SCHOOL, body_id=9, key="gammal"), valid_to=date(2025, 12, 31))
    assert found(coverage(goal(complete()), measuring=[9], bodies=[gone]), GapCode.BODY_IDLE) == []


def test_a_precondition_is_met_by_words_and_the_nearest_are_proposed() -> None:
    met = goal(complete(title="Utbilda all personal"), preconditions=("Personalen har kunskap om våld",))
    assert found(coverage(met), GapCode.PRECONDITION) == []
    asked = goal(complete(), preconditions=("Staden samverkar med föreningslivet kring barn",))
    gap = found(coverage(asked), GapCode.PRECONDITION)
    assert gap[0].sentence == (
        "Hittar ingen aktivitet under Mål 1 som handlar om samverkan och föreningslivet. "
        "Det ska finnas på plats: ”Staden samverkar med föreningslivet kring barn”"
    )
    assert gap[0].nearest == (asked.activities[0].id,)


def test_a_goal_without_activity_is_not_asked_for_its_preconditions_too() -> None:
    empty = goal(preconditions=("Personalen har kunskap",), number="2")
    assert found(coverage(goal(complete()), empty), GapCode.PRECONDITION) == []


def test_a_trial_that_nobody_evaluates() -> None:
    trial = complete(evidence="under_trial")
    assert found(coverage(goal(trial)), GapCode.TRIAL)
    evaluated = goal(trial, complete(title="Utvärdera metoden"))
    assert found(coverage(evaluated), GapCode.TRIAL) == []


def test_a_goal_where_all_comes_after_in_a_programme_that_has_other_too() -> None:
    after = goal(*(complete(levels=["indicated"]) for _ in range(3)), number="2")
    given = coverage(goal(complete()), after)
    assert [one.subject.label for one in found(given, GapCode.GOAL_AFTER)] == ["Mål 2"]
    assert found(coverage(after), GapCode.GOAL_AFTER) == []


def test_goals_without_indicators_unless_the_programme_decided_so() -> None:
    one, other = goal(complete()), goal(complete(), number="2")
    given = coverage(one, other)
    half = replace(given, indicators={one.id: 1, other.id: 0})
    assert [gap.subject.label for gap in found(half, GapCode.INDICATOR_MISSING)] == ["Mål 2"]
    assert found(coverage(one, indicators=0), GapCode.INDICATORS_NONE)
    decided = coverage(one, indicators=0, follow_up=(("before_revision", ""),))
    assert gaps(decided) == ()


def test_a_thin_group_in_a_large_programme() -> None:
    many = [activity("Ge barn stöd", groups=("exposed",)) for _ in range(19)]
    assert len(found(coverage(goal(complete(), *many)), GapCode.GROUP_THIN)) == len(WHOLE) + 1
    assert found(coverage(goal(complete(), *many[:5])), GapCode.GROUP_THIN) == []


def test_an_answered_gap_is_kept_but_comes_last_and_is_not_grouped() -> None:
    said = GapAnswerView(
        "using-violence", "using_violence", "Finns i länets plan.", date(2026, 5, 1), "Eva", 1
    )
    plain = coverage(goal(complete(groups=("exposed",)), number="1"), goal(number="2"))
    answered = gaps(replace(plain, answers=(said,)))
    assert answered[-1].answer == said
    assert "using-violence" in {one.code for one in grouped(gaps(plain))}
    assert "using-violence" not in {one.code for one in grouped(answered)}


def test_several_of_a_kind_are_one_sentence_the_worst_first() -> None:
    given = coverage(goal(complete(forms=FORMS[:6])), goal(number="2"), goal(number="3"))
    groups = grouped(gaps(given))
    assert [one.sentence for one in groups] == [
        "2 mål saknar aktivitet: Mål 2 och Mål 3.",
        "6 våldsformer nämns inte för sig i någon aktivitet: ekonomiskt våld, materiellt våld, "
        "digitalt våld, latent våld, försummelse och våld mot husdjur.",
    ]
    assert [one.serious for one in groups] == sorted(one.serious for one in groups)


def test_a_long_name_is_cut_between_words() -> None:
    long = goal(title="Kommunen har " + "väldigt " * 40 + "mycket.", number="")
    (gap,) = found(coverage(goal(complete()), long), GapCode.GOAL_EMPTY)
    assert gap.sentence.endswith("väldigt… saknar aktivitet.")
    assert len(gap.sentence) < 115


@pytest.mark.parametrize("code", GapCode)
def test_every_kind_says_why_it_matters(code: GapCode) -> None:
    assert why(code).endswith(".")


def _keys(given: Sequence[Gap]) -> list[tuple[str, str]]:
    return [(one.code, one.subject.key) for one in given]


def test_every_gap_is_named_once_by_what_an_address_can_hold() -> None:
    texts = ("Det finns pengar", "Chefer är med", "Bostäder finns")
    given = coverage(
        goal(activity("Hej", owners=(), time="", evidence="under_trial"), preconditions=texts),
        goal(number="2"),
        measuring=[2],
        indicators=0,
    )
    keys = _keys(gaps(given))
    assert len(keys) == len(set(keys)) > 20
    assert all(part.replace("-", "").replace("_", "").isalnum() for key in keys for part in key)
