"""Whether two tellings are of the same thing, so that what a second document says is not doubled."""

import re
from collections.abc import Callable, Sequence

from fridlyst.decisions.wording import understand_amendment

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 4
_ALIKE = 0.6
_EVERYWHERE = frozenset({"dett", "dess", "sina", "till", "från", "över", "elle", "unde", "ska", "inom"})
Likeness = Callable[[str, str], float]


def same_words(text: str) -> str:
    """The letters and digits of a text: two that are the same but for signs and case give the same."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def new_conditions(given: Sequence[str], there: Sequence[str]) -> list[int]:
    """The places in `given` of the conditions that are not among those `there`, in whatever words."""
    return _unmatched(given, there, _stems_shared)


def new_amendments(given: Sequence[str], there: Sequence[str]) -> list[int]:
    """The places in `given` of the amendments that none of those `there` says: to the letter, or as the
    same change in the same place."""
    return _unmatched(given, there, _same_change)


def _unmatched(given: Sequence[str], there: Sequence[str], likeness: Likeness) -> list[int]:
    """Each of `there` answers to one of `given` at most, the most alike first."""
    scored = [
        (2.0 if same_words(one) == same_words(other) else likeness(one, other), -at, -place)
        for at, one in enumerate(given)
        for place, other in enumerate(there)
    ]
    taken: set[int] = set()
    matched: set[int] = set()
    for score, at, place in sorted(scored, reverse=True):
        if score >= _ALIKE and -at not in matched and -place not in taken:
            matched.add(-at)
            taken.add(-place)
    return [at for at in range(len(given)) if at not in matched]


def _stems_shared(one: str, other: str) -> float:
    """The share of the shorter's words that the longer has too, by their beginnings."""
    first, second = _stems(one), _stems(other)
    fewest = min(len(first), len(second))
    return len(first & second) / fewest if fewest > 1 else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(text)) - _EVERYWHERE


def _same_change(one: str, other: str) -> float:
    first, second = understand_amendment(one), understand_amendment(other)
    if not (first.change.added or first.change.struck):
        return 0.0
    words = [(same_words(it.change.added), same_words(it.change.struck)) for it in (first, second)]
    pages = {it.anchor.page for it in (first, second)} - {None}
    return 1.0 if words[0] == words[1] and len(pages) < 2 else 0.0
