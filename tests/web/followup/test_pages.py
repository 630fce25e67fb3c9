"""The start page by role, planning, opening, the map, closing, files."""

import csv
import io
import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from lxml.html import fromstring
from openpyxl import load_workbook

from fridlyst.base.clock import today
from fridlyst.followup.actions import approve, close_round
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Programme
from tests import factories
from tests.web.followup.conftest import Scene


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_coordinator_sees_who_is_silent_and_what_is_missing(scene: Scene, coordinator: Client) -> None:
    factories.goal(scene.town, scene.programme, "Tomt", number="2")
    factories.activity(scene.town, scene.goal, "Ingens sak")
    factories.programme(scene.town, "Nästa program", draft=True, valid_from=None, valid_to=None)
    factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    FollowUpRound.objects.filter(pk=scene.round.pk).update(closes_on=today() + timedelta(days=4))
    page = text(coordinator, scene.home)
    assert "2 av 2 har inte svarat i Tertial 2 2026. 4 dagar kvar att svara." in page
    assert "1 mål saknar aktivitet." in page
    assert "1 aktivitet saknar ansvarig." in page
    assert "Nästa program är ett utkast som bara du ser." in page
    assert "Tertial 3 2026 är förberedd men inte öppnad." in page


def test_what_waits_for_approval_is_on_the_start_page(
    scene: Scene, coordinator: Client, approver: Client
) -> None:
    factories.sent_in(scene.town, scene.round, scene.social)
    for client in (coordinator, approver):
        page = text(client, scene.home)
        assert "Socialnämnden har svarat i Tertial 2 2026." in page
        assert scene.answer_href in page
    approve(by=scene.town.actor, submission_id=scene.mine.pk)
    assert "Inget svar väntar på att du godkänner det." in text(approver, scene.home)


def test_the_reporter_sees_how_far_they_have_come(scene: Scene, reporter: Client) -> None:
    assert "Börja svara" in text(reporter, scene.home)
    mine = factories.answered(scene.town, scene.round, scene.social)
    page = text(reporter, scene.home)
    assert "2 av 5" in page
    assert f"{scene.answer_href}#fortsatt" in page
    assert "Fortsätt svara" in page
    assert "Skolnämnden</h3>" not in page
    mine.delete()
    assert "Ingen omgång väntar på ditt svar." in text(reporter, scene.home)


def test_a_sent_back_answer_says_so_on_the_start_page(scene: Scene, reporter: Client) -> None:
    Submission.objects.filter(pk=scene.mine.pk).update(state="sent_back")
    assert "Återsänt" in text(reporter, scene.home)


def test_the_reader_sees_what_is_late_and_who_is_silent(scene: Scene, reader: Client) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "late")
    page = text(reader, scene.home)
    assert "1 av 2 har svarat." in page
    assert "Har inte svarat: Skolnämnden." in page
    assert "Försenat" in page
    assert "Att göra nu" not in page


def test_the_bar_counts_what_nobody_has_sent_in_as_not_answered(scene: Scene, reader: Client) -> None:
    factories.answered(scene.town, scene.round, scene.social, "done")
    assert "2 ej besvarade" in text(reader, scene.home)
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    page = text(reader, scene.home)
    assert "1 klar" in page
    assert "1 pågår" in page
    assert f"/aktiviteter/?program={scene.programme.slug}&amp;lage=done" in page


def test_each_part_of_the_bar_leads_to_as_many_activities(scene: Scene, reader: Client) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    for status, title in (("done", "Utbilda alla"), ("ongoing", "Fråga rutinmässigt")):
        page = text(reader, f"{scene.home}aktiviteter/?program={scene.programme.slug}&lage={status}")
        assert title in page


def test_an_empty_town_says_what_it_is_for(db: None) -> None:
    town = factories.town("0180", "Stockholm")
    coordinator = factories.signed_in(factories.person(town, Role.COORDINATOR))
    reader = factories.signed_in(factories.person(town, Role.READER))
    assert "Inget program ännu" in text(coordinator, f"/{town.slug}/")
    assert "inget program som gäller" in text(reader, f"/{town.slug}/")
    assert "Förbered den första omgången" in text(coordinator, f"/{town.slug}/uppfoljning/")
    assert "när samordnaren har öppnat en omgång" in text(reader, f"/{town.slug}/uppfoljning/")
    assert "Inget program att följa upp" in text(coordinator, f"/{town.slug}/uppfoljning/ny-omgang/")


