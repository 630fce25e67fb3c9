"""Proposals on a real document, read as a municipality uploads it, against what was placed by hand."""

from collections import Counter, defaultdict
from functools import cache
from typing import Any

import pytest

from fridlyst.coverage.proposing import propose
from fridlyst.intake.read import read_document
from tests.demo.programme_files import SHARED, Tree, goals, programme

LEAST = {"prevention_levels": (0.85, 0.85), "violence_forms": (0.85, 0.6), "target_groups": (0.8, 0.75)}


@cache
def _read() -> dict[str, Any]:
    path = SHARED / "documents" / "stockholm.docx"
    if not path.exists():
        pytest.skip(f"{path} finns inte")
    return dict(read_document(path.read_bytes(), path.name).programme)


def _by_number(tree: Tree) -> dict[str, list[tuple[Tree, Tree]]]:
    found: dict[str, list[tuple[Tree, Tree]]] = defaultdict(list)
    for goal in goals(tree):
        found[goal["number"]] += [(goal, activity) for activity in goal.get("activities", [])]
    return found


@pytest.mark.parametrize("facet", LEAST)
def test_stockholms_own_sentences_are_placed_as_by_hand(facet: str) -> None:
    real = _read()
    by_hand = _by_number(programme("stockholm-2021-2025"))
    counted: Counter[str] = Counter()
    for number, pairs in _by_number(real).items():
        assert len(pairs) == len(by_hand[number])
        for (goal, one), (_goal, hand) in zip(pairs, by_hand[number], strict=True):
            scope = (real["programme"]["title"],)
            found = propose(one["title"], one.get("description") or "", goal=goal["title"], programme=scope)
            proposed, placed = set(found.codes(facet)), set(hand[facet])
            counted["right"] += len(proposed & placed)
            counted["proposed"] += len(proposed)
            counted["by hand"] += len(placed)
    assert counted["right"] >= LEAST[facet][0] * counted["proposed"]
    assert counted["right"] >= LEAST[facet][1] * counted["by hand"]
