"""The pages where a document is taken in: who sees them, what they say, what they cost."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fridlyst.base.clock import now
from fridlyst.jobs.models import Job
from fridlyst.jobs.rules import STALLED_AFTER
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity, Programme
from fridlyst.review import actions
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.rules import UPLOADS_KEPT
from fridlyst.review.upkeep import drop_spent_uploads
from tests.review.documents import ROWS, actor, half_written, municipality, person, plan, printed_plan

pytestmark = pytest.mark.django_db
# Session, user, visit; reading, proposals, bodies with members; the leaf.
REVIEW = 8


@pytest.fixture
def here() -> Municipality:
    return municipality()


@pytest.fixture
def coordinator(client: Client, here: Municipality) -> Client:
    client.force_login(person(here))
    return client


@pytest.fixture
def reading(here: Municipality) -> Reading:
    made = actions.start_reading(by=actor(here), data=plan(), filename="plan.docx")
    return Reading.objects.get(pk=made.pk)


@pytest.fixture
def printed(here: Municipality) -> Reading:
    made = actions.start_reading(by=actor(here), data=printed_plan(), filename="plan.pdf")
    return Reading.objects.get(pk=made.pk)


def activity(reading: Reading, number: int = 0) -> Proposal:
    return reading.proposals.filter(kind="activity").order_by("number")[number]


def upload(client: Client, data: bytes, name: str, **more: object) -> object:
    file = SimpleUploadedFile(name, data)
    return client.post("/provkoping/inlasning/", {"file": file, **more})


def page(client: Client, reading: Reading, more: str = "") -> str:
    answer = client.get(f"/provkoping/inlasning/{reading.pk}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def decide(client: Client, proposal: Proposal, what: str, version: int | None = None, **more: str) -> object:
    address = f"/provkoping/inlasning/{proposal.reading_id}/forslag/{proposal.pk}/"
    return client.post(address, {"beslut": what, "version": version or proposal.version, **more})


# --- Uploading -------------------------------------------------------------------------------------


def test_a_document_goes_in_and_comes_up_for_review(coordinator: Client) -> None:
    answer = upload(coordinator, plan(), "plan.docx")
    reading = Reading.objects.get()
    assert answer.headers["Location"] == f"/provkoping/inlasning/{reading.pk}/"
    text = page(coordinator, reading)
    assert ROWS[0][0] in text
    assert "Granska förslagen" in text


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "tom.pdf", "tom"),
        (b"MZ\x90\x00" + bytes(300), "plan.pdf", "körbart program"),
        (b"PK\x05\x06" + bytes(18), "plan.docx", "zip"),
        (b"x" * 25_000_001, "stor.txt", "25 MB"),
    ],
    ids=["empty", "program", "zip", "large"],
)
def test_a_bad_file_gets_a_sentence_beside_the_field(
    coordinator: Client, data: bytes, name: str, said: str
) -> None:
    answer = upload(coordinator, data, name)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Reading.objects.exists()


def test_no_file_is_asked_for(coordinator: Client) -> None:
    answer = coordinator.post("/provkoping/inlasning/", {})
    assert answer.status_code == 422
    assert "Välj en fil." in answer.content.decode()


def test_a_file_that_breaks_while_it_is_read_says_so_on_its_page(coordinator: Client) -> None:
    upload(coordinator, half_written(), "trasig.docx")
    reading = Reading.objects.get()
    text = page(coordinator, reading)
    assert "Dokumentet gick inte att läsa" in text
    assert reading.message in text
    assert reading.message in coordinator.get("/provkoping/inlasning/").content.decode()


def test_while_it_is_read_the_page_follows_the_job(coordinator: Client, reading: Reading) -> None:
    Reading.objects.update(state="reading")
    assert reading.job is not None
    type(reading.job).objects.update(progress=0.42, message="Läser sida 3 av 7", state="running")
    text = page(coordinator, reading)
    assert 'http-equiv="refresh"' in text
    assert 'value="42"' in text
    part = coordinator.get(f"/provkoping/inlasning/{reading.pk}/lage/")
    assert "Läser sida 3 av 7" in part.content.decode()
    assert "HX-Refresh" not in part.headers
    Reading.objects.update(state="to_review")
    assert coordinator.get(f"/provkoping/inlasning/{reading.pk}/lage/").headers["HX-Refresh"] == "true"


def test_hostile_words_stay_words(coordinator: Client, here: Municipality) -> None:
    rows = (("<script>alert(1)</script> Utbilda personal", "<b>2026</b>", "Socialnämnden"),)
    made = actions.start_reading(by=actor(here), data=plan(rows), filename="<img src=x>.docx")
    for more in ("", "inte-forstatt/", "ta-in/"):
        text = page(coordinator, Reading.objects.get(pk=made.pk), more)
        assert "<script>alert" not in text
        assert "<img src=x>" not in text


# --- Reviewing -------------------------------------------------------------------------------------


def test_accepting_leads_to_the_next_that_waits(coordinator: Client, reading: Reading) -> None:
    first, second = activity(reading), activity(reading, 1)
    answer = decide(coordinator, first, "godta", ordning="dokument")
    assert answer.headers["Location"].endswith(f"?ordning=dokument&forslag={second.pk}")
    first.refresh_from_db()
    assert first.state == "accepted"


def test_the_least_certain_comes_first(coordinator: Client, reading: Reading) -> None:
    doubtful = activity(reading, 2)
    Proposal.objects.filter(pk=doubtful.pk).update(confidence=0.4)
    text = page(coordinator, reading)
    assert "gissning 40" in text
    assert text.index("<h3>Gissningar") < text.index("<h3>Säkra")
    current = text[text.index("data-current") :]
    assert current.index(str(doubtful.content["title"])) < current.index("Godta")


def test_the_row_that_was_read_is_marked_in_the_document(coordinator: Client, reading: Reading) -> None:
    text = page(coordinator, reading, f"?forslag={activity(reading, 1).pk}")
    marked = text[text.index('class="marked"') :]
    assert marked[: marked.index("</tr>")].count(ROWS[1][0]) == 1


def test_a_pdf_is_shown_as_pictures_with_the_box_marked(coordinator: Client, printed: Reading) -> None:
    one = activity(printed)
    text = page(coordinator, printed, f"?forslag={one.pk}")
    assert "data-spot" in text
    picture = coordinator.get(f"/provkoping/inlasning/{printed.pk}/sida/{one.page}.png")
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "private" in picture.headers["Cache-Control"]
    assert coordinator.get(f"/provkoping/inlasning/{printed.pk}/sida/99.png").status_code == 404


def test_the_other_person_is_told_and_nothing_is_lost(coordinator: Client, reading: Reading) -> None:
    one = activity(reading)
    address = f"/provkoping/inlasning/{reading.pk}/forslag/{one.pk}/ratta/"
    actions.mend(by=actor(municipality()), proposal_id=one.pk, version=1, content={"title": "Först"})
    answer = coordinator.post(address, {"title": "Sedan", "version": "1", "under": str(one.parent_id)})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Sedan" in text
    assert "Först" in text
    one.refresh_from_db()
    assert one.mended["title"] == "Först"


def test_mending_keeps_what_was_typed_beside_its_error(coordinator: Client, reading: Reading) -> None:
    one = activity(reading)
    address = f"/provkoping/inlasning/{reading.pk}/forslag/{one.pk}/ratta/"
    answer = coordinator.post(
        address, {"title": "", "time": "Mars 2027", "version": "1", "under": str(one.parent_id)}
    )
    assert answer.status_code == 422
    assert "Mars 2027" in answer.content.decode()
    one.refresh_from_db()
    assert one.state == "open"


def test_mending_saves_owners_and_time(coordinator: Client, reading: Reading) -> None:
    one = activity(reading)
    address = f"/provkoping/inlasning/{reading.pk}/forslag/{one.pk}/ratta/"
    coordinator.post(
        address,
        {
            "title": "Ny rubrik",
            "time": "Mars 2027",
            "responsible": ["utbildningsnamnden"],
            "version": "1",
            "under": str(one.parent_id),
        },
    )
    one.refresh_from_db()
    assert one.state == "mended"
    assert (one.mended["title"], one.mended["responsible"]) == ("Ny rubrik", ["utbildningsnamnden"])
    assert one.mended["schedule"]["end"] == "2027-03-31"


def test_an_unknown_decision_changes_nothing(coordinator: Client, reading: Reading) -> None:
    assert decide(coordinator, activity(reading), "radera").status_code == 400
    assert set(reading.proposals.values_list("state", flat=True)) == {"open"}


def test_what_was_not_understood_is_listed_and_used(coordinator: Client, reading: Reading) -> None:
    doubt = Proposal.objects.create(
        municipality_id=reading.municipality_id, reading=reading, number=900, kind="doubt",
        content={"text": "Ring alla skolor", "why": "En rad utan ägare."}, confidence=0, leaf=1, unit=0,
    )  # fmt: skip
    text = page(coordinator, reading, "inte-forstatt/")
    assert "Ring alla skolor" in text
    assert "En rad utan ägare." in text
    address = f"/provkoping/inlasning/{reading.pk}/inte-forstatt/{doubt.pk}/"
    goal = reading.proposals.get(kind="goal")
    refused = coordinator.post(address, {"kind": "activity", "title": "Ring", "version": "1", "under": ""})
    assert refused.status_code == 422
    answer = coordinator.post(
        address, {"kind": "activity", "title": "Ring", "version": "1", "under": str(goal.pk)}
    )
    assert answer.status_code == 302
    assert reading.proposals.filter(kind="activity", state="mended").count() == 1


def test_everything_certain_at_once_and_the_programme_in_place(coordinator: Client, reading: Reading) -> None:
    base = f"/provkoping/inlasning/{reading.pk}/"
    asked = coordinator.post(base + "ta-in/", {"version": "1"})
    assert asked.status_code == 409
    assert "inte granskade" in asked.content.decode()
    coordinator.post(base + "godta-resten/", {"version": "1", "vilka": "alla"})
    answer = coordinator.post(base + "ta-in/", {"version": "2"})
    programme = Programme.objects.get()
    assert answer.headers["Location"] == f"/provkoping/program/{programme.slug}/"
    assert "utkast" in coordinator.get(answer.headers["Location"]).content.decode()
    assert Activity.objects.count() == len(ROWS)


def test_the_lists_can_be_had_as_files(coordinator: Client, reading: Reading) -> None:
    for address in ("/provkoping/inlasning/", f"/provkoping/inlasning/{reading.pk}/"):
        for kind in ("csv", "xlsx", "json"):
            answer = coordinator.get(f"{address}?format={kind}")
            assert answer.status_code == 200
            assert "attachment" in answer.headers["Content-Disposition"]


# --- Who sees --------------------------------------------------------------------------------------

PAGES = ("", "lage/", "inte-forstatt/", "ta-in/", "sida/1.png")


def test_another_municipalitys_pages_are_as_missing_ones(client: Client, printed: Reading) -> None:
    elsewhere = municipality("0001", "Annanstad")
    client.force_login(person(elsewhere, email="annan@example.se"))
    one = activity(printed)
    missing = client.get("/annanstad/inlasning/999999/")
    assert missing.status_code == 404
    for more in PAGES:
        answer = client.get(f"/annanstad/inlasning/{printed.pk}/{more}")
        assert answer.status_code == 404
        assert "plan.pdf" not in answer.content.decode()
        assert client.get(f"/provkoping/inlasning/{printed.pk}/{more}").status_code == 404
    for more in (f"forslag/{one.pk}/", f"forslag/{one.pk}/ratta/", "godta-resten/", "ta-in/", "avfarda/"):
        answer = client.post(f"/annanstad/inlasning/{printed.pk}/{more}", {"beslut": "godta", "version": "1"})
        assert answer.status_code == 404
    assert set(printed.proposals.values_list("state", flat=True)) == {"open"}


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.APPROVER])
def test_others_than_coordinators_and_registrars_see_no_readings(
    client: Client, here: Municipality, printed: Reading, role: Role
) -> None:
    client.force_login(person(here, role, email="annan@example.se"))
    assert client.get("/provkoping/inlasning/").status_code == 403
    for more in PAGES:
        assert client.get(f"/provkoping/inlasning/{printed.pk}/{more}").status_code == 403


def test_nobody_signed_in_is_sent_to_sign_in(client: Client, printed: Reading) -> None:
    for more in PAGES:
        answer = client.get(f"/provkoping/inlasning/{printed.pk}/{more}")
        assert answer.status_code == 302
        assert "/konto/login/" in answer.headers["Location"]


def test_a_proposal_of_another_reading_is_not_there(
    coordinator: Client, reading: Reading, printed: Reading
) -> None:
    one = activity(printed)
    address = f"/provkoping/inlasning/{reading.pk}/forslag/{one.pk}/"
    assert coordinator.post(address, {"beslut": "godta", "version": "1"}).status_code == 404
    assert coordinator.post(address + "ratta/", {"title": "x", "version": "1"}).status_code == 404


# --- Reading that stopped, and documents that are gone -----------------------------------------------


def _stop(reading: Reading, silent: timedelta = STALLED_AFTER) -> None:
    Reading.objects.filter(pk=reading.pk).update(state="reading")
    Job.objects.filter(pk=reading.job_id).update(state="running", seen_at=now() - silent)


def test_a_reading_that_stopped_says_so_and_can_be_tried_again(coordinator: Client, reading: Reading) -> None:
    _stop(reading)
    text = page(coordinator, reading)
    assert "Läsningen har stannat" in text
    assert "Avbryt läsningen" in text
    address = f"/provkoping/inlasning/{reading.pk}/las-igen/"
    assert f'action="{address}"' in text
    answer = coordinator.post(address)
    again = Reading.objects.latest("pk")
    assert answer.headers["Location"] == f"/provkoping/inlasning/{again.pk}/"
    assert (again.filename, again.state) == (reading.filename, "to_review")
    # The same button twice: the first press has made the new one.
    assert coordinator.post(address).status_code == 302
    assert Reading.objects.latest("pk").pk == again.pk


def test_a_reading_that_goes_on_is_not_said_to_have_stopped(coordinator: Client, reading: Reading) -> None:
    _stop(reading, STALLED_AFTER / 2)
    assert "Läs dokumentet igen" not in page(coordinator, reading)
    coordinator.post(f"/provkoping/inlasning/{reading.pk}/las-igen/")
    assert Reading.objects.count() == 1


def test_the_page_loads_anew_when_the_reading_stops_and_when_it_goes_on(
    coordinator: Client, reading: Reading
) -> None:
    address = f"/provkoping/inlasning/{reading.pk}/lage/"
    _stop(reading, STALLED_AFTER / 2)
    assert "HX-Refresh" not in coordinator.get(address).headers
    assert coordinator.get(f"{address}?stannad=1").headers["HX-Refresh"] == "true"
    _stop(reading)
    assert coordinator.get(address).headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in coordinator.get(f"{address}?stannad=1").headers


def test_a_document_that_is_no_longer_kept_is_said_to_be_gone(coordinator: Client, printed: Reading) -> None:
    Reading.objects.update(state="taken_in", taken_in_at=now() - UPLOADS_KEPT * 2)
    assert "/sida/1.png" in page(coordinator, printed)
    drop_spent_uploads(at=now())
    text = page(coordinator, printed)
    assert "Dokumentet är borttaget" in text
    assert "/sida/1.png" not in text
    assert coordinator.get(f"/provkoping/inlasning/{printed.pk}/sida/1.png").status_code == 404


def test_the_same_document_sent_twice_is_read_once(coordinator: Client, here: Municipality) -> None:
    found = re.search(
        r'name="once" value="([^"]+)"', coordinator.get("/provkoping/inlasning/").content.decode()
    )
    assert found
    first, second = (upload(coordinator, plan(), "plan.docx", once=found[1]) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Reading.objects.count() == 1


# --- What it costs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("times", [1, 10, 100])
def test_the_review_costs_the_same_whatever_the_size(
    coordinator: Client, here: Municipality, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = tuple((f"{row[0]} del {at}", row[1], row[2]) for at in range(times) for row in ROWS)
    made = actions.start_reading(by=actor(here), data=plan(rows), filename="plan.docx")
    address = f"/provkoping/inlasning/{made.pk}/"
    with django_assert_num_queries(REVIEW):
        coordinator.get(address)
    with django_assert_num_queries(REVIEW):
        coordinator.get(address + "inte-forstatt/")
    with django_assert_num_queries(REVIEW - 1):
        coordinator.get(address + "ta-in/")
    with django_assert_num_queries(5):
        coordinator.get("/provkoping/inlasning/")
