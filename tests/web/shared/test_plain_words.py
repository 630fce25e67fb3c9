"""What a form says of a wrong value: plain Swedish, at the field, and nothing that was written is lost."""

from typing import Any

import pytest
from django import forms
from django.utils import translation

from fridlyst.organisation.terms import Role
from fridlyst.programmes.shapes import SteeringDocumentView, SteeringGoalView
from fridlyst.web.organisation.forms import RoleForm
from fridlyst.web.programmes.forms.alignment import AlignmentForm
from fridlyst.web.programmes.forms.indicator import OwnIndicatorForm
from fridlyst.web.programmes.forms.programme import ProgrammeForm


class Sample(forms.Form):
    text = forms.CharField(max_length=3)
    number = forms.DecimalField(max_digits=2)
    email = forms.EmailField()


def said(form: forms.BaseForm) -> dict[str, list[str]]:
    return {name: [str(one) for one in errors] for name, errors in form.errors.items()}


def test_django_speaks_plain_swedish() -> None:
    assert said(Sample({})) == {key: ["Fyll i det här."] for key in ("text", "number", "email")}
    assert said(Sample({"text": "längre", "number": "123", "email": "x"})) == {
        "text": ["Texten är 6 tecken. Den får vara högst 3: korta den, inget är borta."],
        "number": ["Talet får ha högst 2 siffror."],
        "email": ["Skriv en hel e-postadress, till exempel namn@kommun.se."],
    }


def test_django_speaks_english_to_those_who_chose_it() -> None:
    with translation.override("en"):
        assert said(Sample({}))["text"] == ["This field is required."]


@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER])
def test_who_answers_does_so_for_a_body(role: str) -> None:
    form = RoleForm({"email": "a@b.se", "name": "A", "role": role, "body": ""})
    assert list(said(form)) == ["body"]


def test_the_words_about_a_way_that_is_not_chosen_are_not_lost() -> None:
    given: dict[str, Any] = {"title": "P", "kind": "programme", "way_0": "", "way_text_0": "En gång om året"}
    form = ProgrammeForm(given)
    assert list(said(form)) == ["way_0"]
    assert form["way_text_0"].value() == "En gång om året"


def test_a_reason_without_a_stance_is_not_lost() -> None:
    goal = SteeringGoalView(7, "1", "Mål")
    document = SteeringDocumentView(1, "strategi", "Strategi", "national", "Regeringen", (goal,))
    form = AlignmentForm({"stance_7": "", "why_7": "Därför"}, documents=[document])
    assert list(said(form)) == ["stance_7"]


@pytest.mark.parametrize(
    ("kind", "target", "wrong"),
    [
        *[("share", "150", True), ("share", "100", False), ("share", "-1", True), ("number", "150", False)],
        *[("yes_no", "7", True), ("yes_no", "1", False), ("scale", "-2", True)],
    ],
)
def test_a_target_can_be_reached(kind: str, target: str, wrong: bool) -> None:
    goals = (("Programmet", ((1, "Mål 1"),)),)
    form = OwnIndicatorForm({"title": "I", "goal": "1", "kind": kind, "target_value": target}, goals=goals)
    assert list(said(form)) == (["target_value"] if wrong else [])
