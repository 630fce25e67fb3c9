"""Whatever a program sends, the answer is a problem that can be read and nothing is kept."""

from typing import Any

import pytest
from django.test import Client
from tests.api.test_indicators import ROOT, Place

from fridlyst.indicators.models import Measurement
from fridlyst.organisation.terms import Role

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
LONG = "9" * 5000


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.mark.parametrize(
    "path", [f"/indicators/{LONG}", "/indicators/0", "/indicators/-1", f"/{LONG}", "/%00"]
)
def test_odd_addresses_are_not_found(place: Place, path: str) -> None:
    assert place.client.get(ROOT + path).status_code == 404


@pytest.mark.parametrize(
    "more",
    [
        {"indicator": 10**30},
        {"indicator": LONG},
        {"indicator": "a\x00b"},
        {"indicator": "\ud800"},
        {"indicator": True},
        {"body_key": "\x00"},
        {"body_key": "x" * 201},
        {"sex": "\x00"},
        {"as_of": "0001-01-01"},
        {"as_of": "9999-12-31"},
        {"numerator": "NaN"},
        {"numerator": "Infinity"},
        {"numerator": "1e999999"},
        {"denominator": "1e-999999"},
        {"numerator": LONG},
        {"denominator": 0},
        {"numerator": 101},
        {"numerator": -1},
        {"numerator": 4.5},
        {"value": 40},
        {"comment": "\x00"},
        {"comment": "\ud800"},
        {"comment": "x" * 10_001},
        {"entered": "round"},
        {"municipality_id": 1},
    ],
    ids=str,
)
def test_no_odd_row_is_kept(place: Place, more: dict[str, Any]) -> None:
    answer = place.hand_in(place.row(**more))
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"measurements":' + b"[" * 5000 + b"]" * 5000 + b"}",
        b"\xff\xfe",
        b'{"measurements": [{}, {}], "measurements": 1}',
        b"NaN",
        b'{"measurements": [' + b",".join([b"{}"] * 5001) + b"]}",
    ],
    ids=["deep", "deep-inside", "no-utf8", "twice", "nan", "many"],
)
def test_odd_bodies_are_refused(place: Place, body: bytes) -> None:
    answer = place.client.post(f"{ROOT}/measurements", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert not Measurement.objects.exists()


def test_a_body_too_large_is_refused(place: Place) -> None:
    body = b'{"measurements": "' + b"x" * 6_000_000 + b'"}'
    answer = place.client.post(f"{ROOT}/measurements", body, content_type="application/json")
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options", "head"])
def test_other_methods_change_nothing(place: Place, method: str) -> None:
    for path in ("/measurements", "/indicators"):
        answer = getattr(place.client, method)(ROOT + path)
        assert answer.status_code in (404, 405), (path, answer.status_code)


def test_a_key_in_the_address_or_a_cookie_opens_nothing(place: Place) -> None:
    key = place.key(Role.READER)
    client = Client()
    client.cookies["Authorization"] = client.cookies["key"] = key
    for given in (f"?key={key}", f"?access_token={key}", f"?Authorization=Bearer%20{key}"):
        assert client.get(f"{ROOT}/indicators{given}").status_code == 401
