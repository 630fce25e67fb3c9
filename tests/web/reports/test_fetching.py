"""A report is ordered, made once what was asked for is stored, and fetched."""

import pytest
from django.test import Client

from tests import factories
from tests.reports.contents.conftest import Scene, build
from tests.web.reports.test_report import order

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    return build(factories.town())


@pytest.mark.parametrize(
    ("format", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>")]
)
def test_a_reader_makes_and_fetches_the_report(
    reader: Client, address: str, scene: Scene, format: str, begins: bytes
) -> None:
    follow = order(reader, address, format)
    assert "Hämta" in reader.get(follow).content.decode()
    file = reader.get(f"{follow}hamta/")
    assert file.content.startswith(begins)
    assert f"rapport-{scene.now.slug}-" in file.headers["Content-Disposition"]
    assert f"{follow}hamta/" in reader.get(address).content.decode()


def test_a_stranger_cannot_fetch_the_file(reader: Client, stranger: Client, address: str) -> None:
    follow = order(reader, address, "xlsx")
    assert stranger.get(follow).status_code == 404
    assert stranger.get(f"{follow}hamta/").status_code == 404
    assert stranger.get(f"{follow.replace('askersund', 'alingsas')}hamta/").status_code == 404


def test_the_analysis_is_made_followed_and_fetched(reader: Client, address: str, scene: Scene) -> None:
    answer = reader.post(f"{address}gor/", {"format": "pdf", "report": "analysis"})
    follow = str(answer.headers["Location"])
    page = reader.get(follow).content.decode()
    assert "Analysrapport" in page
    assert f'href="{address}analys/"' in page
    file = reader.get(f"{follow}hamta/")
    assert file.content.startswith(b"%PDF-")
    assert f"analysrapport-{scene.now.slug}-" in file.headers["Content-Disposition"]
    assert f"{follow}hamta/" in reader.get(f"{address}analys/").content.decode()
    assert f"{follow}hamta/" not in reader.get(address).content.decode()
