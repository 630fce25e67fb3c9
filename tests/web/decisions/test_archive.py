"""A matter as PDF and as an archive package, from its page."""

import io
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.test import Client
from pytest_django import Settings

from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.models import Matter
from fridlyst.jobs.actions import start
from fridlyst.jobs.models import Job
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.terms import Role
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings: Settings) -> Town:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return factories.town()


@pytest.fixture
def matter(here: Town) -> Matter:
    steps = [
        StepFields("decision", date(2025, 10, 29), "Kommunfullmäktige", "187", "Programmet <b>antas</b>.")
    ]
    return register_matter(by=here.actor, registration_number="2025.202 KS", title="Programmet", steps=steps)


@pytest.fixture
def registrar(here: Town) -> Client:
    return factories.signed_in(factories.person(here, Role.REGISTRAR))


@pytest.fixture
def page(here: Town, matter: Matter) -> str:
    return f"/{here.slug}/arenden/{matter.slug}/"


def test_everybody_here_can_have_the_matter_as_pdf(here: Town, page: str) -> None:
    reader = factories.signed_in(factories.person(here, Role.READER))
    answer = reader.get(f"{page}pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"<pdfaid:part>3</pdfaid:part>" in answer.content
    said = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "Programmet <b>antas</b>." in " ".join(said.split())
    shown = reader.get(page).content.decode()
    assert f"{page}pdf/" in shown
    assert f"{page}arkiv/" not in shown


def test_the_registrar_has_a_package_made_and_fetches_it(registrar: Client, page: str) -> None:
    assert "Gör ett arkivpaket" in registrar.get(page).content.decode()
    ordered = registrar.post(f"{page}arkiv/")
    there = ordered.headers["Location"]
    shown = registrar.get(there).content.decode()
    assert "Paketet är klart" in shown
    fetched = registrar.get(f"{there}hamta/")
    with zipfile.ZipFile(io.BytesIO(fetched.content)) as package:
        assert "arende-2025-202-ks/arende.pdf" in package.namelist()
        assert "sha256sums.txt" in package.namelist()


def test_one_under_way_is_not_begun_twice(registrar: Client, here: Town, matter: Matter, page: str) -> None:
    job = start(municipality_id=here.municipality.pk, kind=JobKind.ARCHIVE, subject=matter.slug, user_id=None)
    assert registrar.post(f"{page}arkiv/").headers["Location"] == f"{page}arkiv/{job.pk}/"
    assert "Paketet görs" in registrar.get(f"{page}arkiv/{job.pk}/").content.decode()
    assert Job.objects.count() == 1


def test_others_have_no_hand_in_it(registrar: Client, here: Town, matter: Matter, page: str) -> None:
    there = registrar.post(f"{page}arkiv/").headers["Location"]
    reader = factories.signed_in(factories.person(here, Role.READER))
    for answer in (reader.post(f"{page}arkiv/"), reader.get(there), reader.get(f"{there}hamta/")):
        assert answer.status_code == 403
    report = start(municipality_id=here.municipality.pk, kind=JobKind.REPORT, subject="x/pdf", user_id=None)
    other = register_matter(by=here.actor, registration_number="KS 2", title="Ett annat")
    moved = there.replace(matter.slug, other.slug)
    for wrong in (f"{page}arkiv/{report.pk}/", f"{page}arkiv/987654/", moved, f"{moved}hamta/"):
        assert registrar.get(wrong).status_code == 404
    assert registrar.post(f"{page}arkiv/".replace(matter.slug, "finns-inte")).status_code == 404
