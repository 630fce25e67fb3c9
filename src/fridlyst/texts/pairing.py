"""Which words of one text are those of another: the same first, in order, then the nearly same."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from fridlyst.texts.steps import steps

NEARLY = 75.0
# Each is compared with so many at the most: a long text that is wholly another one would take half a minute.
MOST_ALIKE = 400


def pair(new: Sequence[str], old: Sequence[str]) -> list[int | None]:
    """For each of the new its index among the old, or None: one to one.

    The same words in the same order come first, then the same words that have moved, then those that are
    at least three quarters alike (rapidfuzz), the most alike and the least moved first; in a text of very
    many that are unlike, only among those that stand about as far into it.
    """
    paired: list[int | None] = [None] * len(new)
    for step in steps(new, old):
        if step.same:
            paired[step.start : step.end] = range(step.first, step.last)
    _moved(new, old, paired)
    _alike(new, old, paired)
    return paired


def _left(paired: Sequence[int | None], old: Sequence[str]) -> list[int]:
    used = set(paired)
    return [at for at, words in enumerate(old) if at not in used and words]


def _moved(new: Sequence[str], old: Sequence[str], paired: list[int | None]) -> None:
    waiting: dict[str, list[int]] = {}
    for at in reversed(_left(paired, old)):
        waiting.setdefault(old[at], []).append(at)
    for at, words in enumerate(new):
        if paired[at] is None and waiting.get(words):
            paired[at] = waiting[words].pop()


def _near(left: Sequence[int], share: float) -> Sequence[int]:
    """Those that are left about as far into the text; all of them where they are not very many."""
    start = max(0, min(round(share * len(left)) - MOST_ALIKE // 2, len(left) - MOST_ALIKE))
    return left[start : start + MOST_ALIKE]


def _alike(new: Sequence[str], old: Sequence[str], paired: list[int | None]) -> None:
    left = _left(paired, old)
    waiting = [at for at, words in enumerate(new) if paired[at] is None and words]
    pairs = [
        (-score, abs(at - other), at, other)
        for order, at in enumerate(waiting)
        for _, score, other in process.extract(
            new[at],
            {one: old[one] for one in _near(left, order / len(waiting))},
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=NEARLY,
            limit=5,
        )
    ]
    used: set[int] = set()
    for _, _, at, other in sorted(pairs):
        if paired[at] is None and other not in used:
            paired[at] = other
            used.add(other)
