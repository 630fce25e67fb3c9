"""fridlyst compare, against a service of our own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from fridlyst.cli.main import run
from fridlyst.comparison.models import ReferenceValue
from tests.comparison.server import Service, answering
from tests.factories import Town


def test_figures_are_fetched_written_and_carried_in(
    town: Town, service: Service, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FRIDLYST_KOLADA_URL = service.url
    file = tmp_path / "tal.json"
    assert run(["compare", "--refresh", "--export", str(file)]) == 0
    count = ReferenceValue.objects.count()
    assert f"{count} värden är hämtade från Kolada." in capsys.readouterr().out
    ReferenceValue.objects.all().delete()
    settings.FRIDLYST_KOLADA_URL = ""
    assert run(["compare", "--from-file", str(file)]) == 0
    assert ReferenceValue.objects.count() == count
    assert run(["compare"]) == 0
    told = capsys.readouterr().out
    assert "3 mått, senast hämtade" in told
    assert "hämtar inget själv" in told


def test_a_service_that_is_away_is_one_line(
    town: Town, service: Service, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FRIDLYST_KOLADA_URL = service.url
    service.always(answering(403))
    assert run(["compare", "--refresh"]) == 1
    assert capsys.readouterr().err == (
        "fel [kolada-refused]: Kolada tog inte emot frågan. De tal som redan är hämtade står kvar.\n"
    )
    assert run(["compare"]) == 0
    assert "kolada-refused" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--refresh"], "nothing-to-fetch-from"),
        (["--export", "tal.json"], "not-found"),
        (["--from-file", "finns-inte.json"], "not-found"),
    ],
)
def test_what_cannot_be_done_says_so(
    town: Town, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *arguments]) == 1
    assert f"fel [{code}]" in capsys.readouterr().err


def test_another_file_is_refused(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "annan.json"
    file.write_text("{}", encoding="utf-8")
    assert run(["compare", "--from-file", str(file)]) == 1
    assert "fel [unusable-dump]" in capsys.readouterr().err


def test_check_tells_of_an_address_that_cannot_be_used(
    town: Town, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FRIDLYST_KOLADA_URL = "http://api.kolada.se"
    assert run(["check"]) == 1
    assert "Adressen till Kolada ska börja med https://" in capsys.readouterr().out
