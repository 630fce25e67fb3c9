"""What is stored of an amendment, out and in again."""

import json

from fridlyst.texts.plain import (
    anchor_from_plain,
    anchor_to_plain,
    change_from_plain,
    change_to_plain,
    found_from_plain,
    found_to_plain,
)
from fridlyst.texts.shapes import Anchor, Change, Found

ANCHOR = Anchor(page=3, heading="Råd", sentence="last", quote="i staden", before=True, column=2, item=-1)


def test_out_and_in_again() -> None:
    change = Change("replace", "ny", "gammal")
    found = Found("råd", "råd-1", 3, 9, 0.75, "staden", ("quote", "page"))
    assert anchor_from_plain(json.loads(json.dumps(anchor_to_plain(ANCHOR)))) == ANCHOR
    assert change_from_plain(json.loads(json.dumps(change_to_plain(change)))) == change
    assert found_from_plain(json.loads(json.dumps(found_to_plain(found)))) == found


def test_what_is_missing_or_unknown_is_passed_over() -> None:
    assert anchor_from_plain({}) == Anchor()
    assert anchor_from_plain({"page": None, "nyare": 1, "heading": "Råd"}) == Anchor(heading="Råd")
    assert change_from_plain({"kind": "add"}) == Change("add")
