"""The report as a page: who reads, who writes, what is fetched."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.base.clock import now
from fridlyst.followup.models import RoundText
from fridlyst.jobs.actions import drop_old_files, finish, start
from fridlyst.jobs.models import Job
from fridlyst.jobs.rules import FILES_KEPT
from fridlyst.jobs.terms import JobKind
from tests import factories
from tests.reports.contents.conftest import Scene

AUTOSAVE = {"X-Fridlyst-Autosave": "1"}
# Session, user, role, the 25 of the report, 11 of coverage, one for the files of each format.
STATEMENTS = 49


def save(client: Client, address: str, key: str, text: str, version: int, **more: object) -> object:
    values = {f"{key}-text": text, f"{key}-version": version}
    return client.post(f"{address}text/{key}/", values, **more)  # type: ignore[arg-type]


def order(client: Client, address: str, format: str) -> str:
    """The address of the page that follows the file."""
    answer = client.post(f"{address}gor/", {"format": format})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_a_reader_reads_and_does_not_write(reader: Client, address: str) -> None:
    page = reader.get(address).content.decode()
    assert "2 av 4 nämnder har svarat." in page
    assert "Inget förslag är skrivet." in page
    assert "<textarea" not in page


def test_a_coordinator_writes_at_every_place(coordinator: Client, address: str) -> None:
    page = coordinator.get(address).content.decode()
    assert page.count("<textarea") == 5
    assert 'name="forslag-text"' in page


def test_the_statements_of_the_page(coordinator: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as caught:
        coordinator.get(address)
    assert len(caught) == STATEMENTS


@pytest.mark.parametrize("path", ["", "gor/", "text/forslag/", "fil/1/", "fil/1/hamta/"])
def test_a_stranger_gets_what_a_missing_report_gives(
    stranger: Client, scene: Scene, address: str, path: str
) -> None:
    method = stranger.post if path in ("gor/", "text/forslag/") else stranger.get
    theirs = method(f"{address}{path}")
    own_town = address.replace("askersund", "alingsas")
    missing = method(f"{own_town}{path}")
    assert theirs.status_code == missing.status_code == 404


def test_nobody_signed_in_is_sent_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


def test_what_is_typed_is_saved_and_shown(coordinator: Client, reader: Client, address: str) -> None:
    told = save(coordinator, address, "forslag", "Avsätt pengar.", 0, headers=AUTOSAVE)
    assert told.json()["version"] == 1  # type: ignore[attr-defined]
    assert "Avsätt pengar." in reader.get(address).content.decode()


def test_without_script_the_text_is_saved_and_the_page_comes_back(coordinator: Client, address: str) -> None:
    answer = save(coordinator, address, "sammanfattning", "Det går framåt.", 0)
    assert answer.headers["Location"] == f"{address}#sammanfattning-text"  # type: ignore[attr-defined]


def test_the_later_of_two_is_told_and_keeps_both(coordinator: Client, address: str) -> None:
    save(coordinator, address, "forslag", "Den första", 0, headers=AUTOSAVE)
    told = save(coordinator, address, "forslag", "Den andra", 0, headers=AUTOSAVE)
    assert told.status_code == 409  # type: ignore[attr-defined]
    assert "Den första" in told.json()["html"]  # type: ignore[attr-defined]
    page = save(coordinator, address, "forslag", "Den andra", 0)
    assert page.status_code == 409  # type: ignore[attr-defined]
    shown = page.content.decode()  # type: ignore[attr-defined]
    assert "Den andra" in shown
    assert "första" in shown
    assert RoundText.objects.get().text == "Den första"


def test_a_reader_cannot_write(reader: Client, address: str) -> None:
    assert save(reader, address, "forslag", "Mitt", 0).status_code == 403  # type: ignore[attr-defined]
    assert not RoundText.objects.exists()


@pytest.mark.parametrize("key", ["bedomning-999999", "nagot-annat", "bedomning-x"])
def test_only_marked_places_can_be_written_in(coordinator: Client, address: str, key: str) -> None:
    assert save(coordinator, address, key, "Text", 0).status_code == 404  # type: ignore[attr-defined]
    assert not RoundText.objects.exists()


def test_a_text_that_is_too_long_is_refused_in_words(coordinator: Client, address: str) -> None:
    told = save(coordinator, address, "forslag", "x" * 20_001, 0, headers=AUTOSAVE)
    assert told.status_code == 422  # type: ignore[attr-defined]
    assert "20000" in told.json()["message"].replace("\xa0", "").replace(" ", "")  # type: ignore[attr-defined]


def test_typed_markup_is_shown_as_text(coordinator: Client, reader: Client, address: str) -> None:
    save(coordinator, address, "forslag", "</textarea><script>alert(1)</script>", 0)
    assert "<script>alert" not in coordinator.get(address).content.decode()
    assert "<script>alert" not in reader.get(address).content.decode()


def test_a_format_that_is_not_is_refused(reader: Client, address: str) -> None:
    assert reader.post(f"{address}gor/", {"format": "exe"}).status_code == 400
    assert not Job.objects.exists()


def test_a_report_that_is_under_way_is_not_begun_twice(reader: Client, scene: Scene, address: str) -> None:
    waiting = start(
        municipality_id=scene.town.municipality.pk,
        kind=JobKind.REPORT,
        subject=f"{scene.now.slug}/pdf",
        user_id=None,
    )
    assert order(reader, address, "pdf") == f"{address}fil/{waiting.pk}/"
    assert "Väntar på sin tur" in reader.get(f"{address}fil/{waiting.pk}/").content.decode()
    assert reader.get(f"{address}fil/{waiting.pk}/hamta/").status_code == 404


def test_a_job_of_another_kind_or_round_is_not_a_report(reader: Client, scene: Scene, address: str) -> None:
    at = scene.town.municipality.pk
    reading = start(municipality_id=at, kind=JobKind.READING, subject=f"{scene.now.slug}/pdf", user_id=None)
    other = start(municipality_id=at, kind=JobKind.REPORT, subject=f"{scene.before.slug}/pdf", user_id=None)
    assert reader.get(f"{address}fil/{reading.pk}/").status_code == 404
    assert reader.get(f"{address}fil/{other.pk}/").status_code == 404


def test_a_round_that_is_not_opened_has_no_report(coordinator: Client, scene: Scene) -> None:
    planned = factories.planned(scene.town, scene.goals[0].programme, title="Kommande")
    assert coordinator.get(f"/{scene.town.slug}/uppfoljning/{planned.slug}/rapport/").status_code == 404


def test_a_file_that_is_no_longer_kept_is_said_to_be_gone_and_made_anew(
    reader: Client, scene: Scene, address: str
) -> None:
    made = start(
        municipality_id=scene.town.municipality.pk,
        kind=JobKind.REPORT,
        subject=f"{scene.now.slug}/pdf",
        user_id=None,
    )
    finish(job_id=made.pk, result={"bytes": 2048}, content=b"%PDF", content_name="rapport.pdf")
    Job.objects.update(finished_at=now() - FILES_KEPT * 2)
    drop_old_files(at=now())
    text = reader.get(f"{address}fil/{made.pk}/").content.decode()
    assert "är borttagen" in text
    assert "Gör PDF på nytt" in text
    assert "hamta/" not in text
    assert reader.get(f"{address}fil/{made.pk}/hamta/").status_code == 404
    listed = reader.get(address).content.decode()
    assert "borttagen" in listed
    assert f"{address}fil/{made.pk}/hamta/" not in listed


def test_the_analysis_has_a_page_of_its_own_and_each_report_leads_to_the_other(
    reader: Client, address: str
) -> None:
    first, second = reader.get(address).content.decode(), reader.get(f"{address}analys/").content.decode()
    assert f'href="{address}analys/"' in first
    assert f'href="{address}" ' in second
    assert "Metod och svarsfrekvens" in second
    assert "Metod och svarsfrekvens" not in first
    assert "<textarea" not in second


def test_the_statements_of_the_analysis(coordinator: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as caught:
        coordinator.get(f"{address}analys/")
    assert len(caught) == STATEMENTS


def test_what_stood_beside_a_text_is_kept_and_its_change_told(
    coordinator: Client, reader: Client, address: str
) -> None:
    page = f"{address}analys/"
    shown = coordinator.get(page).content.decode()
    assert 'name="lardomar-beside" value="{&quot;answered&quot;: 2,' in shown
    values = {"lardomar-beside": '{"answered": 1}', "lardomar-report": "analysis"}
    values |= {"lardomar-text": "Vi lärde oss.", "lardomar-version": "0"}
    answer = coordinator.post(f"{address}text/lardomar/", values)
    assert answer.headers["Location"] == f"{page}#lardomar-text"
    assert RoundText.objects.get().facts == {"answered": 1}
    for looks in (coordinator, reader):
        assert (
            "Siffrorna har ändrats sedan texten skrevs: 1 svar då, 2 nu." in looks.get(page).content.decode()
        )
    again = values | {"lardomar-beside": '{"answered": 2}', "lardomar-version": "1"}
    coordinator.post(f"{address}text/lardomar/", again)
    assert "Siffrorna har ändrats" not in coordinator.get(page).content.decode()


@pytest.mark.parametrize("beside", ["", "[1]", '{"answered": "x"}', '{"answered": -1}', '{"a": true}', "{"])
def test_figures_that_nobody_showed_are_not_kept(coordinator: Client, address: str, beside: str) -> None:
    values = {"syfte-text": "Därför.", "syfte-version": "0", "syfte-beside": beside}
    coordinator.post(f"{address}text/syfte/", values)
    assert [row.facts for row in RoundText.objects.all()] in ([], [{}])


@pytest.mark.parametrize(
    "beside",
    ["1" * 5000, "[" * 100_000, r'{"\ud800": 1}', r'{"a": "\udc00"}', r'{"\u0000": 1}', "NaN", "1e999"],
)
def test_hostile_figures_are_refused_in_words(coordinator: Client, address: str, beside: str) -> None:
    values = {"syfte-text": "Därför.", "syfte-version": "1" * 5000, "syfte-beside": beside}
    assert coordinator.post(f"{address}text/syfte/", values).status_code == 422
    assert coordinator.post(f"{address}text/syfte/", values, headers=AUTOSAVE).status_code == 422
    coordinator.post(f"{address}text/syfte/", values | {"syfte-version": "0"})
    assert [row.facts for row in RoundText.objects.all()] in ([], [{}])


def test_a_report_that_is_not_is_refused(reader: Client, address: str) -> None:
    assert reader.post(f"{address}gor/", {"format": "pdf", "report": "bokslut"}).status_code == 400
    assert not Job.objects.exists()


def test_a_stranger_does_not_see_the_analysis(stranger: Client, address: str) -> None:
    assert stranger.get(f"{address}analys/").status_code == 404
