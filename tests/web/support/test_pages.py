"""The directory as it is kept: who sees what, what a press does, what comes back beside its field."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.support.actions import publish_service, review_service, save_service
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.support.models import DirectorySettings, SupportService
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
Here = tuple[Town, Body, Body]
CALL = ContactFields("phone", "08-465 004 10")


@pytest.fixture
def here() -> Here:
    town = factories.town()
    return town, factories.body(town, "Socialtjänsten"), factories.body(town, "Skolan")


def browser(town: Town, role: Role = Role.COORDINATOR, on: Body | None = None) -> Client:
    return factories.signed_in(factories.person(town, role, on))


def at(town: Town, path: str = "") -> str:
    return f"/{town.slug}/stod/{path}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def service(
    town: Town, name: str = "Rådgivningen", *, shown: bool = False, **fields: object
) -> SupportService:
    given = {"contacts": (CALL,)} | fields
    made = save_service(by=town.actor, fields=ServiceFields(name, **given))  # type: ignore[arg-type]
    return publish_service(by=town.actor, service_id=made.pk, version=made.version) if shown else made


def seen_on(town: Town, made: SupportService, days: int) -> None:
    review_service(by=town.actor, service_id=made.pk, on=date.today() - timedelta(days=days))


def hidden(content: str, name: str) -> str:
    """The value of a hidden field of the page."""
    return str(re.findall(rf'name="{name}" value="([^"]*)"', content)[0])


def test_an_empty_place_says_what_it_is_for_and_the_one_thing_to_do(here: Here) -> None:
    town, *_ = here
    shown = page(browser(town), at(town))
    assert "Inget stöd ännu" in shown
    assert at(town, "nytt/") in shown
    reader = page(browser(town, Role.READER), at(town))
    assert "Inga stödinsatser ännu" in reader
    assert at(town, "nytt/") not in reader


def test_a_new_service_is_written_in_five_steps_and_shown_when_asked(here: Here) -> None:
    town, care, _school = here
    client = browser(town)
    first = client.post(
        at(town, "nytt/"),
        {"name": "Mottagningen", "whom": ["exposed", "child"], "minimum_age": "12", "body_id": str(care.pk)},
    )
    made = SupportService.objects.get()
    one = f"insats/{made.key}/"
    assert first["Location"] == f"{at(town, one)}kontakt/?ny=1"
    values = {
        "version": "1",
        "rows": "1",
        "kontakt-0-kind": "phone",
        "kontakt-0-value": "08-465 004 10",
        "kontakt-0-free": "on",
    }
    second = client.post(first["Location"], values)
    assert second["Location"] == f"{at(town, one)}tider/?ny=1"
    hours = {"version": "2", "rows": "1", "tid-0-weekdays": ["0", "1"], "tid-0-opens": "08:00"}
    third = client.post(second["Location"], hours | {"tid-0-closes": "16:30"})
    fourth = client.post(third["Location"], {"version": "3", "area": "Hela kommunen"})
    terms = {"version": "4", "free": "ja", "pets": "nej", "languages": ["sv", "ar"], "review_months": "3"}
    last = client.post(fourth["Location"], terms)
    assert last["Location"] == at(town, one)
    made.refresh_from_db()
    assert (made.whom, made.minimum_age, made.body_id) == (["exposed", "child"], 12, care.pk)
    assert [way.value for way in made.contacts.all()] == ["08-465 004 10"]
    assert [(row.weekdays, f"{row.closes:%H:%M}") for row in made.openings.all()] == [([0, 1], "16:30")]
    assert (made.area, made.free, made.pets, made.anonymous) == ("Hela kommunen", True, False, None)
    assert (made.review_months, made.published) == (3, False)
    shown = page(client, at(town, one))
    assert "08-465 004 10" in shown
    assert "måndag, tisdag kl. 8–16.30" in shown
    client.post(at(town, f"{one}visa/"), {"version": hidden(shown, "version")})
    made.refresh_from_db()
    assert made.published
    assert made.reviewed_on == date.today()


def test_the_same_form_sent_twice_makes_one_service(here: Here) -> None:
    town, *_ = here
    client = browser(town)
    values = {"name": "Mottagningen", "once": hidden(page(client, at(town, "nytt/")), "once")}
    answers = [client.post(at(town, "nytt/"), values)["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert SupportService.objects.count() == 1


def test_rows_come_and_go_without_script_and_nothing_typed_is_lost(here: Here) -> None:
    town, *_ = here
    made, client = service(town), browser(town)
    address = at(town, f"insats/{made.key}/kontakt/")
    typed = {"version": "1", "rows": "1", "kontakt-0-kind": "phone", "kontakt-0-value": "inget nummer"}
    more = client.post(address, typed | {"lagg_till": "1"})
    content = more.content.decode()
    assert more.status_code == 200
    assert "inget nummer" in content
    assert 'name="kontakt-1-value"' in content
    two = typed | {"rows": "2", "kontakt-1-kind": "email", "kontakt-1-value": "stod@exempel.se"}
    fewer = client.post(address, two | {"ta_bort": "0"}).content.decode()
    assert "inget nummer" not in fewer
    assert 'value="stod@exempel.se"' in fewer
    assert 'name="kontakt-1-value"' not in fewer
    assert made.contacts.get().value == CALL.value


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("phone", "ring mig", "Numret går inte att ringa"),
        ("email", "inte@", "E-postadressen är inte hel"),
        ("web", "javascript:alert(1)", "ska börja med https://"),
        ("web", "data:text/html,x", "ska börja med https://"),
        ("phone", "9" * 300, "Numret går inte att ringa"),
    ],
)
def test_a_contact_that_leads_nowhere_comes_back_beside_its_row(
    here: Here, kind: str, value: str, said: str
) -> None:
    town, *_ = here
    made = service(town)
    values = {"version": "1", "rows": "2", "kontakt-1-kind": kind, "kontakt-1-value": value}
    answer = browser(town).post(at(town, f"insats/{made.key}/kontakt/"), values)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_kontakt-1-value_error"' in content
    assert said in content
    assert made.contacts.count() == 1


def test_half_an_opening_is_asked_for(here: Here) -> None:
    town, *_ = here
    made, client = service(town), browser(town)
    address = at(town, f"insats/{made.key}/tider/")
    half = client.post(address, {"version": "1", "rows": "1", "tid-0-opens": "08:00"}).content.decode()
    assert "Skriv när det stänger." in half
    assert "Välj vilka dagar tiden gäller." in half
    turned = {"version": "1", "rows": "1", "tid-0-weekdays": "0", "tid-0-opens": "16:00"}
    answer = client.post(address, turned | {"tid-0-closes": "08:00"})
    assert answer.status_code == 422
    assert "Stängningstiden ska vara senare" in answer.content.decode()


def test_a_place_of_a_protected_service_is_refused_beside_the_field(here: Here) -> None:
    town, *_ = here
    made = service(town)
    values = {"version": "1", "protected_address": "on", "place": "Storgatan 4, 111 22 Staden"}
    answer = browser(town).post(at(town, f"insats/{made.key}/plats/"), values)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_place_error"' in content
    assert "Storgatan 4" in content
    assert SupportService.objects.get().place == ""


def test_only_a_name_that_is_a_shelters_asks_whether_the_office_is_open(here: Here) -> None:
    town, *_ = here
    made, client = service(town), browser(town)
    address = at(town, f"insats/{made.key}/plats/")
    assert "open_office" not in client.get(address).content.decode()
    SupportService.objects.update(name="Kvinnojouren Alma")
    refused = client.post(address, {"version": "1", "place": "Storgatan 4"})
    assert refused.status_code == 422
    assert 'name="open_office"' in refused.content.decode()
    assert (
        client.post(address, {"version": "1", "place": "Storgatan 4", "open_office": "on"}).status_code == 302
    )
    assert SupportService.objects.get().place == "Storgatan 4"


def test_the_later_of_two_is_told_and_keeps_the_text(here: Here) -> None:
    town, *_ = here
    made, client = service(town), browser(town)
    address = at(town, f"insats/{made.key}/plats/")
    client.post(address, {"version": "1", "area": "Först"})
    late = client.post(address, {"version": "1", "area": "Sedan"})
    assert late.status_code == 409
    assert "Sedan" in late.content.decode()
    assert SupportService.objects.get().area == "Först"


def test_one_press_says_that_it_still_holds(here: Here) -> None:
    town, *_ = here
    made = service(town, shown=True)
    seen_on(town, made, 200)
    client = browser(town)
    assert "Stämmer fortfarande" in page(client, at(town))
    answer = client.post(at(town, f"insats/{made.key}/stammer/"), {"next": "list"})
    assert answer["Location"] == at(town)
    assert SupportService.objects.get().reviewed_on == date.today()


def test_what_nobody_has_gone_through_for_long_is_gone_and_says_why(here: Here) -> None:
    town, *_ = here
    made = service(town, shown=True)
    seen_on(town, made, 400)
    shown = page(browser(town), at(town, f"insats/{made.key}/"))
    assert "Visas inte sedan" in shown
    assert "Borta från sidan" in page(browser(town), at(town, "?lage=borta"))


def test_the_list_is_narrowed_sorted_and_bounded(here: Here) -> None:
    town, care, _school = here
    service(town, "Öppna dörren", shown=True, body_id=care.pk)
    service(town, "Akuten", contacts=())
    client = browser(town)
    assert "Akuten" not in page(client, at(town, "?lage=visas"))
    only = page(client, at(town, "?saknas=contact"))
    assert ("Akuten" in only, "Öppna dörren" in only) == (True, False)
    by_name = page(client, at(town, "?sort=stod"))
    assert by_name.index("Akuten") < by_name.index("Öppna dörren")
    for wild in ("?lage=%00", "?saknas=hittepa", "?sort=drop", "?page=99999999999"):
        assert "Öppna dörren" in page(client, at(town, wild))
    assert client.get(at(town, "?format=exe")).status_code == 400


def test_the_list_takes_the_same_statements_however_long(here: Here) -> None:
    town, *_ = here
    client = browser(town)
    service(town, "Ett", shown=True)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, at(town))
    for number in range(12):
        service(town, f"Stöd {number}", shown=True)
    with CaptureQueriesContext(connection) as many:
        page(client, at(town))
    assert len(few) == len(many)


def test_an_owner_keeps_its_own_and_nobody_elses(here: Here) -> None:
    town, care, school = here
    own, other = service(town, "Vårt", body_id=care.pk), service(town, "Deras", body_id=school.pk)
    client = browser(town, Role.REPORTER, care)
    shown = page(client, at(town))
    assert "Stöd som ni ansvarar för" in shown
    assert at(town, "fil/") not in shown
    address = at(town, f"insats/{own.key}/vad/")
    assert 'value=""' not in page(client, address).split('name="body_id"')[1][:200]
    assert client.get(at(town, f"insats/{other.key}/vad/")).status_code == 403
    assert client.post(at(town, f"insats/{other.key}/stammer/")).status_code == 403
    assert client.post(at(town, f"insats/{other.key}/ta-bort/"), {"version": "1"}).status_code == 403
    assert client.get(at(town, "installningar/")).status_code == 403
    assert client.get(at(town, "fil/")).status_code == 403
    assert "Ändra" not in page(client, at(town, f"insats/{other.key}/"))
    values = {"version": "1", "name": "Vårt", "body_id": str(school.pk)}
    assert client.post(address, values).status_code == 422


def test_a_reader_reads(here: Here) -> None:
    town, *_ = here
    made, client = service(town), browser(town, Role.READER)
    assert "Ändra" not in page(client, at(town, f"insats/{made.key}/"))
    assert client.get(at(town, "nytt/")).status_code == 403
    assert client.get(at(town, f"insats/{made.key}/forhandsvisa/")).status_code == 403


def test_it_is_seen_before_it_is_shown(here: Here) -> None:
    town, *_ = here
    made = service(town, "Mottagningen", description="Samtal och råd.", place="Torget 1")
    seen = page(browser(town), at(town, f"insats/{made.key}/forhandsvisa/"))
    assert "Samtal och råd." in seen
    assert "Förhandsvisning" in seen
    assert "Lämna sidan snabbt" in seen


def test_what_is_taken_away_leaves_its_name_in_the_trail(here: Here) -> None:
    town, *_ = here
    made, client = service(town), browser(town)
    address = at(town, f"insats/{made.key}/")
    assert "Lades till" in page(client, address)
    client.post(f"{address}ta-bort/", {"version": "99"})
    assert SupportService.objects.exists()
    client.post(f"{address}ta-bort/", {"version": hidden(page(client, address), "version")})
    assert not SupportService.objects.exists()
    assert client.get(address).status_code == 404


def test_settings_hold_at_once_and_show_the_line_to_paste(here: Here) -> None:
    town, *_ = here
    client = browser(town)
    address = at(town, "installningar/")
    assert "&lt;iframe" not in page(client, address)
    values = {
        "version": "0",
        "way_out": "https://www.exempel.se/",
        "languages": ["ar", "so"],
        "framers": "https://www.exempel.se\nhttps://intern.exempel.se/",
    }
    assert client.post(address, values).status_code == 302
    saved = DirectorySettings.objects.get()
    assert saved.framers == ["https://www.exempel.se", "https://intern.exempel.se"]
    assert saved.languages == ["sv", "sv-simple", "en", "ar", "so"]
    shown = page(client, address)
    assert "&lt;iframe" in shown
    assert "height:85vh" in shown
    assert f"/info/{town.slug}/" in shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("way_out", "javascript:alert(1)"),
        ("way_out", "http://osäker.se"),
        ("framers", "https://exempel.se/en/sida"),
        ("framers", "*"),
        ("contact_email", "ingen"),
        ("contact_phone", "ring"),
    ],
)
def test_a_wrong_setting_comes_back_beside_its_field(here: Here, field: str, value: str) -> None:
    town, *_ = here
    answer = browser(town).post(at(town, "installningar/"), {"version": "0", field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not DirectorySettings.objects.filter(version__gt=0).exclude(way_out="").exists()


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_the_list_is_a_file(here: Here, format: str) -> None:
    town, *_ = here
    service(town, "=HYPERLINK(1)", shown=True)
    answer = browser(town, Role.READER).get(at(town, f"?format={format}"))
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("part", "values", "field"),
    [
        ("vad", {"name": "Boendet", "description": "Vi finns på Storgatan 4."}, "description"),
        (
            "kontakt",
            {"rows": "2", "kontakt-1-kind": "letter", "kontakt-1-value": "Storgatan 4"},
            "kontakt-1-value",
        ),
        ("tider", {"rows": "1", "hours": "Kom till Storgatan 4"}, "hours"),
        ("plats", {"protected_address": "on", "area": "Storgatan 4"}, "area"),
        ("villkor", {"cost": "Betalas på Storgatan 4", "review_months": "6"}, "cost"),
    ],
)
def test_an_address_of_a_protected_home_is_refused_where_it_stands(
    here: Here, part: str, values: dict[str, str], field: str
) -> None:
    town, *_ = here
    made = service(town, "Boendet", protected_address=True)
    answer = browser(town).post(at(town, f"insats/{made.key}/{part}/"), {"version": "1"} | values)
    content = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in content
    assert "Stödet har skyddad adress" in content


def test_what_another_part_says_is_told_with_its_name(here: Here) -> None:
    town, *_ = here
    made = service(town, "Boendet", description="Vi finns på Storgatan 4.")
    answer = browser(town).post(
        at(town, f"insats/{made.key}/plats/"), {"version": "1", "protected_address": "on"}
    )
    content = answer.content.decode()
    assert answer.status_code == 422
    assert "Det står under ”Vad och för vem”." in content
    assert not SupportService.objects.get().protected_address
