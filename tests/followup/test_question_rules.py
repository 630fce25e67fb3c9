"""What holds for the questions of a round, and for what is answered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.errors import BadInput, FridlystError
from fridlyst.followup.question_rules import (
    BadCondition,
    BadQuestion,
    QuestionAnswered,
    check_same,
    checked_questions,
    checked_value,
)
from fridlyst.followup.questioning import (
    Option,
    QuestionCondition,
    QuestionFields,
    QuestionView,
    asked_of,
    holds,
)
from fridlyst.followup.terms import QuestionKind

USED = QuestionFields(
    "Används rutinen?", "one_choice", options=(Option("", "Ja, överallt"), Option("", "Nej"))
)
WHY = QuestionFields("Varför inte?", "text")


def test_questions_and_options_get_names_of_their_own() -> None:
    first, second = checked_questions([USED, USED])
    assert (first.key, second.key) == ("f-anvands-rutinen", "f-anvands-rutinen-2")
    assert [one.key for one in first.options] == ["ja-overallt", "nej"]
    assert checked_questions([first, second]) == (first, second)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(USED, label="  "),
        replace(USED, kind="karta"),
        replace(USED, options=(Option("", "Ja"),)),
        replace(USED, options=(Option("", "Ja"), Option("", "JA"))),
        replace(WHY, options=USED.options),
        replace(WHY, key="Inte ett namn"),
        replace(WHY, body_kind="planet"),
        replace(WHY, label="x" * 501),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(wrong: QuestionFields) -> None:
    with pytest.raises(BadInput):
        checked_questions([wrong])


def test_too_many_questions_are_refused() -> None:
    with pytest.raises(BadQuestion):
        checked_questions([WHY] * 201)


def test_a_condition_refers_to_an_earlier_question_that_can_decide() -> None:
    on = QuestionCondition(question="f-anvands-rutinen", values=("nej",))
    _, asked = checked_questions([USED, replace(WHY, condition=on)])
    assert asked.condition == on
    for wrong in (
        [replace(WHY, condition=on), USED],
        [WHY, replace(WHY, condition=replace(on, question="f-varfor-inte"))],
        [USED, replace(WHY, condition=replace(on, values=()))],
        [replace(USED, about="activity"), replace(WHY, condition=on)],
    ):
        with pytest.raises(BadCondition):
            checked_questions(wrong)


def test_when_a_question_is_asked() -> None:
    late = QuestionCondition(statuses=("late", "stopped"))
    unused = QuestionCondition(question="rutin", values=("false",))
    assert holds(None, (), {})
    assert holds(late, {"late", "done"}, {})
    assert not holds(late, {"done"}, {})
    assert holds(unused, (), {"rutin": False})
    assert not holds(unused, (), {"rutin": True})
    assert not holds(unused, (), {})
    assert holds(replace(unused, values=("b",)), (), {"rutin": ["a", "b"]})


def test_whom_a_question_is_for() -> None:
    view = QuestionView(1, "f", 0, "text", "body", "F", "", False, (), None, "", (), False, 1)
    assert asked_of(view, 7, "committee")
    assert not asked_of(replace(view, body_kind="company"), 7, "committee")
    assert asked_of(replace(view, body_kind="company", body_ids=(7,)), 7, "committee")
    assert not asked_of(replace(view, body_ids=(8,)), 7, "committee")


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        ("text", "  Klart. ", "Klart."),
        ("text", "   ", None),
        ("yes_no", False, False),
        ("one_choice", "nej", "nej"),
        ("many_choices", ["nej", "ja"], ["ja", "nej"]),
        ("many_choices", [], None),
        ("number", "12.50", "12.50"),
        ("share", {"numerator": "3", "denominator": "9"}, {"numerator": "3", "denominator": "9"}),
        ("share", {"numerator": "", "denominator": None}, None),
        ("date", "2026-08-31", "2026-08-31"),
    ],
)
def test_an_answer_is_stored_in_one_way(kind: str, value: object, stored: object) -> None:
    assert checked_value(kind, [Option("ja", "Ja"), Option("nej", "Nej")], value) == stored


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "x" * 10_001),
        ("text", "a\x00b"),
        ("yes_no", "kanske"),
        ("one_choice", "annat"),
        ("many_choices", ["ja", "annat"]),
        ("number", "tolv"),
        ("number", "NaN"),
        ("number", "1e30"),
        pytest.param("number", 10**5000, id="endless"),
        ("number", "1e-99999999999999999999"),
        ("share", {"numerator": 1, "denominator": 10**5000}),
        ("share", {"numerator": "1", "denominator": "0"}),
        ("date", "0000-01-01"),
        ("many_choices", [["ja"]]),
        ("share", {"numerator": "9", "denominator": "3"}),
        ("share", {"numerator": "9"}),
        ("share", "9/3"),
        ("date", "31 februari"),
    ],
)
def test_an_answer_that_the_kind_cannot_have_is_refused(kind: str, value: object) -> None:
    with pytest.raises(BadInput):
        checked_value(kind, [Option("ja", "Ja"), Option("nej", "Nej")], value)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(QuestionKind.values), ANYTHING)
def test_whatever_is_sent_is_stored_or_refused_by_name(kind: str, value: object) -> None:
    options = [Option("ja", "Ja")]
    try:
        stored = checked_value(kind, options, value)
    except FridlystError:
        return
    assert checked_value(kind, options, stored) == stored


def test_an_answered_question_keeps_its_meaning() -> None:
    (old,) = checked_questions([USED])
    more = replace(old, label="Hur används den?", options=(*old.options, Option("delvis", "Delvis")))
    check_same(old, more, answers=4)
    for new in (replace(old, kind="many_choices"), replace(old, options=old.options[:1])):
        check_same(old, new, answers=0)
        with pytest.raises(QuestionAnswered):
            check_same(old, new, answers=4)
