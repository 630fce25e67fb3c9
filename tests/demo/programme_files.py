"""Reads the demonstration's programme files and what was counted by hand."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

PACKAGE = files("fridlyst")
PROGRAMMES = (
    "stockholm-2021-2025",
    "alingsas-2025-2027",
    "askersund-2026-2028",
    "linkoping-vald-2018-2023",
    "linkoping-heder-2022-2023",
)
STEERING_GOALS = {
    "nationell-strategi-2017-2026": 4,
    "jamstalldhetsmal-2017": 6,
    "jamstalldhetsmal-2025": 7,
    "stockholms-lan-2020-2026": 8,
    "vastra-gotaland-2024-2027": 3,
    "orebro-lan": 1,
}
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
Tree = dict[str, Any]


def read(folder: str, name: str) -> Tree:
    text = (PACKAGE / "demo" / folder / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: Tree = yaml.safe_load(text)
    return loaded


def programme(name: str) -> Tree:
    return read("programmes", name)


def gold(name: str) -> Tree:
    path = SHARED / "gold" / f"{name}.yaml"
    if not path.exists():
        pytest.skip(f"{path} finns inte")
    loaded: Tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def goals(tree: Tree) -> Iterator[Tree]:
    for goal in tree.get("goals", []):
        yield goal
        yield from goals(goal)


def under_goals(tree: Tree, part: str) -> list[Tree]:
    return [item for goal in goals(tree) for item in goal.get(part, [])]


def owner_keys(item: Tree) -> list[str]:
    return [owner if isinstance(owner, str) else owner["body"] for owner in item.get("responsible", [])]


def bodies_by_alias(tree: Tree) -> dict[str, str]:
    return {
        alias: body["key"] for body in tree["bodies"] for alias in [body["name"], *body.get("aliases", [])]
    }
