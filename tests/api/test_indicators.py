"""Indicators read and outcomes handed in by a program."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests import factories
from tests.factories import Town

from fridlyst.accounts.actions import add_key
from fridlyst.base.clock import today
from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
ROOT = "/api/v1"
Row = dict[str, Any]


class Place:
    """A town with an indicator that a body answers for, and a program that speaks for it."""

    def __init__(self, code: str = "1882", name: str = "Askersund", role: Role = Role.REPORTER) -> None:
        self.town: Town = factories.town(code, name)
        self.body: Body = factories.body(self.town, "Socialnämnden")
        goal = factories.goal(self.town, factories.programme(self.town))
        self.indicator: Indicator = factories.indicator(
            self.town, goal, "Andel som frågas", kind="share", owners=[OwnerChoice(self.body.pk)]
        )
        self.client = Client(headers={"Authorization": f"Bearer {self.key(role)}"})

    def key(self, role: Role) -> str:
        expires_on = today() + timedelta(days=30)
        return add_key(by=self.town.actor, name="Prov", role=role, expires_on=expires_on).key

    def row(self, **more: object) -> Row:
        """An outcome that can be taken in."""
        given = {"indicator": self.indicator.pk, "body_key": self.body.key, "as_of": "2026-06-30"}
        return {**given, "numerator": 40, "denominator": 100, **more}

    def hand_in(self, *rows: Row, **more: object) -> Any:  # noqa: ANN401
        body = {"measurements": rows, **more}
        return self.client.post(f"{ROOT}/measurements", body, content_type="application/json")


def test_an_outcome_is_taken_in_once_and_read_back() -> None:
    here = Place()
    assert here.hand_in(here.row()).json() == {"new": 1, "changed": 0, "same": 0}
    assert here.hand_in(here.row()).json() == {"new": 0, "changed": 0, "same": 1}
    [found] = here.client.get(f"{ROOT}/indicators").json()
    [reading] = found["latest"]["readings"]
    assert (reading["state"], reading["value"]) == ("shown", 40.0)
    series = here.client.get(f"{ROOT}/indicators/{here.indicator.pk}").json()
    assert series["bodies"][0]["body_key"] == here.body.key
    assert series["threshold"] == 5


def test_the_trail_names_the_key() -> None:
    here = Place()
    here.hand_in(here.row())
    told = Event.objects.get(verb="measured")
    assert told.user_label == "Nyckel: Prov"
    assert isinstance(told.data["key"], int)


def test_small_numbers_do_not_leave() -> None:
    here = Place()
    here.hand_in(here.row(numerator=3, denominator=50))
    answer = here.client.get(f"{ROOT}/indicators/{here.indicator.pk}")
    for point in (*answer.json()["points"], *answer.json()["bodies"][0]["points"]):
        for reading in point["readings"]:
            assert (reading["state"], reading["value"], reading["numerator"]) == ("suppressed", None, None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"denominator": 0}, "denominator"),
        ({"numerator": 101}, "numerator"),
        ({"indicator": 987654321}, "indicator"),
        ({"body_key": "finns-inte"}, "body_key"),
        ({"as_of": "2099-01-01"}, "as_of"),
        ({"sex": "x"}, "sex"),
    ],
)
def test_a_row_that_cannot_be_takes_all_with_it(wrong: Row, field: str) -> None:
    here = Place()
    answer = here.hand_in(here.row(), here.row(**{"as_of": "2026-03-31", **wrong}))
    problem = answer.json()
    assert answer.status_code == 422
    assert [(one["row"], one["field"]) for one in problem["rows"]] == [(1, field)]
    assert not Measurement.objects.filter(occasion__startswith="day:").exists()


def test_a_value_far_from_last_time_is_asked_about_and_kept_when_certain() -> None:
    here = Place()
    here.hand_in(here.row(as_of="2025-06-30", numerator=5, denominator=100))
    odd = here.row(numerator=95, denominator=100)
    asked = here.hand_in(odd)
    assert asked.status_code == 422
    assert asked.json()["type"] == "urn:fridlyst:problem:odd-rows"
    assert here.hand_in(odd, certain=True).json()["new"] == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"measurements": []}',
        b'{"measurements": [{}]}',
        b'{"measurements": [{"indicator": 1, "body_key": "x", "as_of": "2026-06-30", "share": 40}]}',
        b'{"measurements": [{"indicator": 1, "body_key": "x", "as_of": "2026-06-30", "value": "NaN"}]}',
        b'{"measurements": [{"indicator": 1, "body_key": "x", "as_of": "2026-06-30", "value": 1e999}]}',
        b'{"measurements": [{"indicator": 1, "body_key": "\\u0000", "as_of": "2026-06-30", "value": 1}]}',
        b'{"measurements": [{"indicator": 1, "body_key": "\\ud800", "as_of": "2026-06-30", "value": 1}]}',
        b'{"measurements": [{"indicator": 99999999999999999999999, "body_key": "x", "as_of": "2026-06-30"}]}',
        b'{"measurements": [{"indicator": 1, "body_key": "x", "as_of": "0001-01-01", "value": 1}]}',
        b"[" * 5000,
        b"\xff\xfe",
    ],
)
def test_other_shapes_are_refused_in_a_sentence(body: bytes) -> None:
    here = Place()
    answer = here.client.post(f"{ROOT}/measurements", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_reading_key_hands_nothing_in() -> None:
    here = Place(role=Role.READER)
    answer = here.hand_in(here.row())
    assert answer.status_code in (403, 422)
    assert not Measurement.objects.exists()


def test_another_municipalitys_indicator_is_not_there() -> None:
    here, there = Place(), Place("1489", "Alingsås")
    pk = there.indicator.pk
    assert here.client.get(f"{ROOT}/indicators/{pk}").status_code == 404
    assert [one["id"] for one in here.client.get(f"{ROOT}/indicators").json()] == [here.indicator.pk]
    theirs = here.hand_in(here.row(indicator=pk)).json()
    missing = here.hand_in(here.row(indicator=987654321)).json()
    assert theirs["rows"] == missing["rows"]
