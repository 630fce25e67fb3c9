"""Whatever a field or an address is given, the answer is a page in words: never a failure of ours."""

import sys
from collections.abc import Iterator

import pytest
from django.core.signals import got_request_exception
from django.http import HttpRequest
from django.test import Client

from fridlyst.organisation.terms import Role
from tests.web.walking.addresses import town_routes
from tests.web.walking.forms import Kind, Sent, kind, route_of, town_forms
from tests.web.walking.inhabited import Inhabited

VALUES = (
    "a\x00b",
    "\u202eexe.fdp",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "<script>alert(1)</script>",
    "=cmd|'/c calc'!A1",
    "1e999",
    "NaN",
    "-Infinity",
    "-0",
    "-1",
    "١٢",
    "1" * 5000,
    str(2**63),
    str(2**31),
    "0000-01-01",
    "9999-12-31",
    "99999-01-01",
    "finns-inte",
    "",
)
# Each form is given every third value, and each part of an address every third, so that together they are
# given all, in bearable time.
SHARE = 3
LONG = "å" * 100_000
MANY = "&".join(f"f{number}=1" for number in range(5001))
QUERIES = (
    "page",
    "sort",
    "program",
    "enhet",
    "lage",
    "mal",
    "forslag",
    "blad",
    "slag",
    "under",
    "q",
    "ratta",
    "period",
)
ODD = (0, "%00", 2**63, "a" * 3000, 10**30, '"><script>')
ASKED = ("a\x00b", "1" * 5000, "-1", "{{ 7 }}", str(2**63))


@pytest.fixture
def failures() -> Iterator[list[str]]:
    """What broke, as each request ends with an exception that nobody answered."""
    found: list[str] = []

    def note(sender: object, request: HttpRequest, **more: object) -> None:
        found.append(f"{request.method} {request.path[:100]} {sys.exc_info()[1]!r}"[:300])

    got_request_exception.connect(note)
    yield found
    got_request_exception.disconnect(note)


def quiet(town: Inhabited, role: Role) -> Client:
    client = town.client(role)
    client.raise_request_exception = False
    return client


def met(town: Inhabited) -> list[tuple[Client, Sent]]:
    """One form of each kind that the coordinator or a reporter meets, and who sends it.

    What both meet is sent by the one who meets it last: one part of the code reads it, whoever sent it.
    """
    found: dict[Kind, tuple[Client, Sent]] = {}
    for role in (Role.COORDINATOR, Role.REPORTER):
        client = quiet(town, role)
        for sent in town_forms(client, town):
            found[kind(sent)] = client, sent
    return list(found.values())


def test_no_field_breaks_a_page(ours: Inhabited, failures: list[str]) -> None:
    for place, (client, sent) in enumerate(met(ours)):
        for value in VALUES[place % SHARE :: SHARE]:
            client.post(sent.action, {name: [value] for name in (*sent.data, "version", "fel", "once")})
        for turn, name in enumerate(sent.data, place):
            client.post(sent.action, sent.with_field(name, ("1" * 5000, "a\x00b")[turn % 2]))
        client.post(sent.action, {name: [*values, *values] for name, values in sent.data.items()})
        client.post(sent.action, {name: [LONG] for name in sent.data})
        client.post(sent.action, {})
    assert failures == []


def test_no_body_that_is_no_form_breaks_a_page(ours: Inhabited, failures: list[str]) -> None:
    views = {route_of(sent.action): (client, sent.action) for client, sent in met(ours)}
    for client, action in views.values():
        client.post(action, b"\xff\xfe{", content_type="application/json")
        client.post(action, b"--x\r\n", content_type="multipart/form-data; boundary=x")
        client.post(action, MANY, content_type="application/x-www-form-urlencoded")
    assert failures == []


def test_no_address_breaks(ours: Inhabited, failures: list[str]) -> None:
    client = quiet(ours, Role.COORDINATOR)
    for place, route in enumerate(town_routes()):
        for turn, part in enumerate(route.parts, place):
            for value in ODD[turn % SHARE :: SHARE]:
                address = route.filled({**ours.values, part: value})
                client.get(address)
                client.post(address, {})
        here = route.filled(ours.values)
        for value in ASKED[place % SHARE :: SHARE]:
            client.get(here, dict.fromkeys(QUERIES, value))
        client.get(here, {"format": "a\x00b"})
    assert failures == []
