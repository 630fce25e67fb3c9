"""docs/operations.md names every setting and every command, and none that is not there."""

import re
from pathlib import Path

from fridlyst.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_setting_is_explained_and_none_that_is_not_there() -> None:
    folder = ROOT / "src" / "fridlyst" / "project"
    code = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    read = set(re.findall(r'"(FRIDLYST_[A-Z_]+)"', code))
    assert set(re.findall(r"`(FRIDLYST_[A-Z_]+)`", TEXT)) == read


def test_every_command_is_shown_and_none_that_is_not_there() -> None:
    assert set(re.findall(r"fridlyst ([a-z][a-z-]+)\b(?!=)", TEXT)) == set(COMMANDS)
