"""Minutes on the command line: shown, compared with a programme, and taken in."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.intake.understand.minutes import texts

from fridlyst.cli import main as entrance
from fridlyst.decisions.models import Matter, Step
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.programmes.models import Programme

Run = Callable[..., tuple[int, str, str]]
PLAN = """\
Handlingsplan för trygga hem

1. Utbildning

Personalen utbildas vid behov.

2. Finansiering

Pengarna räcker.
"""


@pytest.fixture
def fridlyst(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: exit code, what was printed, what was complained of."""

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with patch.dict(os.environ):
            code = entrance.run([str(one) for one in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    file = tmp_path / "protokoll.txt"
    file.write_text(texts.COUNCIL, encoding="utf-8")
    return file


def test_minutes_are_shown_step_by_step(fridlyst: Run, minutes: Path) -> None:
    code, shown, _err = fridlyst("read", minutes)
    assert code == 0
    assert "KS 2026/00123" in shown
    assert "Återremiss 2026-03-09 Kommunstyrelsen § 33" in shown
    assert "Stina Berg (V)" in shown


def test_amendments_are_compared_with_a_programme(fridlyst: Run, minutes: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    code, shown, _err = fridlyst("read", minutes, "--against", plan)
    assert code == 0
    assert "Så står tilläggen i texten tillägg 1: " in " ".join(shown.split())
    assert "tillägg 2: står inte i texten" in " ".join(shown.split())
    code, out, _err = fridlyst("read", minutes, "--against", plan, "--json")
    found = json.loads(out)
    assert found["against"] == "plan.txt"
    assert [one["number"] for one in found["amendments"]] == [1, 2, 3]
    assert found["amendments"][1]["standing"] == "absent"


@pytest.mark.django_db
def test_minutes_are_taken_in_once(fridlyst: Run, minutes: Path) -> None:
    ensure_municipality(code="9999", name="Provköping")
    code, out, err = fridlyst("import", minutes, "--municipality", "9999", "--accept")
    assert (code, err) == (0, "")
    assert "/provkoping/arenden/ks-2026-00123/" in out
    before = Step.objects.count()
    assert fridlyst("import", minutes, "--municipality", "9999", "--accept")[0] == 0
    assert (Matter.objects.count(), Step.objects.count(), Programme.objects.count()) == (1, before, 0)


@pytest.mark.django_db
def test_minutes_without_a_number_are_refused_whole(fridlyst: Run, tmp_path: Path) -> None:
    ensure_municipality(code="9999", name="Provköping")
    file = tmp_path / "protokoll.txt"
    file.write_text(texts.BOARD.replace(" (KS-2026-17)", ""), encoding="utf-8")
    code, _out, err = fridlyst("import", file, "--municipality", "9999", "--accept")
    assert code == 1
    assert err.startswith("fel [number-missing]")
    assert not Matter.objects.exists()
