"""The directory for programs (HSDS 3.0): open, without cookies, every address of the standard."""

import json
import logging
from datetime import time
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.http import HttpResponseBase
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.exchange.hsds_schema import faults, published
from tests.factories import Town
from tests.holding import Hold

from fridlyst.organisation.models import Body
from fridlyst.support.actions import publish_service, save_directory_settings, save_service, unpublish_service
from fridlyst.support.fields import ContactFields, DirectorySettingsFields, OpeningFields, ServiceFields
from fridlyst.support.models import SupportService
from fridlyst.support.national import national_lines

HERE = "/api/hsds/askersund"
LINES = len(national_lines())
NOBODYS = "00000000-0000-4000-8000-000000000000"
SECRET = "Hemligvägen"


def service(at: Town, name: str, **fields: Any) -> SupportService:  # noqa: ANN401
    """A published service."""
    given = {"contacts": [ContactFields("phone", "08-465 004 10")], "whom": ["exposed"]} | fields
    made = save_service(by=at.actor, service_id=None, fields=ServiceFields(name=name, **given))
    return publish_service(by=at.actor, service_id=made.pk, version=made.version)


def _directory() -> tuple[Town, Body]:
    town = factories.town()
    owner = factories.body(town)
    service(
        town,
        "Samtal för unga",
        description="Någon lyssnar på dig.",
        body_id=owner.pk,
        place="Storgatan 1, 696 30 Askersund",
        whom=["young"],
        violence_forms=["honour"],
        languages=["sv", "ar"],
        openings=[OpeningFields([0, 2], time(9), time(16))],
        minimum_age=13,
        maximum_age=20,
    )
    service(town, "Skyddat boende", protected_address=True)
    service(town, "Mottagningen", always_open=True)
    draft = service(town, f"Utkast {SECRET}")
    unpublish_service(by=town.actor, service_id=draft.pk, version=draft.version)
    return town, owner


@pytest.fixture(scope="module")
def held(hold: Hold[tuple[Town, Body]]) -> tuple[Town, Body]:
    return hold(_directory)


@pytest.fixture
def client(held: tuple[Town, Body]) -> Client:
    """A program: a browser's cookies would change nothing."""
    client = Client(raise_request_exception=False)
    client.cookies.load({"fridlyst_session": "x" * 32})
    return client


def got(client: Client, address: str, **given: str) -> dict[str, Any]:
    answer = client.get(f"{HERE}{address}", given)
    assert answer.status_code == 200, (address, answer.content)
    found: dict[str, Any] = answer.json()
    return found


def names(page: dict[str, Any]) -> list[str]:
    return [one["name"] for one in page["contents"]]


def test_the_standards_every_address_answers_as_its_schema_asks(client: Client) -> None:
    tried = 0
    for address in published("openapi.json")["paths"]:
        if address == "/":
            assert got(client, "/")["version"].startswith("3.0")
        elif address.endswith("{id}"):
            plain = address.removesuffix("/{id}")
            number = got(client, plain)["contents"][0]["id"]
            found = got(client, f"{plain}/{number}")
            assert faults_at(plain, found) == []
        else:
            page = got(client, address, full="true", per_page="500")
            assert page["contents"]
            assert [fault for one in page["contents"] for fault in faults_at(address, one)] == []
        tried += 1
    assert tried == 11


# Where a thing of the address stands in the schema of a service.
STEPS = {
    "/services": (),
    "/organizations": ("organization",),
    "/service_at_locations": ("service_at_locations",),
    "/taxonomies": ("attributes", "taxonomy_term", "taxonomy_detail"),
    "/taxonomy_terms": ("attributes", "taxonomy_term"),
}


def faults_at(address: str, item: dict[str, Any]) -> list[str]:
    """What the schema says of the item; what only the interface puts beside it is looked at by itself."""
    beside = {"/organizations": {"services"}, "/service_at_locations": {"service", "name", "status"}}
    kept = {name: value for name, value in item.items() if name not in beside.get(address, set())}
    nested = [item["service"]] if isinstance(item.get("service"), dict) else []
    return faults(kept, *STEPS[address]) + [fault for one in nested for fault in faults(one)]


def test_a_service_at_a_place_is_also_what_the_description_says_that_it_is(client: Client) -> None:
    number = got(client, "/service_at_locations")["contents"][0]["id"]
    found = got(client, f"/service_at_locations/{number}")
    assert {"id", "name", "status", "location", "service"} <= set(found)


