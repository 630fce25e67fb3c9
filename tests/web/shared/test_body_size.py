"""What is sent and is too large is told of in a sentence, and is not taken in."""

import io

import pytest
from django.test import Client
from pytest_django import Settings

from fridlyst.organisation.terms import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def registrar(settings: Settings) -> Client:
    settings.FRIDLYST_UPLOAD_BYTES = 1024 * 1024
    return factories.signed_in(factories.person(factories.town(), Role.REGISTRAR))


def test_a_body_beyond_the_limit_is_told_and_read_to_its_end(registrar: Client) -> None:
    body = io.BytesIO(b"x" * 3_000_000)
    answer = registrar.post("/askersund/arenden/", {"file": body})
    assert answer.status_code == 413
    assert "3 MB" in answer.content.decode()
    assert "högst 1 MB" in answer.content.decode()
    assert body.read() == b""


def test_a_text_beyond_the_limit_is_told(registrar: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = registrar.post("/konto/login/", {"text": "x" * 5000})
    assert answer.status_code == 413
    assert "för stort" in answer.content.decode()


@pytest.mark.parametrize("said", ["", "x", "-1", "9" * 30, "٣"])
def test_a_strange_length_breaks_nothing(registrar: Client, said: str) -> None:
    assert registrar.get("/askersund/", CONTENT_LENGTH=said).status_code == 200
