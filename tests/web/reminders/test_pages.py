"""The pages of reminders: sending one, the log, the plan, and stopping the letters."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from fridlyst.accounts.models import Membership
from fridlyst.base.clock import now, today
from fridlyst.followup.models import FollowUpRound
from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import mark_bounced
from fridlyst.reminders.models import AddressTrouble, Letter, ReminderPlan, ReminderStop
from fridlyst.reminders.tokens import stop_token
from tests import factories
from tests.reminders.conftest import Reminding, office, reminding
from tests.reminders.post_office import PostOffice

__all__ = ["office"]
REPORTER, LEAD = "svarar@askersund.example", "samordnar@askersund.example"


@pytest.fixture
def scene(db: None, office: PostOffice, settings: Settings) -> Reminding:
    """A round that opened today, so that what the pages send is sent."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    made = reminding(factories.town())
    FollowUpRound.objects.update(closes_on=today() + timedelta(days=365), opened_at=now())
    return made


@pytest.fixture
def lead(scene: Reminding) -> Client:
    return factories.signed_in(scene.coordinator)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def of_round(scene: Reminding, part: str = "paminnelser") -> str:
    return f"/{scene.town.slug}/uppfoljning/{scene.round.slug}/{part}/"


def test_the_coordinator_reminds_and_sees_who_was_reminded(
    scene: Reminding, lead: Client, office: PostOffice
) -> None:
    assert "Påminn den som inte har svarat" in page(lead, of_round(scene))
    answer = lead.post(of_round(scene, "paminn"), follow=True)
    said = answer.content.decode()
    assert "Påminnelsen går till 1 person: reporter askersund." in said
    assert "Ingen att påminna: Utbildningsnämnden." in said
    assert office.receivers == [REPORTER]
    assert "Skickat" in said


def test_a_second_press_the_same_day_sends_nothing(
    scene: Reminding, lead: Client, office: PostOffice
) -> None:
    lead.post(of_round(scene, "paminn"))
    said = lead.post(of_round(scene, "paminn"), follow=True).content.decode()
    assert "1 person har redan fått ett brev i dag: reporter askersund." in said
    assert office.receivers == [REPORTER]


def test_the_board_leads_to_reminding(scene: Reminding, lead: Client) -> None:
    board = lead.get(f"/{scene.town.slug}/uppfoljning/{scene.round.slug}/").content.decode()
    assert f'action="{of_round(scene, "paminn")}"' in board
    assert "Påminn de 2" in board
    reader = factories.signed_in(factories.person(scene.town, Role.READER))
    assert "paminn" not in reader.get(f"/{scene.town.slug}/uppfoljning/{scene.round.slug}/").content.decode()


@pytest.mark.parametrize("change", [{"state": "closed"}, {"reminders": False}])
def test_where_nobody_is_to_be_reminded_it_says_why(
    scene: Reminding, lead: Client, office: PostOffice, change: dict[str, object]
) -> None:
    FollowUpRound.objects.update(**change)
    said = lead.post(of_round(scene, "paminn"), follow=True)
    assert said.status_code == 200
    assert re.search("inte öppen|avstängda", said.content.decode())
    assert office.receivers == []


def test_who_cannot_be_reached_is_listed_with_what_to_do(scene: Reminding, lead: Client) -> None:
    shown = page(lead, of_round(scene))
    assert "2 av 2 har inte svarat." in shown
    assert "Ingen att påminna" in shown
    assert "Utbildningsnämnden Ge någon rollen" in shown


def test_a_refused_address_is_told_of_and_can_be_tried_again(
    scene: Reminding, lead: Client, office: PostOffice
) -> None:
    office.refused[REPORTER] = "550 5.1.1 no such user"
    lead.post(of_round(scene, "paminn"))
    shown = page(lead, f"/{scene.town.slug}/paminnelser/")
    assert f"{REPORTER} Adressen tar inte emot: adressen finns inte (550 5.1.1)" in shown
    trouble = AddressTrouble.objects.get()
    answer = lead.post(f"/{scene.town.slug}/paminnelser/adresser/{trouble.pk}/forsok-igen/", follow=True)
    assert f"Brev skickas till {REPORTER} igen." in answer.content.decode()
    assert not AddressTrouble.objects.exists()


def test_the_log_says_what_came_back_and_can_be_filtered(scene: Reminding, lead: Client) -> None:
    scene.link(scene.school)
    lead.post(of_round(scene, "paminn"))
    letter = Letter.objects.get(email=REPORTER)
    mark_bounced(message_id=letter.message_id, code="550 5.2.1", at=now())
    shown = page(lead, f"/{scene.town.slug}/paminnelser/")
    assert "Studsade brevlådan är full eller avstängd (550 5.2.1)" in shown
    only = page(lead, f"/{scene.town.slug}/paminnelser/?lage=bounced")
    assert "utan@konto.example" not in only
    assert REPORTER in only


@pytest.mark.parametrize("address", ["whole", "round"])
def test_the_log_as_a_file(scene: Reminding, lead: Client, address: str) -> None:
    lead.post(of_round(scene, "paminn"))
    here = of_round(scene) if address == "round" else f"/{scene.town.slug}/paminnelser/"
    rows = list(
        csv.DictReader(io.StringIO(lead.get(f"{here}?format=csv").content.decode("utf-8-sig")), delimiter=";")
    )
    assert [row["E-postadress"] for row in rows] == [REPORTER]
    assert rows[0]["Läge"] == "Skickat"