def test_its_own_description_names_every_address_of_the_standard(client: Client) -> None:
    told = got(client, "/")["openapi_url"]
    own = got(client, "/" + told.rpartition("/")[2])
    assert told.endswith(f"{HERE}/openapi.json")
    assert set(own["paths"]) == set(published("openapi.json")["paths"])
    known = set(own["components"]["parameters"])
    used = {
        one["$ref"].rpartition("/")[2] for path in own["paths"].values() for one in path["get"]["parameters"]
    }
    assert used <= known


def test_a_page_says_where_it_stands(client: Client) -> None:
    whole = got(client, "/services", per_page="500")
    assert whole["total_items"] == 3 + LINES
    first = got(client, "/services", per_page="2")
    assert (first["size"], first["first_page"], first["last_page"], first["page_number"]) == (
        2,
        True,
        False,
        1,
    )
    assert first["total_pages"] == -(-(3 + LINES) // 2)
    beyond = got(client, "/services", per_page="2", page="900")
    assert (beyond["empty"], beyond["contents"], beyond["last_page"]) == (True, [], True)
    pages = [got(client, "/services", per_page="2", page=str(n + 1)) for n in range(first["total_pages"])]
    assert [one for page in pages for one in names(page)] == names(whole)


def test_in_short_a_service_holds_nothing_of_many(client: Client) -> None:
    short = got(client, "/services")["contents"][0]
    assert not [name for name, value in short.items() if isinstance(value, list)]
    assert short["organization"]["name"] == "Socialnämnden"
    minimal = got(client, "/services", minimal="true")["contents"][0]
    assert set(minimal) == {"id", "last_modified", "modified_date"}


def test_services_are_sought_by_words_and_by_what_they_are(client: Client) -> None:
    assert names(got(client, "/services", search="LYSSNAR unga")) == ["Samtal för unga"]
    assert names(got(client, "/services", search="finns inte alls")) == []
    terms = {one["code"]: one["id"] for one in got(client, "/taxonomy_terms", per_page="500")["contents"]}
    assert "Samtal för unga" in names(got(client, "/services", taxonomy_term_id=terms["honour"]))
    assert "Mottagningen" not in names(got(client, "/services", taxonomy_term_id=terms["honour"]))
    lists = {one["name"]: one["id"] for one in got(client, "/taxonomies")["contents"]}
    assert "Mottagningen" not in names(got(client, "/services", taxonomy_id=lists["Våldsform"]))
    owner = got(client, "/services", search="samtal unga")["contents"][0]["organization_id"]
    assert names(got(client, "/services", organization_id=owner)) == ["Samtal för unga"]
    assert names(got(client, "/services", modified_after="2999-01-01T00:00:00Z")) == []
    assert len(names(got(client, "/services", modified_after="2000-01-01", per_page="500"))) == 3 + LINES


def test_words_are_sought_by_their_list(client: Client) -> None:
    lists = {one["name"]: one["id"] for one in got(client, "/taxonomies")["contents"]}
    found = got(client, "/taxonomy_terms", taxonomy_id=lists["För vem"])
    assert {one["taxonomy"] for one in found["contents"]} == {"För vem"}
    assert got(client, "/taxonomy_terms", parent_id=NOBODYS)["empty"]
    assert not got(client, "/taxonomy_terms", top_only="true")["empty"]


def test_an_organization_holds_its_services(client: Client) -> None:
    number = next(
        one["id"] for one in got(client, "/organizations")["contents"] if one["name"] == "Socialnämnden"
    )
    short = got(client, f"/organizations/{number}")["services"]
    assert [set(one) for one in short] == [{"id", "name", "status"}]
    (whole,) = got(client, f"/organizations/{number}", full_service="true")["services"]
    assert faults(whole) == []
    assert "Nationella nummer" in names(got(client, "/organizations"))


def test_everything_comes_a_line_each(client: Client) -> None:
    answer = client.get(f"{HERE}/services?format=ndjson&full=true")
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert answer.headers["Content-Type"].startswith("application/x-ndjson")
    assert len(lines) == 3 + LINES
    assert [fault for line in lines for fault in faults(json.loads(line))] == []


def test_what_is_not_published_or_protected_is_nowhere(client: Client) -> None:
    paths = ("/services", "/organizations", "/service_at_locations")
    said = "".join(
        json.dumps(got(client, one, full="true", full_service="true"), ensure_ascii=False) for one in paths
    )
    assert SECRET not in said
    shelter = next(
        one for one in got(client, "/services", full="true")["contents"] if one["name"] == "Skyddat boende"
    )
    assert "service_at_locations" not in shelter
    assert "Skyddat boende" not in [
        one["name"] for one in got(client, "/service_at_locations", full="true")["contents"]
    ]


def test_any_site_may_read_and_nothing_marks_who_does(client: Client) -> None:
    for address in ("/", "/services", "/services/x", "/nothing"):
        answer = client.get(f"{HERE}{address}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"] == "no-store"
        assert not answer.cookies
        assert "Vary" not in answer.headers
    asked = client.options(f"{HERE}/services")
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(client: Client, method: str) -> None:
    answer = getattr(client, method)(f"{HERE}/services")
    assert (answer.status_code, answer.json()["type"]) == (405, "urn:fridlyst:problem:only-reading")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "address",
    [
        "/api/hsds/",
        "/api/hsds/annanstad/",
        "/api/hsds/annanstad/taxonomies",
        "/api/hsds/%00/services",
        f"/api/hsds/{'a' * 300}/services",
        f"{HERE}/services/{NOBODYS}",
        f"{HERE}/services/1",
        f"{HERE}/organizations/{NOBODYS}",
        f"{HERE}/service_at_locations/{NOBODYS}",
        f"{HERE}/taxonomies/{NOBODYS}",
        f"{HERE}/taxonomy_terms/{NOBODYS}",
        f"{HERE}/nothing",
        f"{HERE}/services/",
    ],
)
def test_what_is_not_there_is_a_problem(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "-1"),
        ("page", "9" * 5000),
        ("page", "٣"),
        ("per_page", "501"),
        ("per_page", "många"),
        ("format", "xml"),
        ("full", "kanske"),
        ("search", "x" * 10_000),
        ("modified_after", "i går"),
        ("modified_after", "2026-02-30"),
        ("postcode", "69630"),
        ("proximity", "500"),
    ],
)
def test_a_parameter_that_is_nothing_is_refused_with_its_name(client: Client, name: str, value: str) -> None:
    answer = client.get(f"{HERE}/services", {name: value})
    assert answer.status_code == 422
    assert (answer.json()["type"], answer.json()["field"]) == ("urn:fridlyst:problem:wrong-parameter", name)


