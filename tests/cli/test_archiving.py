"""fridlyst export archive: a package that can be checked, and one line when it cannot be made."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.factories import goal, programme, town

from fridlyst.cli import main as entrance
from fridlyst.exchange.enacting import bring_into_force

pytestmark = pytest.mark.django_db


def _run(*arguments: str) -> int:
    with patch.dict(os.environ):
        return entrance.run(["export", "archive", "--municipality", "1882", *arguments])


def test_a_package_is_written_once_and_over_only_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = town()
    plan = programme(here, draft=True)
    goal(here, plan)
    bring_into_force(by=here.actor, programme_id=plan.pk)
    out = tmp_path / "arkiv"
    given = ("--programme", plan.slug, "--out", str(out))
    assert _run(*given) == 0
    assert "1 filer" in capsys.readouterr().out
    assert (out / "sha256sums.txt").is_file()
    assert (out / f"program/{plan.slug}/galler-fran-2026-01-01.json").is_file()
    assert _run(*given) == 1
    assert "fel [archive-target]" in capsys.readouterr().err
    assert _run(*given, "--force") == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--programme", "finns-inte"), "not-found"),
        (("--matter", "2025.202 KS"), "not-found"),
        ((), "archive-what"),
        (("--programme", "a", "--matter", "b"), "archive-what"),
    ],
)
def test_what_cannot_be_packed_is_said_in_one_line(
    arguments: tuple[str, ...], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town()
    assert _run(*arguments, "--out", str(tmp_path / "arkiv")) == 1
    said = capsys.readouterr().err
    assert f"fel [{code}]" in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
