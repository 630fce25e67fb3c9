"""What one cell holds: one entry or several, parted by blank lines, bullets or the shape of its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fridlyst.intake.blocks import Line
from fridlyst.intake.understand.lines import ends_paragraph
from fridlyst.intake.understand.words import (
    Wording,
    ends_sentence,
    names_again,
    refers_back,
    sentences,
    starts_lower,
)

_OWN_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a cell. `sure`: 0–1, how surely it is one entry, neither more nor less."""

    text: str
    lines: tuple[Line, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Shape:
    """How a cell's lines are to be read. `printed`: a line is a printed line (PDF, text) and not a whole
    paragraph (Word, Excel); `width`: letters in the column's widest line."""

    printed: bool
    width: int


def groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines parted at blank lines and bullets; what begins with a small letter goes on from above."""
    found: list[list[Line]] = []
    for line in lines:
        if not line.text.strip():
            continue
        apart = line.bullet or (line.blank_before and not starts_lower(line.text))
        if not found or apart:
            found.append([])
        found[-1].append(line)
    return found


def whole(lines: Sequence[Line], wording: Wording) -> list[Entry]:
    """The cell as one entry; none when it is empty."""
    kept = tuple(line for line in lines if line.text.strip())
    return [Entry(wording.join(kept), kept, 0.95)] if kept else []


def entries(lines: Sequence[Line], wording: Wording, shape: Shape, *, beside: int) -> list[Entry]:
    """The activities of a cell. `beside`: how many groups its owner's or time's cell has.

    Blank lines and bullets part entries; without them the shape of the lines does, when it gives as many
    as stand beside, or when every line is a paragraph of its own.
    """
    parted = groups(lines)
    if len(parted) > 1:
        bulleted = all(part[0].bullet for part in parted[1:])
        return _entries(parted, wording, 0.95 if bulleted or beside == len(parted) else 0.8)
    parts, _ = _by_shape(parted[0], shape) if parted else ([], 1.0)
    if len(parts) > 1 and beside == len(parts):
        return _entries(parts, wording, 0.75)
    if len(parts) > 1 and not shape.printed:
        return _entries(parts, wording, 0.7)
    return _entries(parted, wording, 0.95 if beside <= 1 else 0.6)


def goals_in(lines: Sequence[Line], wording: Wording, shape: Shape) -> list[Entry]:
    """The goals of a cell that may hold several: parted by blank lines, and where sentences end a line."""
    parted = groups(lines)
    if len(parted) > 1:
        return _entries(parted, wording, 0.9)
    parts, sure = _by_shape(parted[0], shape) if parted else ([], 1.0)
    return _entries(parts, wording, sure)


def _entries(parts: Sequence[Sequence[Line]], wording: Wording, sure: float) -> list[Entry]:
    return [Entry(wording.join(part), tuple(part), sure) for part in parts]


def _by_shape(lines: Sequence[Line], shape: Shape) -> tuple[list[list[Line]], float]:
    parts: list[list[Line]] = [[lines[0]]]
    sure = 0.95
    for above, line in pairwise(lines):
        apart, certainty = _is_apart(above.text.strip(), line.text.strip(), parts[-1], shape)
        sure = min(sure, certainty)
        if apart:
            parts.append([])
        parts[-1].append(line)
    return parts, sure


def _is_apart(above: str, below: str, part: Sequence[Line], shape: Shape) -> tuple[bool, float]:
    """Whether an entry begins on the line below, and how surely that was seen."""
    if starts_lower(below):
        return False, 0.95
    if _OWN_NUMBER.match(below):
        return True, 0.9
    if not shape.printed:
        return not above.endswith((",", "-", ":")), 0.85
    if not ends_sentence(above):
        return False, 0.95
    earlier = sentences(" ".join(line.text for line in part))[-1]
    if names_again(below, earlier):
        return False, 0.7
    if ends_paragraph(above, below, shape.width):
        return True, 0.8
    return not refers_back(below), 0.6
