"""The calendar page, planning all of it at once, and what the start page tells of it."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from fridlyst.followup.actions import plan_round
from fridlyst.followup.actions.calendar import open_due
from fridlyst.followup.fields import RoundFields
from fridlyst.followup.models import FollowUpRound, Question
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import edit_programme
from fridlyst.programmes.fields import ProgrammeFields
from fridlyst.programmes.models import Programme
from tests import factories
from tests.web.followup.conftest import Scene

TODAY = date(2026, 10, 12)


def words(client: Client, address: str) -> str:
    """What the page says, without its marks."""
    answer = client.get(address)
    assert answer.status_code == 200
    body = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode())
    return " ".join(unescape(body).split())


def follow(scene: Scene, *kinds: str) -> None:
    was = Programme.objects.get(pk=scene.programme.pk)
    ways = [(kind, "Varje gång i rapporten") for kind in kinds]
    fields = ProgrammeFields(was.title, valid_from=was.valid_from, valid_to=was.valid_to, follow_up=ways)
    edit_programme(by=scene.town.actor, programme_id=was.pk, version=was.version, fields=fields)


@pytest.fixture(autouse=True)
def _day(settings: Settings) -> None:
    settings.FRIDLYST_DEMO_TODAY = TODAY


@pytest.fixture
def scene(scene: Scene) -> Scene:
    """The town of the other tests; its open round is a tertial's."""
    FollowUpRound.objects.update(kind="tertial")
    return scene


def calendar(scene: Scene) -> str:
    return f"{scene.home}uppfoljning/kalender/"


def test_it_says_what_is_demanded_by_whom_and_what_has_become_of_it(
    scene: Scene, coordinator: Client
) -> None:
    follow(scene, "tertial", "annual")
    said = words(coordinator, calendar(scene))
    assert "Tertial 2 2026 Avser maj–augusti 2026. Programmet: ”Varje gång i rapporten” Öppen" in said
    assert (
        "Tertial 1 2026 Avser januari–april 2026. Programmet: ”Varje gång i rapporten” Gjordes inte" in said
    )
    assert re.search(r"Årsuppföljning 2026 Avser 2026\..*? Inte planerad", said)
    assert "Lag (2023:196) 6 §" in said
    assert "Planera de 5 omgångarna" in said


def test_others_read_it_and_are_offered_nothing(scene: Scene, reader: Client) -> None:
    follow(scene, "annual")
    said = words(reader, calendar(scene))
    assert "Inte planerad" in said
    assert "Planera" not in said
    assert "Förbered" not in said
    assert reader.get(f"{calendar(scene)}planera/").status_code == 403
    assert reader.post(f"{calendar(scene)}planera/", {}).status_code == 403


def test_a_prepared_round_is_planned_for_all_and_led_to_for_its_coordinator(
    scene: Scene, coordinator: Client, reader: Client
) -> None:
    follow(scene, "annual")
    plan_all(scene, coordinator)
    said = words(reader, calendar(scene))
    assert "Inte planerad" not in said
    assert "Planerad" in said
    assert "arsuppfoljning-2026" not in reader.get(calendar(scene)).content.decode()
    assert "arsuppfoljning-2026/andra/" in coordinator.get(calendar(scene)).content.decode()


def fields_of(client: Client, address: str) -> dict[str, str]:
    """The form as it stands, every box ticked as it is."""
    page = client.get(address).content.decode()
    form = page[page.index('<form method="post" class="form plan-demands"') :]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]+>", form[: form.index("</form>")]):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or "checked" in tag):
            found[name[1]] = value[1] if value else "on" if "checkbox" in tag else ""
    return found


def plan_all(scene: Scene, client: Client) -> None:
    address = f"{calendar(scene)}planera/"
    assert client.post(address, fields_of(client, address)).status_code == 302