PLAN = {
    "title": "Tertial 3 2026",
    "kind": "tertial",
    "period_start": "2026-09-01",
    "period_end": "2026-12-31",
    "closes_on": "2027-01-20",
}


def test_planning_shows_whom_it_asks_before_it_opens(scene: Scene, coordinator: Client) -> None:
    factories.person(scene.town, Role.REPORTER, scene.social)
    factories.activity(scene.town, scene.goal, "Ingens sak")
    made = coordinator.post(
        f"{scene.home}uppfoljning/ny-omgang/", PLAN | {"programmes": [scene.programme.pk]}
    )
    assert made.headers["Location"] == f"{scene.home}uppfoljning/tertial-3-2026/"
    page = text(coordinator, made.headers["Location"])
    assert "1 ansvarig saknar rapportör" in page
    assert "Ingens sak" in page
    assert "2 tillfrågas" in page
    assert not Submission.objects.filter(round__slug="tertial-3-2026").exists()
    address = f"{made.headers['Location']}oppna/"
    for _ in range(2):
        assert coordinator.post(address, {"body": [scene.social.pk]}).status_code == 302
    asked = Submission.objects.filter(round__slug="tertial-3-2026")
    assert [one.body_id for one in asked] == [scene.social.pk]


def test_a_round_that_asks_nobody_says_so_and_stays(scene: Scene, coordinator: Client) -> None:
    made = factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    address = f"{scene.home}uppfoljning/{made.slug}/oppna/"
    for data in ({}, {"body": ["x", "-1", "99999999999999999999"]}):
        answer = coordinator.post(address, data)
        assert answer.status_code == 422
    made.refresh_from_db()
    assert made.state == "draft"


@pytest.mark.parametrize("kind", ["tertial", "annual", "term", "before_revision", "ad_hoc", "<script>"])
def test_every_kind_has_a_suggestion(scene: Scene, coordinator: Client, kind: str) -> None:
    page = text(coordinator, f"{scene.home}uppfoljning/ny-omgang/?slag={kind}")
    assert 'name="title" value="' in page
    assert "<script>&" not in page


def test_a_wrong_period_stands_beside_its_field(scene: Scene, coordinator: Client) -> None:
    data = PLAN | {"programmes": [scene.programme.pk], "period_end": "2026-08-01"}
    answer = coordinator.post(f"{scene.home}uppfoljning/ny-omgang/", data)
    assert answer.status_code == 422
    assert "Perioden slutar före den börjar." in answer.content.decode()


def test_an_open_round_can_get_more_time(scene: Scene, coordinator: Client) -> None:
    address = f"{scene.round_href}andra/"
    page = text(coordinator, address)
    assert "Program som följs upp" not in page
    data = PLAN | {"title": "Tertial 2", "version": scene.round.version}
    assert coordinator.post(address, data).status_code == 302
    scene.round.refresh_from_db()
    assert str(scene.round.closes_on) == "2027-01-20"
    assert coordinator.post(address, data | {"title": "Annat"}).status_code == 409


def test_the_map_shows_the_silent_first_and_unknown_as_unknown(scene: Scene, reader: Client) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "late")
    page = text(reader, scene.round_href)
    assert "1 av 2 har svarat" in page
    assert page.index("Skolnämnden") < page.index("Socialnämnden")
    assert "Mål 1: 1 ej besvarad" in page
    assert "Mål 1: 2 försenade" in page
    assert "Stäng omgången" not in page
    assert f"{scene.round_href}rapport/" in page


def test_closing_names_the_drafts_and_asks(scene: Scene, coordinator: Client) -> None:
    address = f"{scene.round_href}stang/"
    before = text(coordinator, address)
    assert "2 har inte börjat svara" in before
    factories.answered(scene.town, scene.round, scene.social)
    late = coordinator.post(address)
    assert late.status_code == 409
    page = late.content.decode()
    assert "1 har börjat svara men inte skickat in" in page
    assert f'name="named" value="{scene.mine.pk}"' in page
    scene.round.refresh_from_db()
    assert scene.round.state == "open"
    assert coordinator.post(address, {"named": [scene.mine.pk]}).status_code == 302
    scene.round.refresh_from_db()
    assert scene.round.state == "closed"
    assert coordinator.post(address).status_code == 409


