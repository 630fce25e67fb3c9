"""From one row of words to another: what is the same in both, and what is not."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq


class Step(NamedTuple):
    """`old[start:end]` and `new[first:last]`: the same words, or what one has instead of the other."""

    same: bool
    start: int
    end: int
    first: int
    last: int


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Step]:
    """Same and not the same by turns: everything between two stretches that are the same is one step."""
    held: Step | None = None
    for code in LCSseq.opcodes(old, new):
        step = Step(code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end)
        if not step.same:
            held = joined(held, step) if held else step
            continue
        if held:
            yield held
        held = None
        yield step
    if held:
        yield held


def joined(one: Step, other: Step) -> Step:
    """Two steps after one another as one that is not the same."""
    return Step(False, one.start, other.end, one.first, other.last)
