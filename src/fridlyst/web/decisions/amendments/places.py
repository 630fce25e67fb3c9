"""A place in a text as it is shown: its sentence between the one before and the one after."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fridlyst.texts.shapes import Found, MarkedPassage, MarkedSection, MarkedText, Passage, Section, TextBody
from fridlyst.texts.terms import PassageKind

_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÅÄÖ0-9”\"–•])")
_LONGEST = 240


@dataclass(frozen=True)
class Context:
    """Where a place is: `before` and `after` are what stands around `words` in the passage."""

    section: str
    page: int | None
    column: str
    before: str
    words: str
    after: str


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a passage begins and ends."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return tuple((start, end) for start, end in pairwise(cuts) if start < end)


def sentence_of(body: TextBody, place: Found) -> tuple[str, int, int] | None:
    """The passage and the sentences, first and last by number, that the place is in."""
    found = _passage(body, place)
    if found is None:
        return None
    spans = sentences(found[1].text)
    inside = [at for at, (start, end) in enumerate(spans) if start < max(place.end, 1) and place.start < end]
    last = max(len(spans) - 1, 0)
    return place.passage_key, (inside or [last])[0], (inside or [last])[-1]


def context(body: TextBody, place: Found) -> Context | None:
    """The place in the text around it; None when the text no longer has it."""
    found = _passage(body, place)
    if found is None:
        return None
    section, passage = found
    text = passage.text
    spans = sentences(text)
    _key, first, last = sentence_of(body, place) or ("", 0, 0)
    start = spans[max(first - 1, 0)][0] if spans else 0
    end = spans[min(last + 1, len(spans) - 1)][1] if spans else 0
    return Context(
        section.title,
        passage.page or section.page,
        passage.column_heading,
        _shortened(text[start : place.start], at_start=True),
        text[place.start : place.end],
        _shortened(text[place.end : end], at_start=False),
    )


def only_changes(text: MarkedText) -> MarkedText:
    """What changed, with the point before a new one, each passage as a paragraph or a point of its own."""
    sections = (replace(one, passages=tuple(_changed(one.passages))) for one in text.sections)
    return MarkedText(tuple(_bare(one) for one in sections if one.passages), text.clashes)


def _changed(passages: Sequence[MarkedPassage]) -> Iterator[MarkedPassage]:
    for at, one in enumerate(passages):
        follows = at + 1 < len(passages) and passages[at + 1].added_by is not None
        if one.is_changed or (follows and _is_point(one)):
            in_list = one.added_by is not None or follows
            kind = PassageKind.LIST_ITEM if in_list and _is_point(one) else PassageKind.PARAGRAPH
            yield replace(one, passage=replace(one.passage, kind=kind, table=None, row=None, column=None))


def _is_point(one: MarkedPassage) -> bool:
    return one.passage.kind != PassageKind.PARAGRAPH


def _bare(one: MarkedSection) -> MarkedSection:
    """Without numbers of pages: what is shown is not the whole section."""
    return replace(one, section=replace(one.section, key=f"blir-{one.section.key}", passages=()))


def _passage(body: TextBody, place: Found) -> tuple[Section, Passage] | None:
    return next((both for both in body.passages() if both[1].key == place.passage_key), None)


def _shortened(text: str, *, at_start: bool) -> str:
    """So much as is needed to know where one is, cut between words."""
    if len(text) <= _LONGEST:
        return text
    if at_start:
        return f"… {text[-_LONGEST:].partition(' ')[2]}"
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"