def test_a_closed_round_says_so(scene: Scene, coordinator: Client, reader: Client) -> None:
    close_round(by=scene.town.actor, round_id=scene.round.pk)
    page = text(coordinator, scene.round_href)
    assert "Omgången är stängd." in page
    assert "Stäng omgången" not in page
    assert coordinator.get(f"{scene.round_href}andra/").status_code == 409
    hidden = reader.get(scene.answer_href)
    assert "skickades aldrig in" in hidden.content.decode()


@pytest.mark.parametrize("page", ["uppfoljning/", "uppfoljning/tertial-2-2026/"])
def test_every_list_comes_as_three_kinds_of_file(scene: Scene, reader: Client, page: str) -> None:
    address = scene.home + page
    rows = json.loads(reader.get(f"{address}?format=json").content)
    table = list(
        csv.reader(
            io.StringIO(reader.get(f"{address}?format=csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    sheet = load_workbook(io.BytesIO(reader.get(f"{address}?format=xlsx").content)).active
    assert len(table) > 1
    assert sheet is not None
    listed = rows if isinstance(rows, list) else next(iter(rows.values()))
    assert len(listed) == len(table) - 1
    assert reader.get(f"{address}?format=pdf").status_code == 400


def test_a_file_holds_no_formula(scene: Scene, reader: Client) -> None:
    scene.school.name = "=HYPERLINK(1)"
    scene.school.save()
    table = reader.get(f"{scene.round_href}?format=csv").content.decode()
    assert "'=HYPERLINK(1)" in table
    book = load_workbook(io.BytesIO(reader.get(f"{scene.round_href}?format=xlsx").content))
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_drafts_are_not_in_the_files(scene: Scene, reader: Client) -> None:
    factories.answered(scene.town, scene.round, scene.social, "done")
    table = reader.get(f"{scene.round_href}?format=csv").content.decode()
    assert "Klar\r" not in table
    row = next(line for line in table.splitlines() if line.startswith("Socialnämnden"))
    assert row.split(";")[8:14] == ["0", "0", "0", "0", "0", "2"]


def test_a_taken_title_is_not_suggested_and_is_refused_at_its_field(
    scene: Scene, coordinator: Client
) -> None:
    address = f"{scene.home}uppfoljning/ny-omgang/"
    for kind in ("tertial", "annual", "term", "before_revision", "ad_hoc"):
        first = _suggested_title(text(coordinator, f"{address}?slag={kind}"))
        factories.planned(scene.town, scene.programme, title=first)
        assert _suggested_title(text(coordinator, f"{address}?slag={kind}")) != first
    refused = coordinator.post(
        address, PLAN | {"title": "tertial 2 2026", "programmes": [scene.programme.pk]}
    )
    assert refused.status_code == 422
    field = fromstring(refused.content).get_element_by_id("id_title")
    assert field.get("value") == "tertial 2 2026"
    assert field.get("aria-invalid") == "true"
    assert "En annan omgång heter redan så." in refused.content.decode()


def _suggested_title(page: str) -> str:
    return str(fromstring(page).get_element_by_id("id_title").get("value"))


def test_a_programme_in_force_without_a_round_leads_to_planning_one(
    scene: Scene, coordinator: Client, reader: Client
) -> None:
    other = factories.programme(scene.town, "Mot heder")
    factories.goal(scene.town, other)
    address = f"{scene.home}program/{other.slug}/"
    plan = f"{scene.home}uppfoljning/ny-omgang/?program={other.slug}"
    assert "följs inte upp än" in text(coordinator, address)
    assert plan in text(coordinator, address)
    assert plan not in text(reader, address)
    chosen = fromstring(text(coordinator, plan)).xpath("//input[@name='programmes'][@checked]/@value")
    assert chosen == [str(other.pk)]
    kinds = fromstring(text(coordinator, plan)).xpath("//nav[@class='kinds']/a/@href")
    assert all(f"program={other.slug}" in href for href in kinds)
    factories.planned(scene.town, other, title="Först")
    assert plan not in text(coordinator, address)
    assert "ny-omgang" not in text(coordinator, f"{scene.home}program/{scene.programme.slug}/")


def test_without_a_decided_programme_the_way_to_one_stands_alone(scene: Scene, coordinator: Client) -> None:
    FollowUpRound.objects.all().delete()
    Programme.objects.update(state="draft")
    shown = fromstring(text(coordinator, f"{scene.home}uppfoljning/ny-omgang/"))
    assert shown.xpath("//main//form") == []
    assert f"{scene.home}program/" in shown.xpath("//main//a/@href")


def test_the_preview_leads_to_where_a_reporter_is_made(scene: Scene, coordinator: Client) -> None:
    made = factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    address = f"{scene.home}organisation/personer/ny-roll/?enhet={scene.school.key}"
    here = f"{scene.home}uppfoljning/{made.slug}/"
    assert f"{address}&amp;tillbaka={quote(here, safe='')}" in text(coordinator, here)
    chosen = fromstring(text(coordinator, address)).xpath("//select[@name='body']/option[@selected]/@value")
    assert chosen == [str(scene.school.pk)]


def _primary(client: Client, scene: Scene) -> list[str]:
    found = fromstring(text(client, scene.round_href)).xpath("//main//*[contains(@class, 'primary')]")
    return [" ".join(one.text_content().split()) for one in found]


def test_the_round_leads_to_what_helps_next(scene: Scene, coordinator: Client, reader: Client) -> None:
    reporter, approver = (scene.client(role, scene.social) for role in (Role.REPORTER, Role.APPROVER))
    FollowUpRound.objects.filter(pk=scene.round.pk).update(closes_on=today() + timedelta(days=1))
    assert _primary(coordinator, scene) == ["Ge Skolnämnden en rapportör"]
    scene.client(Role.REPORTER, scene.school)
    assert _primary(coordinator, scene) == _primary(reader, scene) == []
    assert _primary(reporter, scene) == ["Svara för Socialnämnden"]
    factories.sent_in(scene.town, scene.round, scene.social)
    assert _primary(reporter, scene) == _primary(reader, scene) == ["Se rapporten"]
    for who in (coordinator, approver):
        assert _primary(who, scene) == ["Läs svaret från Socialnämnden"]
    approve(by=scene.town.actor, submission_id=scene.mine.pk)
    assert _primary(coordinator, scene) == ["Se rapporten"]
    FollowUpRound.objects.filter(pk=scene.round.pk).update(closes_on=today() - timedelta(days=1))
    assert _primary(coordinator, scene) == ["Stäng omgången"]
    close_round(by=scene.town.actor, round_id=scene.round.pk)
    assert _primary(coordinator, scene) == _primary(reporter, scene) == ["Se rapporten"]


def test_an_open_round_past_its_day_says_so_everywhere(
    scene: Scene, coordinator: Client, reporter: Client
) -> None:
    FollowUpRound.objects.filter(pk=scene.round.pk).update(closes_on=today() - timedelta(days=1))
    for client in (coordinator, reporter):
        pages = (scene.home, f"{scene.home}uppfoljning/", scene.round_href, scene.answer_href)
        for address in (*pages, f"{scene.home}organisation/{scene.social.key}/"):
            assert "ista dag att svara var" in text(client, address), address


def test_an_activity_that_no_round_asked_about_is_not_called_unanswered(scene: Scene, reader: Client) -> None:
    new = factories.activity(scene.town, scene.goal, "Nytt i år", leads=[scene.social])
    page = text(reader, f"{scene.home}aktivitet/{new.key}/")
    assert "Ej efterfrågad" in page
    assert "Ingen omgång har frågat om aktiviteten än." in page
    assert "Ej besvarad" not in page
    assert "Ej besvarad" in text(reader, f"{scene.home}aktivitet/{scene.first.key}/")
    for address in (f"{scene.home}program/{scene.programme.slug}/", scene.home):
        assert "1 ej efterfrågad" in text(reader, address)
    only = text(reader, f"{scene.home}aktiviteter/?lage=unasked")
    assert "Nytt i år" in only
    assert "Utbilda alla" not in only


def test_progress_counts_indicators_too(scene: Scene, reporter: Client) -> None:
    factories.answered(scene.town, scene.round, scene.social)
    page = text(reporter, scene.home)
    assert "2 av 5" in page
    assert "2 av 2 aktiviteter och 0 av 3 indikatorer besvarade" in text(reporter, scene.answer_href)
