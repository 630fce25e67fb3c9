"""Matters: registered once, with steps, conditions and amendments in order."""

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base.checks import TextMissing, TextTooLong, UnknownCode
from fridlyst.base.errors import NotPermitted
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.queries import matters
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.terms import Role

pytestmark = pytest.mark.django_db

STEPS = [
    StepFields("motion_received", date(2022, 2, 27), "Kommunfullmäktige", "100"),
    StepFields(
        "referred_back", date(2025, 4, 23), "Arbetsutskottet", "58", conditions=["kostnader", "uppföljning"]
    ),
    StepFields("proposal", amendments=["tillägg"]),
]


def test_a_matter_is_registered_once_with_its_steps_in_order() -> None:
    registrar = Actor(ensure_municipality(code="1489", name="Alingsås").pk, 1, "R", (Grant(Role.REGISTRAR),))
    for _ in range(2):
        register_matter(by=registrar, registration_number="2025.202 KS", title="Program", steps=STEPS)
    (found,) = matters(registrar.municipality_id)
    assert [step.kind for step in found.steps] == ["motion_received", "referred_back", "proposal"]
    assert [one.text for one in found.steps[1].conditions] == ["kostnader", "uppföljning"]
    assert [one.text for one in found.steps[2].amendments] == ["tillägg"]


def test_a_reader_may_not_register() -> None:
    reader = Actor(ensure_municipality(code="1489", name="Alingsås").pk, 1, "L", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        register_matter(by=reader, registration_number="1", title="T")


def test_reading_matters_takes_seven_statements(django_assert_num_queries: Statements) -> None:
    system = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    for number in range(10):
        register_matter(by=system, registration_number=str(number), title="T", steps=STEPS)
    with django_assert_num_queries(7):
        assert len(matters(system.municipality_id)) == 10


@pytest.mark.parametrize(
    ("number", "step", "error"),
    [
        (" ", StepFields("decision"), TextMissing),
        ("1" * 101, StepFields("decision"), TextTooLong),
        ("1", StepFields("a step that nobody takes"), UnknownCode),
        ("1", StepFields("decision", body_name="n" * 301), TextTooLong),
        ("1", StepFields("decision", paragraph="§" * 21), TextTooLong),
        ("1", StepFields("decision", conditions=["v" * 2001]), TextTooLong),
    ],
)
def test_what_has_no_room_is_refused_whole(number: str, step: StepFields, error: type[Exception]) -> None:
    system = system_actor(ensure_municipality(code="1489", name="Alingsås").pk)
    with pytest.raises(error):
        register_matter(by=system, registration_number=number, title="T", steps=[step])
    assert matters(system.municipality_id) == ()
