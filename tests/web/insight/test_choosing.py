"""The coordinator's pages: choosing, seeing it first, publishing, and reading what people say."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.followup.models import ActivityReport
from fridlyst.insight.actions import send_feedback, visitor
from fridlyst.insight.models import Feedback, PublishedProgramme, PublishedReport
from fridlyst.organisation.terms import Role
from tests import factories
from tests.insight.making import Shown, published, said
from tests.insight.making import shown as make

pytestmark = pytest.mark.django_db


def at(one: Shown, path: str = "") -> str:
    return f"/{one.town.slug}/insyn/{path}"


def own(one: Shown, path: str = "") -> str:
    return at(one, f"program/{one.programme.slug}/{path}")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def version(one: Shown) -> int:
    return PublishedProgramme.objects.get(programme=one.programme).version


def feedback(one: Shown, text: str = "Det saknas tider.", email: str = "namn@exempel.se") -> Feedback:
    send_feedback(by=visitor(one.town.municipality.pk), fields=said(one, text, email=email))
    return Feedback.objects.get()


def test_a_programme_without_a_closed_round_says_why_there_is_nothing_to_choose() -> None:
    town = factories.town("0180", "Stockholm")
    programme = factories.programme(town)
    client = factories.signed_in(factories.person(town, Role.COORDINATOR))
    address = f"/{town.slug}/insyn/program/{programme.slug}/"
    assert "Ingen omgång är stängd än" in page(client, address)
    assert client.post(address, {"texts": "on", "round_id": "", "version": 0}).status_code == 302
    shown = page(client, address)
    assert "hör till en stängd omgång" in shown
    assert "Se hur det blir" in shown


def test_what_the_public_says_stands_on_the_start_page_until_it_is_handled() -> None:
    one = published(make("0180", "Stockholm"))
    client = factories.signed_in(factories.person(one.town, Role.COORDINATOR))
    start = f"/{one.town.slug}/"
    assert "synpunkt" not in page(client, start)
    row = feedback(one)
    shown = page(client, start)
    assert "1 ny synpunkt från allmänheten." in shown
    assert f'href="{at(one, "synpunkter/")}"' in shown
    reader = factories.signed_in(factories.person(one.town, Role.READER))
    assert "synpunkt" not in page(reader, start)
    read = page(client, at(one, f"synpunkter/{row.pk}/"))
    assert 'href="mailto:namn@exempel.se?subject=Svar%20' in read
    client.post(at(one, f"synpunkter/{row.pk}/"), {"handled": "on", "version": row.version})
    assert "synpunkt" not in page(client, start)


def test_from_nothing_to_public_and_back(stranger: Client) -> None:
    one = make("0180", "Stockholm")
    client = factories.signed_in(factories.person(one.town, Role.COORDINATOR))
    assert "Inget är valt än." in page(client, at(one))
    given = {"texts": "on", "activities": "on", "round_id": one.round.pk, "version": 0}
    assert client.post(own(one), given | {"indicator_ids": [one.indicator.pk]}).status_code == 302
    assert "1 klar" in page(client, own(one, "forhandsvisning/"))
    assert stranger.get(one.page).status_code == 404
    assert client.post(own(one, "publicera/"), {"version": version(one)}).status_code == 302
    assert stranger.get(one.page).status_code == 200
    assert "Det här är offentligt nu" in page(client, own(one))
    client.post(own(one, "avpublicera/"))
    assert stranger.get(one.page).status_code == 404


def test_a_preview_shows_no_more_than_what_is_chosen(shown: Shown, coordinator: Client) -> None:
    text = page(coordinator, own(shown, "forhandsvisning/"))
    assert "Så här blir det." in text
    assert "Hemlig" not in text


def test_who_saves_later_is_told_and_keeps_the_choices(shown: Shown, coordinator: Client) -> None:
    answer = coordinator.post(own(shown), {"texts": "on", "round_id": "", "version": 1})
    assert answer.status_code == 409
    assert PublishedProgramme.objects.get().activities
    assert coordinator.post(own(shown, "publicera/"), {"version": "9" * 5000}).status_code == 302


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.APPROVER, Role.REGISTRAR])
def test_nobody_else_chooses_or_reads(shown: Shown, role: Role) -> None:
    row = feedback(shown)
    client = factories.signed_in(factories.person(shown.town, role, shown.body))
    for path in (at(shown), own(shown), own(shown, "forhandsvisning/"), own(shown, "kommentarer/")):
        assert client.get(path).status_code == 403, path
    for path in (at(shown, "synpunkter/"), at(shown, f"synpunkter/{row.pk}/")):
        assert client.get(path).status_code == 403, path
    assert client.post(own(shown, "avpublicera/")).status_code == 403
    assert client.post(at(shown, f"synpunkter/{row.pk}/ta-bort/")).status_code in (403, 404)
    assert Feedback.objects.exists()


def test_comments_are_chosen_one_by_one(shown: Shown, coordinator: Client, stranger: Client) -> None:
    assert "Hemlig kommentar." in page(coordinator, own(shown, "kommentarer/"))
    report = ActivityReport.objects.get()
    given = {"report_ids": [report.pk], "version": version(shown)}
    assert coordinator.post(own(shown, "kommentarer/"), given).status_code == 302
    assert "Hemlig kommentar." in stranger.get(f"{shown.page}mal/{shown.goal.key}/").content.decode()
    other = make("1489", "Alingsås")
    theirs = ActivityReport.objects.exclude(pk=report.pk).get(activity=other.activity)
    given = {"report_ids": [theirs.pk], "version": version(shown)}
    assert coordinator.post(own(shown, "kommentarer/"), given).status_code == 422


def test_a_report_is_seen_published_and_taken_away(
    shown: Shown, coordinator: Client, stranger: Client
) -> None:
    where = own(shown, f"rapport/{shown.round.slug}/followup/")
    seen = page(coordinator, where)
    assert "Sammanfattning, Förslag till beslut" in seen
    assert f"/{shown.town.slug}/uppfoljning/{shown.round.slug}/rapport/" in seen
    assert "precis det som publiceras" in seen
    assert "Hemlig" not in seen
    assert coordinator.post(where).status_code == 302
    row = PublishedReport.objects.get()
    read = stranger.get(f"{shown.page}rapport/{row.pk}/")
    file = stranger.get(f"{shown.page}rapport/{row.pk}/rapport.pdf")
    assert (read.status_code, file.status_code) == (200, 200)
    assert file.content.startswith(b"%PDF")
    assert "Hemlig" not in read.content.decode()
    assert "Uppföljning" in page(stranger, shown.page)
    coordinator.post(own(shown, f"rapporter/{row.pk}/ta-bort/"))
    for part in ("", "rapport.pdf"):
        assert stranger.get(f"{shown.page}rapport/{row.pk}/{part}").status_code == 404


def test_a_report_of_an_open_round_is_not_there(shown: Shown, coordinator: Client) -> None:
    days = {"period_start": date(2026, 9, 1), "period_end": date(2026, 12, 31), "closes_on": date(2027, 1, 9)}
    running = factories.opened(shown.town, shown.programme, title="Öppen", **days)
    assert coordinator.get(own(shown, f"rapport/{running.slug}/followup/")).status_code == 404
    other = factories.programme(shown.town, "Annat program")
    for slug in ("finns-inte", shown.round.slug):
        kind = "followup" if slug == "finns-inte" else "finns-inte"
        assert coordinator.get(own(shown, f"rapport/{slug}/{kind}/")).status_code == 404
    elsewhere = at(shown, f"program/{other.slug}/rapport/{shown.round.slug}/followup/")
    assert coordinator.get(elsewhere).status_code == 404


def test_feedback_is_read_noted_had_as_a_list_and_removed(shown: Shown, coordinator: Client) -> None:
    row = feedback(shown, "=1+1 är inte svaret")
    assert "1 ny synpunkt" in page(coordinator, at(shown))
    assert "=1+1 är inte svaret" in page(coordinator, at(shown, "synpunkter/"))
    where = at(shown, f"synpunkter/{row.pk}/")
    assert "namn@exempel.se" in page(coordinator, where)
    given = {"note": "Tas upp.", "handled": "on", "version": 1}
    assert coordinator.post(where, given).status_code == 302
    assert coordinator.post(where, given).status_code == 409
    assert "Inga synpunkter här" in page(coordinator, at(shown, "synpunkter/"))
    assert "hanterad" in page(coordinator, where)
    text = coordinator.get(at(shown, "synpunkter/?visa=alla&format=csv")).content.decode("utf-8-sig")
    assert "'=1+1 är inte svaret" in text
    book = coordinator.get(at(shown, "synpunkter/?visa=alla&format=xlsx")).content
    [sheet] = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    cells = [cell for row_of in sheet for cell in row_of if cell.value == "=1+1 är inte svaret"]
    assert [cell.data_type for cell in cells] == ["s"]
    assert coordinator.post(at(shown, f"synpunkter/{row.pk}/ta-bort/")).status_code == 302
    assert not Feedback.objects.exists()


def test_how_long_feedback_is_kept_is_decided(shown: Shown, coordinator: Client) -> None:
    where = at(shown, "synpunkter/installningar/")
    given = {"receives": "on", "keep_months": "3", "contact": "Växeln.", "version": 0}
    assert coordinator.post(where, given | {"keep_months": "99"}).status_code == 422
    assert coordinator.post(where, given).status_code == 302
    assert "Sparas i 3 månader" in page(coordinator, at(shown, "synpunkter/"))


STATEMENTS = {"": 10, "program/SLUG/": 26, "program/SLUG/forhandsvisning/": 27, "synpunkter/": 5}


@pytest.mark.parametrize(("path", "statements"), STATEMENTS.items())
def test_statements_do_not_grow(shown: Shown, coordinator: Client, path: str, statements: int) -> None:
    address = at(shown, path.replace("SLUG", shown.programme.slug))
    page(coordinator, address)
    before = _count(coordinator, address)
    for number in range(2, 11):
        goal = factories.goal(shown.town, shown.programme, f"Mål {number}", number=str(number))
        factories.activity(shown.town, goal, f"Aktivitet {number}", leads=[shown.body])
        factories.indicator(shown.town, goal, f"Indikator {number}")
        send_feedback(by=visitor(shown.town.municipality.pk), fields=said(shown, f"Text {number}."))
    assert _count(coordinator, address) == before == statements


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_page_holds_a_script_of_a_stranger(shown: Shown, coordinator: Client) -> None:
    row = feedback(shown, "<script>alert(1)</script> till kommunen", "")
    for path in ("synpunkter/", f"synpunkter/{row.pk}/"):
        assert not re.search("<script>alert", page(coordinator, at(shown, path)))
