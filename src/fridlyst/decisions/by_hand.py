"""A passage that a person wrote anew where amendments clash, marked word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText, Run

_WORDS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign of a passage, who added it and who struck it."""

    char: str
    added_by: int | None
    struck_by: int | None


def rewritten(text: MarkedText, passage_key: str, words: str, *, by: int) -> MarkedText:
    """The text with `words` as the whole passage, what differs added and struck by the change `by`."""
    sections = tuple(_section(one, passage_key, words, by) for one in text.sections)
    clashes = tuple(one for one in text.clashes if one.by != by)
    return MarkedText(sections, clashes)


def _section(section: MarkedSection, key: str, words: str, by: int) -> MarkedSection:
    changed = (_passage(one, words, by) if one.passage.key == key else one for one in section.passages)
    return replace(section, passages=tuple(changed))


def _passage(one: MarkedPassage, words: str, by: int) -> MarkedPassage:
    return replace(one, passage=replace(one.passage, text=words), runs=_runs(_rewrite(one.runs, words, by)))


def _rewrite(runs: Sequence[Run], words: str, by: int) -> Iterator[_Sign]:
    """Every sign that is and was, in order."""
    signs = [_Sign(char, run.added_by, run.struck_by) for run in runs for char in run.text]
    shown = [at for at, sign in enumerate(signs) if sign.struck_by is None]
    struck, added = _changes("".join(signs[at].char for at in shown), words)
    places = {shown[at] if at < len(shown) else len(signs): text for at, text in added.items()}
    gone = {shown[at] for at in struck}
    for at, sign in enumerate(signs):
        yield from (_Sign(char, by, None) for char in places.get(at, ""))
        yield replace(sign, struck_by=by) if at in gone else sign
    yield from (_Sign(char, by, None) for char in places.get(len(signs), ""))


def _changes(before: str, after: str) -> tuple[set[int], dict[int, str]]:
    """Which signs of `before` go, and what is added before which sign of it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    starts = [0]
    for word in old:
        starts.append(starts[-1] + len(word))
    struck: set[int] = set()
    added: dict[int, str] = {}
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            struck |= set(range(starts[a], starts[b]))
            added[starts[b]] = "".join(new[c:d])
    return struck, added


def _runs(signs: Iterator[_Sign]) -> tuple[Run, ...]:
    grouped = groupby(signs, key=lambda sign: (sign.added_by, sign.struck_by))
    return tuple(Run("".join(one.char for one in group), *by) for by, group in grouped)
