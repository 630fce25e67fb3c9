"""How a change stands in a text."""

from fridlyst.texts.places import locate
from fridlyst.texts.shapes import Anchor, Change, Checked, TextBody
from fridlyst.texts.terms import ChangeKind, Standing


def check(body: TextBody, anchor: Anchor, change: Change) -> Checked:
    """How the change stands in this version."""
    places = locate(body, anchor, change)
    sought = change.struck if change.kind == ChangeKind.STRIKE else change.added
    there = any(sought.casefold() in passage.text.casefold() for _, passage in body.passages())
    if there != (change.kind == ChangeKind.STRIKE):
        return Checked(Standing.TO_THE_LETTER, sought, None, places, 0.9)
    standing = Standing.ABSENT if places else Standing.ANCHOR_NOT_FOUND
    return Checked(standing, "", None, places, places[0].certainty if places else 0.0)
