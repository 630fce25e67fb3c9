"""Two who write the same matter at once: both steps stand in order, or the later is told."""

from datetime import date
from functools import partial

import pytest
from django.db import connection

from fridlyst.decisions.actions import (
    StepFields,
    add_step,
    edit_step,
    open_matter,
    register_matter,
    remove_step,
)
from fridlyst.decisions.fields import MatterFields
from fridlyst.decisions.models import Matter
from fridlyst.decisions.queries import matter
from fridlyst.trail.queries import verify
from tests import factories
from tests.followup.test_races import DONE, meeting

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]


def test_steps_that_are_added_at_once_stand_in_order() -> None:
    town = factories.town()
    made = register_matter(by=town.actor, registration_number="1", title="T")
    steps = [StepFields("statement", date(2025, month, 1), f"K{month}") for month in (5, 2, 4, 1, 3)]
    works = [partial(add_step, by=town.actor, matter_id=made.pk, fields=one) for one in steps]
    assert meeting(*works) == [DONE] * 5
    found = matter(town.municipality.pk, made.slug).steps
    assert [(one.position, one.body_name) for one in found] == [(at, f"K{at + 1}") for at in range(5)]
    assert verify(town.municipality.pk).broken_at is None


def test_the_later_of_two_who_change_a_step_is_told() -> None:
    town = factories.town()
    made = register_matter(
        by=town.actor, registration_number="1", title="T", steps=[StepFields("statement", date(2025, 1, 1))]
    )
    step = made.steps.get()
    edits = [
        partial(edit_step, by=town.actor, step_id=step.pk, version=1, fields=StepFields("statement", None, n))
        for n in ("A", "B")
    ]
    assert sorted(meeting(*edits)) == ["EditedMeanwhile", DONE]
    works = [partial(remove_step, by=town.actor, step_id=step.pk, version=2, reason="x")] * 2
    assert sorted(meeting(*works)) == ["NotFound", DONE]


def test_a_number_is_one_matters_though_two_register_it_at_once() -> None:
    town = factories.town()
    works = [partial(open_matter, by=town.actor, fields=MatterFields("7", title)) for title in ("A", "B")]
    assert sorted(meeting(*works)) == ["NumberTaken", DONE]
    assert Matter.objects.count() == 1
