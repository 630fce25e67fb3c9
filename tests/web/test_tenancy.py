"""What belongs to another municipality answers as if it were not there, on every address of the resolver."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.test import Client

from fridlyst.organisation.terms import Role
from tests.web.walking.addresses import TOWN, Route, routes, town_routes
from tests.web.walking.answers import Answer
from tests.web.walking.forms import town_forms, unlike
from tests.web.walking.inhabited import Inhabited
from tests.web.walking.storing import changed, crossings, snapshot

MISSING = {
    "municipality": "finns-inte",
    "programme": "finns-inte",
    "goal": "finns-inte",
    "activity": "finns-inte",
    "body": "finns-inte",
    "round": "finns-inte",
    "key": "bedomning-987654321",
    "activity_id": 987654321,
    "indicator_id": 987654321,
    "break_id": 987654321,
    "goal_id": 987654321,
    "question_id": 987654321,
    "membership_id": 987654321,
    "person_id": 987654321,
    "feed_id": 987654321,
    "job_id": 987654321,
    "reading": 987654321,
    "proposal": 987654321,
    "trouble_id": 987654321,
    "link_id": 987654321,
    "cost_id": 987654321,
    "enactment_id": 987654321,
    "archive_id": 987654321,
    "matter": "finns-inte",
    "section": "finns-inte",
    "number": 987654321,
    "step_id": 987654321,
    "document_id": 987654321,
    "condition_id": 987654321,
    "comment_id": 987654321,
    "reservation_id": 987654321,
    "letter_id": 987654321,
    "template_id": 987654321,
    "dispatch_id": 987654321,
    "source_id": 987654321,
    "draft_id": 987654321,
    "key_id": 987654321,
    "course": "finns-inte",
    "plan_id": 987654321,
    "situation": "finns-inte",
    "file_id": 987654321,
    "upload_id": 987654321,
    "refresh_id": 987654321,
    "measure": "OJ9876543210",
    "service": "finns-inte",
    "feedback_id": 987654321,
    "report_id": 987654321,
}
# Parts that count within what stands before them in the address: their number is nobody's own.
COUNTED = {
    "page",
    "amendment",
    "part",
    "checklist",
    "format",
    "section",
    "number",
    "gap",
    "place",
    "table",
    "facet",
    "extension",
    "kind",
    "language",
}
# Parts of addresses that stand above the municipalities, and why no municipality owns what they name.
OUTSIDE = {
    "user_id": "the demonstration's doors",
    "name": "a component of the style guide",
    "token": "signed, and read by tests/web/answering, reminders and year_wheel",
    "activity_id": "behind a token: tests/web/answering tries others'",
    "indicator_id": "behind a token: tests/web/answering tries others'",
    "goal_id": "behind a token: tests/web/answering tries others'",
    "number": "a service, or a page of a list, that is shown to anybody",
    "language": "a language of the public pages",
    "town": "the municipality of a public page, that anybody may read",
    "question_id": "behind a token: tests/web/answering tries others'",
    "programme": "read by anybody where it is published: tests/web/insight tries others'",
    "goal": "the same",
    "dataset": "the same",
}
SAVING, PART = {"X-Fridlyst-Autosave": "1"}, {"HX-Request": "true"}
FIELDS = {"comment": "x", "text": "x", "version": "1"}
_TOKEN = re.compile(r"[A-Za-z0-9]{64}")


def told(answer: Answer, *names: object) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers without tokens and without the names that stood in the address."""
    text = _TOKEN.sub("", answer.content.decode("utf-8", "replace"))
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    for name in sorted(map(str, names), key=len, reverse=True):
        text = text.replace(name, "…")
        headers = {key: value.replace(name, "…") for key, value in headers.items()}
    return answer.status_code, text, headers


def asked(client: Client, address: str) -> Iterator[Answer]:
    """The address in every way of asking."""
    yield client.get(address)
    yield client.get(f"{address}?format=csv", headers=PART)
    yield client.post(address, FIELDS)
    yield client.post(address, FIELDS, headers=SAVING)
    yield client.post(address, b'{"a": 1}', content_type="application/json")