@pytest.mark.parametrize("words", ["\x00", "\ud800", "<script>", "' OR 1=1", "‮", "=1+1", "%", "\\"])
def test_hostile_words_find_what_they_find(client: Client, words: str) -> None:
    raw = words.encode("utf-8", "surrogatepass")
    query = "".join(f"%{byte:02X}" for byte in raw)
    for address in ("services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"):
        answer = client.get(f"{HERE}/{address}?search={query}&taxonomy_id={query}&organization_id={query}")
        assert answer.status_code == 200


def test_one_statement_answers_while_nothing_has_changed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    got(client, "/services", full="true")
    for address in ("/services", "/organizations", "/service_at_locations", "/taxonomies", "/"):
        with django_assert_num_queries(1):
            got(client, address)


def test_a_change_is_seen_at_once(client: Client, held: tuple[Town, Body]) -> None:
    town, _body = held
    before = got(client, "/services")["total_items"]
    service(town, "Ny mottagning")
    assert got(client, "/services")["total_items"] == before + 1
    save_directory_settings(
        by=town.actor, fields=DirectorySettingsFields(contact_email="ny@example.se"), version=0
    )
    assert got(client, "/organizations")["contents"][0]["email"] == "ny@example.se"


def test_no_line_is_logged_of_what_is_asked(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="fridlyst"), caplog.at_level(logging.DEBUG, logger="django"):
        client.get(f"{HERE}/services?search={SECRET}")
        client.get(f"{HERE}/services?page={SECRET}")
        client.get(f"{HERE}/{SECRET}")
    assert SECRET not in caplog.text


def test_a_fault_of_ours_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object) -> HttpResponseBase:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("fridlyst.api.directory.views.directory", breaks)
    heard: list[object] = []
    got_request_exception.connect(lambda **given: heard.append(given), weak=False, dispatch_uid="hsds")
    answer = client.get(f"{HERE}/services")
    got_request_exception.disconnect(dispatch_uid="hsds")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, "application/problem+json")
    assert SECRET not in answer.content.decode()