def test_all_that_is_missing_is_planned_with_one_answer(scene: Scene, coordinator: Client) -> None:
    follow(scene, "tertial", "annual")
    address = f"{calendar(scene)}planera/"
    sent = fields_of(coordinator, address)
    assert coordinator.post(address, sent).status_code == 302
    made = FollowUpRound.objects.filter(state=RoundState.DRAFT)
    assert set(made.values_list("title", flat=True)) == {
        "Årsuppföljning 2026",
        "Tertial 1 2027",
        "Tertial 2 2027",
        "Årsuppföljning 2027",
        "Kartläggning och åtgärdsplan 2026–2027",
    }
    assert coordinator.post(address, sent).status_code == 302
    assert made.count() == 5
    asking = set(Question.objects.values_list("round__title", flat=True))
    assert asking == {"Årsuppföljning 2026", "Årsuppföljning 2027"}
    said = words(coordinator, calendar(scene))
    assert "Alla 6 omgångar som krävs är öppna eller planerade." in said
    assert coordinator.get(address).status_code == 302


def test_days_in_the_wrong_order_are_told_at_the_field(scene: Scene, coordinator: Client) -> None:
    follow(scene, "annual")
    address = f"{calendar(scene)}planera/"
    sent = fields_of(coordinator, address)
    opens = next(name for name in sent if name.startswith("opens-annual-20261231"))
    answer = coordinator.post(address, sent | {opens: "2027-12-01"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="2027-12-01"' in page
    error = opens.replace("opens", "closes")
    assert f'id="id_{error}_error">Sista dag att svara ligger före dagen då omgången öppnar.' in page
    assert not FollowUpRound.objects.filter(state=RoundState.DRAFT).exists()


@pytest.mark.parametrize("hostile", ["", "i morgon", "0000-00-00", "2026-13-45", "9" * 400])
def test_no_day_is_told_too(scene: Scene, coordinator: Client, hostile: str) -> None:
    follow(scene, "annual")
    address = f"{calendar(scene)}planera/"
    sent = fields_of(coordinator, address)
    closes = next(name for name in sent if name.startswith("closes-"))
    assert coordinator.post(address, sent | {closes: hostile}).status_code == 422


def test_nothing_ticked_is_told(scene: Scene, coordinator: Client) -> None:
    follow(scene, "annual")
    address = f"{calendar(scene)}planera/"
    sent = {name: value for name, value in fields_of(coordinator, address).items() if "take-" not in name}
    answer = coordinator.post(address, sent)
    assert answer.status_code == 422
    assert "Välj minst en omgång att planera." in answer.content.decode()


def test_moving_one_is_changing_its_days(scene: Scene, coordinator: Client) -> None:
    follow(scene, "annual")
    plan_all(scene, coordinator)
    made = FollowUpRound.objects.get(title="Årsuppföljning 2026")
    address = f"{scene.home}uppfoljning/{made.slug}/andra/"
    page = coordinator.get(address).content.decode()
    assert f'name="opens_on" value="{made.opens_on}"' in page
    sent = {
        "title": made.title,
        "kind": made.kind,
        "programmes": scene.programme.pk,
        "period_start": made.period_start,
        "period_end": made.period_end,
        "opens_on": "2027-03-01",
        "closes_on": "2027-02-01",
        "grace_days": "7",
        "version": made.version,
    }
    refused = coordinator.post(address, sent)
    assert refused.status_code == 422
    assert "id_closes_on_error" in refused.content.decode()
    assert coordinator.post(address, sent | {"closes_on": "2027-03-22"}).status_code == 302
    made.refresh_from_db()
    assert (made.opens_on, made.grace_days, made.reminders) == (date(2027, 3, 1), 7, False)


def test_what_was_missed_is_prepared_with_its_period_filled_in(scene: Scene, coordinator: Client) -> None:
    follow(scene, "tertial")
    page = coordinator.get(calendar(scene)).content.decode()
    href = next(one for one in re.findall(r'href="([^"]+krav=[^"]+)"', page) if "20260430" in one)
    form = coordinator.get(unescape(href)).content.decode()
    assert 'value="Tertial 1 2026"' in form
    assert 'name="period_start" value="2026-01-01"' in form
    assert 'name="opens_on" value="2026-10-12"' in form
    strange = coordinator.get(f"{scene.home}uppfoljning/ny-omgang/?krav=hittepa")
    assert strange.status_code == 200


def test_it_is_had_as_files(scene: Scene, reader: Client) -> None:
    follow(scene, "annual")
    found = reader.get(f"{calendar(scene)}?format=json").json()
    rows = {row["title"]: row for row in found["rows"]} if isinstance(found, dict) else {}
    rows = rows or {row["title"]: row for row in found}
    assert rows["Årsuppföljning 2026"]["state"] == "Inte planerad"
    assert rows["Årsuppföljning 2026"]["opens_on"] == "2027-01-04"
    for kind in ("csv", "xlsx"):
        assert reader.get(f"{calendar(scene)}?format={kind}").status_code == 200


def test_the_start_page_says_what_is_not_planned_and_who_demands_it(
    scene: Scene, coordinator: Client, reader: Client
) -> None:
    follow(scene, "annual")
    said = words(coordinator, scene.home)
    assert "Årsuppföljning 2026 är inte planerad. Programmet: ”Varje gång i rapporten”" in said
    assert "2 omgångar längre fram är inte planerade." in said
    assert "är inte planerad" not in words(reader, scene.home)
    plan_all(scene, coordinator)
    assert "är inte planerad" not in words(coordinator, scene.home)


def test_the_start_page_says_what_did_not_open_and_why(scene: Scene, coordinator: Client) -> None:
    empty = factories.programme(scene.town, "Tomt")
    days = (date(2026, 1, 1), date(2026, 9, 30), date(2026, 11, 1))
    fields = RoundFields("Tom omgång", [empty.pk], *days, opens_on=TODAY)
    plan_round(by=scene.town.actor, fields=fields)
    open_due(factories.at(TODAY))
    nobody = "ingen aktivitet, inget mål och ingen indikator har en ansvarig som kan svara."
    why = f"öppnade inte 12 oktober 2026: {nobody}"
    assert f"Tom omgång {why}" in words(coordinator, scene.home)
    assert f"Omgången {why}" in words(coordinator, f"{scene.home}uppfoljning/tom-omgang/")


def test_it_is_said_before_opening_who_has_nobody_to_answer(scene: Scene, coordinator: Client) -> None:
    factories.person(scene.town, Role.REPORTER, scene.social)
    days = (date(2026, 9, 1), date(2026, 12, 31), date(2026, 12, 15))
    fields = RoundFields("Tertial 3 2026", [scene.programme.pk], *days, opens_on=date(2026, 12, 1))
    plan_round(by=scene.town.actor, fields=fields)
    told = "1 ansvarig saknar rapportör inför Tertial 3 2026, som öppnar 1 december 2026"
    assert told in words(coordinator, scene.home)
    said = words(coordinator, calendar(scene))
    assert told in said
    assert "Skolnämnden: ge någon rollen" in said


def test_a_programme_that_does_not_say_how_is_named(scene: Scene, coordinator: Client) -> None:
    assert "säger inte hur det följs upp. Skriv in det" in words(coordinator, calendar(scene))


def test_a_closed_round_names_who_had_begun(scene: Scene, reader: Client) -> None:
    factories.answered(scene.town, scene.round, scene.school)
    FollowUpRound.objects.filter(pk=scene.round.pk).update(state=RoundState.CLOSED)
    said = words(reader, scene.round_href)
    assert "1 hade börjat svara men inte skickat in när omgången stängde" in said
    assert "räknas som ej besvarad: Skolnämnden." in said


def test_an_open_round_says_when_it_closes_by_itself(scene: Scene, reader: Client) -> None:
    FollowUpRound.objects.filter(pk=scene.round.pk).update(grace_days=30)
    assert "Omgången stänger av sig själv efter 15 oktober 2026." in words(reader, scene.round_href)


@pytest.mark.parametrize(("page", "statements"), [("", 8), ("planera/", 8)])
def test_statements_do_not_grow(scene: Scene, coordinator: Client, page: str, statements: int) -> None:
    follow(scene, "tertial", "annual")
    counts = []
    for number in range(3):
        for more in range(5 * number):
            programme = factories.programme(scene.town, f"Program {number} {more}")
            factories.planned(scene.town, programme, title=f"Omgång {number} {more}")
        with CaptureQueriesContext(connection) as asked:
            assert coordinator.get(calendar(scene) + page).status_code == 200
        counts.append(len(asked))
    assert counts == [statements] * 3
