"""The programme in public: what is shown, what is not there, what it costs, and what it is as data."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.followup.actions import close_round
from fridlyst.followup.models import ActivityReport
from fridlyst.insight.actions import choose_comments, unpublish
from fridlyst.insight.models import PublishedProgramme
from fridlyst.programmes.models import Activity
from tests import factories
from tests.insight.making import Shown, chosen, matter, published
from tests.insight.making import shown as make

pytestmark = pytest.mark.django_db


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def addresses(one: Shown) -> list[str]:
    """Every public address about the town."""
    data = [
        f"{one.home}oppna-data/{one.programme.slug}/{name}.{kind}"
        for name in ("goals", "activities", "indicators", "decisions")
        for kind in ("csv", "json")
    ]
    return [
        one.home,
        one.page,
        f"{one.page}mal/{one.goal.key}/",
        f"{one.page}indikator/{one.indicator.pk}/",
        f"{one.page}synpunkter/",
        f"{one.home}oppna-data/",
        f"{one.home}oppna-data/katalog.jsonld",
        *data,
    ]


def test_a_minute_tells_how_it_goes(shown: Shown, stranger: Client) -> None:
    page = body(stranger, shown.page)
    for words in (
        "Program mot våld",
        "Ingen ska leva med våld.",
        "31 augusti 2026",
        "1 klar",
        "Andel utbildade",
    ):
        assert words in page
    assert "Socialnämnden §\N{NO-BREAK SPACE}60" in page
    assert "Motionär" not in page
    goal = body(stranger, f"{shown.page}mal/{shown.goal.key}/")
    for words in ("Utbilda alla", "Ansvarar: Socialnämnden", "Därför att det går."):
        assert words in goal
    assert "Hemlig kommentar" not in goal


def test_nobody_is_named_and_no_cookie_is_set(shown: Shown, stranger: Client) -> None:
    for address in addresses(shown):
        answer = stranger.get(address)
        page = answer.content.decode()
        assert "Hemlig" not in page
        assert "Motionär" not in page
        assert shown.town.actor.label not in page
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store" or address.endswith(("csv", "pdf"))
        assert "no-referrer" in answer.headers["Referrer-Policy"]
        assert len(answer.content) < 50_000


def test_what_is_not_published_is_as_what_is_not_there(shown: Shown, stranger: Client) -> None:
    unpublish(by=shown.town.actor, programme_id=shown.programme.pk)
    for address in addresses(shown):
        nowhere = address.replace(shown.town.slug, "finns-inte")
        hidden, missing = stranger.get(address), stranger.get(nowhere)
        assert hidden.status_code == missing.status_code == 404, address
        assert hidden.content.decode().replace(shown.town.slug, "finns-inte") == missing.content.decode()
        assert dict(hidden.headers) | {"Content-Length": ""} == dict(missing.headers) | {"Content-Length": ""}


def test_one_hidden_programme_is_nowhere_beside_a_public_one(shown: Shown, stranger: Client) -> None:
    hidden = factories.programme(shown.town, "Hemligt program 2027")
    goal = factories.goal(shown.town, hidden, "Hemligt mål")
    factories.activity(shown.town, goal, "Hemlig aktivitet", leads=[shown.body])
    measured = factories.indicator(shown.town, goal, "Hemlig indikator")
    for address in addresses(shown):
        assert "Hemlig" not in stranger.get(address).content.decode(), address
    for part in ("", f"mal/{goal.key}/", f"indikator/{measured.pk}/", "synpunkter/"):
        assert stranger.get(f"{shown.home}{hidden.slug}/{part}").status_code == 404
    for other in (f"{shown.page}indikator/{measured.pk}/", f"{shown.page}mal/finns-inte/"):
        assert stranger.get(other).status_code == 404
    assert stranger.get(f"{shown.home}oppna-data/{hidden.slug}/goals.json").status_code == 404


def test_another_towns_things_are_not_under_ones_own(shown: Shown, stranger: Client) -> None:
    other = published(make("1489", "Alingsås"))
    assert stranger.get(f"{shown.page}indikator/{other.indicator.pk}/").status_code == 404
    only = factories.programme(other.town, "Bara deras")
    assert stranger.get(f"{shown.home}{only.slug}/").status_code == 404


def test_what_was_not_chosen_is_nowhere(shown: Shown, stranger: Client) -> None:
    chosen(shown, texts=False, activities=False, round_id=None, indicator_ids=[], matter_ids=[])
    page = body(stranger, shown.page)
    for words in ("Ingen ska leva", "1 klar", "Andel utbildade", "2025.202", "Så går det"):
        assert words not in page
    goal = body(stranger, f"{shown.page}mal/{shown.goal.key}/")
    assert "Utbilda alla" not in goal
    assert "Därför" not in goal
    assert "Utbilda alla" not in body(stranger, f"{shown.page}synpunkter/")
    for name in ("activities", "indicators", "decisions"):
        where = f"{shown.home}oppna-data/{shown.programme.slug}/{name}.json"
        assert stranger.get(where).status_code == 404
        assert name not in body(stranger, f"{shown.home}oppna-data/katalog.jsonld")


def test_what_nobody_answered_says_so(stranger: Client) -> None:
    one = make("0180", "Stockholm")
    other = factories.body(one.town, "Skolnämnden")
    late = factories.programme(one.town, "Sent program")
    goal = factories.goal(one.town, late)
    factories.activity(one.town, goal, "Obesvarad aktivitet", leads=[other])
    about = factories.opened(one.town, late, title="Omgång 2")
    close_round(by=one.town.actor, round_id=about.pk)
    quiet = Shown(one.town, other, late, goal, one.activity, about, one.indicator, one.matter)
    published(quiet, indicator_ids=[])
    page = body(stranger, quiet.page)
    assert "1 ej besvarad" in page
    assert 'data-status="done"' not in page
    assert "Ej besvarad" in body(stranger, f"{quiet.page}mal/{goal.key}/")


def test_a_chosen_comment_stands_with_its_body(shown: Shown, stranger: Client) -> None:
    report, row = ActivityReport.objects.get(), PublishedProgramme.objects.get()
    choose_comments(
        by=shown.town.actor, programme_id=shown.programme.pk, version=row.version, report_ids=[report.pk]
    )
    assert "Hemlig kommentar." in body(stranger, f"{shown.page}mal/{shown.goal.key}/")


STATEMENTS = {
    "": 7,
    "PAGE": 25,
    "PAGEmal/1/": 16,
    "PAGEsynpunkter/": 16,
    "oppna-data/": 15,
    "oppna-data/katalog.jsonld": 15,
    "oppna-data/SLUG/activities.json": 15,
    "oppna-data/SLUG/decisions.csv": 16,
    "oppna-data/SLUG/indicators.csv": 23,
}


@pytest.mark.parametrize(("page", "statements"), STATEMENTS.items())
def test_statements_do_not_grow(shown: Shown, stranger: Client, page: str, statements: int) -> None:
    address = shown.home + page.replace("PAGE", f"{shown.programme.slug}/").replace(
        "SLUG", shown.programme.slug
    )
    address = address.replace("mal/1/", f"mal/{shown.goal.key}/")
    stranger.get(address)
    before = _count(stranger, address)
    _grow(shown)
    assert _count(stranger, address) == before == statements


def _grow(one: Shown) -> None:
    indicators, matters = [one.indicator.pk], [one.matter.pk]
    for number in range(2, 11):
        under = factories.body(one.town, f"Nämnd {number}")
        goal = factories.goal(one.town, one.programme, f"Mål {number}", number=str(number))
        factories.activity(one.town, goal, f"Aktivitet {number}", leads=[under, one.body], time="Årligen")
        indicators.append(factories.indicator(one.town, goal, f"Indikator {number}").pk)
        matters.append(matter(one.town, one.body, f"2025.{number} KS").pk)
    chosen(one, indicator_ids=indicators, matter_ids=matters)


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_data_has_stable_names_and_no_formula(shown: Shown, stranger: Client) -> None:
    Activity.objects.filter(pk=shown.activity.pk).update(title="=HYPERLINK(0)")
    base = f"{shown.home}oppna-data/{shown.programme.slug}/activities"
    text = stranger.get(f"{base}.csv").content.decode("utf-8-sig")
    [row] = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert row["title"] == "'=HYPERLINK(0)"
    assert (row["status"], row["as_of"], row["responsible"]) == ("done", "2026-08-31", "Socialnämnden")
    told = json.loads(stranger.get(f"{base}.json").content)
    assert told["licence"].startswith("https://creativecommons.org/publicdomain/zero")
    assert set(told["fields"]) == set(row) == set(told["rows"][0])


def test_the_catalogue_is_dcat_and_leads_to_what_is_there(shown: Shown, stranger: Client) -> None:
    answer = stranger.get(f"{shown.home}oppna-data/katalog.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    graph = json.loads(answer.content)["@graph"]
    [catalogue] = [one for one in graph if one["@type"] == "dcat:Catalog"]
    sets = [one for one in graph if one["@type"] == "dcat:Dataset"]
    assert {one["@id"] for one in catalogue["dcat:dataset"]} == {one["@id"] for one in sets}
    for one in sets:
        for required in ("dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:contactPoint"):
            assert one[required]
        for file in one["dcat:distribution"]:
            where = file["dcat:downloadURL"]["@id"]
            assert where.startswith("http://testserver/")
            assert stranger.get(where.removeprefix("http://testserver")).status_code == 200
            assert file["dcterms:license"]["@id"].startswith("https://creativecommons.org/publicdomain/zero")


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_a_page_is_only_read(shown: Shown, stranger: Client, method: str) -> None:
    assert getattr(stranger, method)(shown.page).status_code == 405


def test_what_people_wrote_is_text(stranger: Client) -> None:
    one = make("0180", "Stockholm")
    Activity.objects.update(title='<script>alert("x")</script>\u202e')
    published(one)
    page = body(stranger, f"{one.page}mal/{one.goal.key}/")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r'style="', page)
