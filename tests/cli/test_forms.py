"""A form from outside is shown on the screen, or refused with the place, and nothing is written."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
import xlsxwriter

from fridlyst.cli import main as entrance
from fridlyst.followup.models import Question
from fridlyst.organisation.actions import ensure_municipality

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fridlyst(db: None, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: exit code, what was printed, what was complained of."""
    ensure_municipality(code="9999", name="Provköping")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        with patch.dict("os.environ"):
            code = entrance.run(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def _form(file: Path, *rows: tuple[str, ...]) -> str:
    with xlsxwriter.Workbook(file) as book:
        survey, choices = book.add_worksheet("survey"), book.add_worksheet("choices")
        for y, row in enumerate([("type", "name", "label", "relevant"), *rows]):
            survey.write_row(y, 0, row)
        for y, row in enumerate(
            [("list_name", "name", "label"), ("jn", "a", "Ofta"), ("jn", "b", "[bold]Aldrig")]
        ):
            choices.write_row(y, 0, row)
    return str(file)


def test_a_form_is_shown_and_not_saved(fridlyst: Run, tmp_path: Path) -> None:
    file = _form(
        tmp_path / "f.xlsx",
        ("select_one jn", "hur", "Hur ofta?"),
        ("text", "vad", "Vad gör ni?", "${hur} = 'a'"),
        ("geopoint", "var", "Var?"),
    )
    code, told, _err = fridlyst("round", "form", file, "--municipality", "9999")
    assert code == 0
    assert "Ett val: Ofta, [bold]Aldrig" in told
    assert "hur: a" in told
    assert "? Fliken survey, rad 4, kolumn type: ”Var?” är en plats på kartan och läses inte in." in told
    assert "2 frågor kan läsas in. Inget är sparat." in told
    assert not Question.objects.exists()


def test_a_broken_form_is_refused_with_the_place(fridlyst: Run, tmp_path: Path) -> None:
    file = _form(tmp_path / "f.xlsx", ("txet", "a", "A"))
    code, _told, err = fridlyst("round", "form", file, "--municipality", "9999")
    assert code != 0
    assert "Fliken survey, rad 2, kolumn type: typen ”txet” finns inte i XLSForm." in " ".join(err.split())