@dataclass(frozen=True)
class Pair:
    """An address of what is somebody else's and that of what is not there; `names` is where they differ."""

    here: str
    missing: str
    names: tuple[object, object]


def differing(client: Client, pairs: Iterable[Pair]) -> list[str]:
    """The addresses that answer otherwise than their missing counterpart, each asked once."""
    answered: dict[str, list[Answer]] = {}
    for pair in dict.fromkeys(pairs):
        for address in (pair.here, pair.missing):
            if address not in answered:
                answered[address] = list(asked(client, address))
    return [pair.here for pair in dict.fromkeys(pairs) if not _same(pair, answered)]


def _same(pair: Pair, answered: Mapping[str, list[Answer]]) -> bool:
    both = zip(answered[pair.here], answered[pair.missing], strict=True)
    return all(told(one, *pair.names) == told(other, *pair.names) for one, other in both)


def test_every_part_of_an_address_is_known_to_this_test(ours: Inhabited) -> None:
    parts = {part for route in town_routes() for part in route.parts}
    assert parts <= set(ours.values)
    assert parts - COUNTED <= set(MISSING)


def test_only_municipalities_hold_what_somebody_owns() -> None:
    outside = [route for route in routes() if not route.of_a_town and "konto/" not in route.pattern]
    assert {part for route in outside for part in route.parts} <= set(OUTSIDE)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_another_town_is_as_one_that_is_not_there(theirs: Inhabited, ours: Inhabited, role: Role) -> None:
    client = ours.client(role)
    before = snapshot()
    pairs = [
        Pair(
            route.filled(theirs.values),
            route.filled({**theirs.values, TOWN: MISSING[TOWN]}),
            (theirs.town.slug, MISSING[TOWN]),
        )
        for route in town_routes()
    ]
    assert differing(client, pairs) == []
    assert changed(before, snapshot()) == []


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.REPORTER])
def test_what_is_theirs_is_not_found_in_ours(theirs: Inhabited, ours: Inhabited, role: Role) -> None:
    client = ours.client(role)
    before = snapshot()
    own = ours.values
    pairs = [
        Pair(
            route.filled({**own, part: values[part]}),
            route.filled({**own, part: MISSING[part]}),
            (values[part], MISSING[part]),
        )
        for route, part, values in _parts(theirs, others=role == Role.COORDINATOR)
    ]
    assert differing(client, pairs) == []
    assert changed(before, snapshot()) == []


def _parts(theirs: Inhabited, *, others: bool) -> Iterator[tuple[Route, str, Mapping[str, object]]]:
    """Every part of every address with one of their values for it, or with each."""
    for route in town_routes():
        for part in route.parts:
            for values in (theirs.values, *(theirs.others if others else ())):
                if part not in COUNTED:
                    yield route, part, values


def test_no_form_takes_what_is_theirs(theirs: Inhabited, ours: Inhabited) -> None:
    client = ours.client(Role.COORDINATOR)
    before, tried = _rows_of(theirs), 0
    ids = sorted(theirs.ids)
    for place, sent in enumerate(unlike(town_forms(client, ours))):
        for turn, field in enumerate(sent.choices, place):
            # Each field is given some of them, another field the next, so that together they are given all.
            for id in ids[turn % (len(ids) // 3) :: len(ids) // 3]:
                answer = client.post(sent.action, sent.with_field(field, str(id)))
                assert answer.status_code < 500, (sent.action, field, id)
                tried += 1
    assert tried > 200
    assert crossings() == []
    assert _rows_of(theirs) == before


def _rows_of(town: Inhabited) -> dict[str, list[dict[str, object]]]:
    """Everything that carries the town's number."""
    here = town.town.municipality.pk
    return {
        model._meta.label: list(model._default_manager.filter(municipality_id=here).order_by("pk").values())
        for model in apps.get_models()
        if "municipality_id" in {field.attname for field in model._meta.concrete_fields}
    }
