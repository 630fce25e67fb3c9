"""A draft and a prepared round are seen by the coordinator alone, on every address and in every file."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from tests.web.walking.addresses import town_routes
from tests.web.walking.answers import Answer
from tests.web.walking.inhabited import SECRET, Inhabited

FORMATS = ("", "?format=csv", "?format=json", "?format=xlsx", f"?q={SECRET}&format=json")
OTHERS = [role for role in Role if role != Role.COORDINATOR]


def pages(town: Inhabited) -> list[str]:
    """Every address of the town, with what is decided and with what is not."""
    found = {route.filled(values) for route in town_routes() for values in (town.values, *town.others)}
    return sorted(found)


def words(answer: Answer) -> str:
    """All that the answer says; a workbook is unpacked."""
    if not answer.content.startswith(b"PK"):
        return answer.content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def telling(client: Client, town: Inhabited, *secrets: str) -> Iterator[str]:
    """The addresses that say any of the secrets."""
    for page in pages(town):
        for format in FORMATS:
            said = (
                words(client.get(page + format)).replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', "")
            )
            if any(secret in said for secret in secrets):
                yield page + format


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_coordinator_reads_a_draft(ours: Inhabited, role: Role) -> None:
    assert list(telling(ours.client(role), ours, SECRET, ours.planned.title)) == []


def test_nobody_signed_in_reads_nothing_of_a_town(ours: Inhabited) -> None:
    visitor = Client()
    for page in pages(ours):
        for format in FORMATS:
            answer = visitor.get(page + format)
            assert answer.status_code in (302, 405), page
            assert ours.mark not in words(answer), page


def test_the_coordinator_does_read_it(ours: Inhabited) -> None:
    found = set(telling(ours.client(Role.COORDINATOR), ours, SECRET))
    home = f"/{ours.town.slug}/"
    assert {f"{home}program/{ours.draft.slug}/", f"{home}aktiviteter/?format=json"} <= found