def test_own_days_are_chosen_and_kept(scene: Reminding, lead: Client) -> None:
    here = f"/{scene.town.slug}/paminnelser/plan/"
    given = {"version": "0", "opening_on": "on", "before_due_on": "on", "before_due": "10", "after_due": "1"}
    assert lead.post(here, given).status_code == 302
    chosen = ReminderPlan.objects.get().choices
    assert (chosen["before_due"], chosen["after_due"], chosen["nobody"]) == (10, None, None)
    assert lead.post(here, given).status_code == 409
    wrong = lead.post(here, {**given, "version": "1", "before_due": "0"})
    assert wrong.status_code == 422
    assert "mellan 1 och 60" in wrong.content.decode()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
def test_only_the_coordinator_sees_addresses(scene: Reminding, role: Role) -> None:
    on = scene.social if role in (Role.REPORTER, Role.APPROVER) else None
    client = factories.signed_in(factories.person(scene.town, role, on, f"{role}@annan.example"))
    for address in (
        of_round(scene),
        f"/{scene.town.slug}/paminnelser/",
        f"/{scene.town.slug}/paminnelser/plan/",
    ):
        assert client.get(address).status_code == 403
    assert client.post(of_round(scene, "paminn")).status_code == 403


def stop_address(scene: Reminding, lead: Client, office: PostOffice) -> str:
    lead.post(of_round(scene, "paminn"))
    whole = str(office.to(REPORTER)[0]["List-Unsubscribe"]).strip(" <>")
    return whole.removeprefix("https://fridlyst.kommun.example")


def test_the_reader_stops_the_letters_and_changes_their_mind(
    scene: Reminding, lead: Client, office: PostOffice
) -> None:
    here, reader = stop_address(scene, lead, office), Client()
    asked = page(reader, here)
    assert "Vill du sluta få påminnelser?" in asked
    assert "Askersund" in asked
    assert REPORTER not in asked
    assert not ReminderStop.objects.exists(), "a mail scanner opens every address"
    reader.post(here, {"do": "stop"})
    assert "Du får inga fler påminnelser" in page(reader, here)
    assert REPORTER in page(lead, f"/{scene.town.slug}/paminnelser/")
    assert "Ingen att påminna" in page(lead, of_round(scene))
    reader.post(here, {"do": "start"})
    assert not ReminderStop.objects.exists()


def test_one_click_of_a_mail_program_needs_no_cookie(
    scene: Reminding, lead: Client, office: PostOffice
) -> None:
    here = stop_address(scene, lead, office)
    answer = Client(enforce_csrf_checks=True).post(here, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 204
    assert list(ReminderStop.objects.values_list("email", flat=True)) == [REPORTER]


@pytest.mark.parametrize("token", ["x", "MTI:falskt", "a" * 500, "%00"])
def test_a_broken_address_leads_nowhere(db: None, token: str) -> None:
    assert Client().get(f"/paminnelser/{token}/").status_code == 404
    assert Client().post(f"/paminnelser/{token}/").status_code == 404


def test_a_letter_that_is_no_longer_kept_leads_nowhere(db: None) -> None:
    answer = Client().get(f"/paminnelser/{stop_token(987654321)}/")
    assert answer.status_code == 404
    assert "leder ingenstans" in answer.content.decode()


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("part", "most"), [("round", 17), ("whole", 8), ("plan", 4)])
def test_the_statements_of_a_page_do_not_grow(scene: Reminding, lead: Client, part: str, most: int) -> None:
    places = {"round": of_round(scene), "whole": f"/{scene.town.slug}/paminnelser/"}
    here = places.get(part, f"/{scene.town.slug}/paminnelser/plan/")
    lead.post(of_round(scene, "paminn"))
    few = statements(lead, here)
    for number in range(20):
        factories.person(scene.town, Role.REPORTER, scene.school, f"p{number}@askersund.example")
    Letter.objects.update(day=None)
    lead.post(of_round(scene, "paminn"))
    assert Letter.objects.count() == 22
    assert statements(lead, here) == few
    assert few <= most


def test_before_opening_it_says_whom_no_reminder_reaches(scene: Reminding, lead: Client) -> None:
    planned = factories.planned(scene.town, *scene.round.programmes.all(), title="Nästa omgång")
    here = f"/{scene.town.slug}/uppfoljning/{planned.slug}/"
    assert "nås inte" not in page(lead, here)
    ReminderStop.objects.create(municipality=scene.town.municipality, email=REPORTER, stopped_at=now())
    shown = page(lead, here)
    assert "1 ansvarig nås inte av påminnelser" in shown
    assert "Se adresserna Socialnämnden" in shown


def test_where_nobody_is_reached_no_step_says_that_it_reaches_zero_persons(
    scene: Reminding, lead: Client
) -> None:
    Membership.objects.exclude(role=Role.COORDINATOR).delete()
    text = page(lead, of_round(scene))
    assert "Ingen av dem kan påminnas." in text
    assert "0 personer" not in text
    assert "når ingen" in text
