"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

PIECES = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
LONGEST = 20_000


@dataclass(frozen=True)
class Piece:
    """A run of text; `kind` is "same", "added" or "removed"."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that make `after` out of `before`; very long texts are shown whole, old and new."""
    if len(before) + len(after) > LONGEST:
        return tuple(piece for piece in (Piece("removed", before), Piece("added", after)) if piece.text)
    old, new = PIECES.findall(before), PIECES.findall(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pieces += _pieces(tag, "".join(old[a:b]), "".join(new[c:d]))
    return tuple(pieces)


def _pieces(tag: str, old: str, new: str) -> list[Piece]:
    if tag == "equal":
        return [Piece("same", old)]
    return [piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text]
