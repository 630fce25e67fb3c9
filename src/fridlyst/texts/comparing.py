"""Two versions of a text compared: what was struck and what was added, word by word."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from fridlyst.texts.pairing import pair
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText, Passage, Run, Section, TextBody
from fridlyst.texts.steps import Step, joined, steps

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_BY = 0
_Part = TypeVar("_Part", Section, Passage)


def compare(before: TextBody, after: TextBody) -> MarkedText:
    """What became of `before`: runs with `struck_by` 0 stood there, runs with `added_by` 0 are new.

    Passages and sections are the same by their keys, else by their words. A passage that has only moved is
    unchanged. What was struck stands after what it stood after; `.body` is `after`.
    """
    passages = _same([one for _, one in after.passages()], [one for _, one in before.passages()], _words)
    sections = _same(after.sections, before.sections, _title)
    lost = _lost(before, sections, passages)
    shown = [_section(section, sections.get(section.key), passages, lost) for section in after.sections]
    _put_back(before, sections, lost, shown)
    return MarkedText(tuple(shown))


def compared(before: str, after: str) -> tuple[Run, ...]:
    """The words of one passage: kept, struck (`struck_by` 0) and added (`added_by` 0)."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    runs: list[Run] = []
    for step in _calmed(list(steps(old, new)), old):
        if step.same:
            _add(runs, Run("".join(old[step.start : step.end])))
            continue
        _add(runs, Run("".join(old[step.start : step.end]), struck_by=_BY))
        _add(runs, Run("".join(new[step.first : step.last]), added_by=_BY))
    return tuple(runs)


@dataclass(slots=True)
class _Lost:
    """Struck passages by what they stand after: a passage of the new text, or their section's heading."""

    after: dict[str, list[MarkedPassage]]
    under: dict[str, list[MarkedPassage]]


def _words(passage: Passage) -> str:
    return passage.text


def _title(section: Section) -> str:
    return section.title or " ".join(passage.text for passage in section.passages)[:200]


def _same(new: Iterable[_Part], old: Iterable[_Part], words: Callable[[_Part], str]) -> dict[str, _Part]:
    """The old one of each new one that has one, by the new one's key."""
    by_key = {one.key: one for one in old}
    left_new, same = [], {}
    for one in new:
        if one.key in by_key:
            same[one.key] = by_key.pop(one.key)
        else:
            left_new.append(one)
    left_old = list(by_key.values())
    for one, at in zip(left_new, pair(list(map(words, left_new)), list(map(words, left_old))), strict=True):
        if at is not None:
            same[one.key] = left_old[at]
    return same


def _lost(before: TextBody, sections: Mapping[str, Section], passages: Mapping[str, Passage]) -> _Lost:
    became = {passage.key: key for key, passage in passages.items()}
    kept = {section.key for section in sections.values()}
    lost = _Lost({}, {})
    for section in before.sections:
        last = None
        for passage in section.passages:
            if passage.key in became:
                last = became[passage.key] if section.key in kept else None
                continue
            home = lost.under.setdefault(section.key, []) if last is None else lost.after.setdefault(last, [])
            home.append(_struck(passage))
    return lost


def _struck(passage: Passage) -> MarkedPassage:
    return MarkedPassage(replace(passage, text=""), (Run(passage.text, struck_by=_BY),))


def _section(
    section: Section, old: Section | None, passages: Mapping[str, Passage], lost: _Lost
) -> MarkedSection:
    shown = list(lost.under.get(old.key, ())) if old else []
    for passage in section.passages:
        shown.append(_passage(passage, passages.get(passage.key)))
        shown += lost.after.get(passage.key, ())
    if old is None:
        return MarkedSection(section, tuple(shown), added_by=_BY)
    renamed = old.title != section.title
    return MarkedSection(section, tuple(shown), heading=compared(old.title, section.title) if renamed else ())


def _passage(passage: Passage, old: Passage | None) -> MarkedPassage:
    if old is None:
        return MarkedPassage(passage, (Run(passage.text, added_by=_BY),), added_by=_BY)
    return MarkedPassage(passage, compared(old.text, passage.text))


def _put_back(
    before: TextBody, sections: Mapping[str, Section], lost: _Lost, shown: list[MarkedSection]
) -> None:
    """Sections that are gone, each after the section that it stood after."""
    became = {section.key: key for key, section in sections.items()}
    at = 0
    for section in before.sections:
        if section.key in became:
            at = next(n for n, one in enumerate(shown, 1) if one.section.key == became[section.key])
            continue
        shown.insert(at, MarkedSection(section, tuple(lost.under.get(section.key, ())), struck_by=_BY))
        at += 1


def _calmed(found: Sequence[Step], old: Sequence[str]) -> Iterator[Step]:
    """The steps where a space or a sign between two changes is part of one change."""
    held: Step | None = None
    for number, step in enumerate(found):
        within = 0 < number < len(found) - 1
        if step.same and not (within and _is_small(old[step.start : step.end])):
            if held:
                yield held
            held = None
            yield step
        else:
            held = joined(held, step) if held else step
    if held:
        yield held


def _is_small(pieces: Sequence[str]) -> bool:
    return not any(any(map(str.isalnum, piece)) for piece in pieces)


def _add(runs: list[Run], run: Run) -> None:
    if run.text:
        runs.append(run)
