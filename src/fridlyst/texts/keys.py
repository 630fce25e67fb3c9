"""The keys of sections and passages: readable, their own, and the same in every version."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fridlyst.base.slugs import slug
from fridlyst.texts.pairing import pair
from fridlyst.texts.shapes import Passage, Section, TextBody

_LONGEST = 60


def with_keys(body: TextBody, previous: TextBody | None = None) -> TextBody:
    """The text with a key on everything: "samverkan" for a section, "samverkan-3" for a passage in it.

    What the previous version has too, the same or at least three quarters alike and in the same order,
    keeps the key it has there. A new key is never one that the previous version had.
    """
    old = previous or TextBody(())
    sections = pair(
        [_signature(section) for section in body.sections], [_signature(section) for section in old.sections]
    )
    passages = pair(
        [passage.text for _, passage in body.passages()], [passage.text for _, passage in old.passages()]
    )
    old_sections = [section.key for section in old.sections]
    old_passages = [passage.key for _, passage in old.passages()]
    taken = {*old_sections, *old_passages}
    kept = iter([old_passages[at] if at is not None else "" for at in passages])
    given = []
    for section, at in zip(body.sections, sections, strict=True):
        key = old_sections[at] if at is not None else new_key(section.heading or "inledning", taken)
        taken.add(key)
        given.append(replace(section, key=key, passages=_keyed(section.passages, kept, key, taken)))
    return TextBody(tuple(given))


def new_key(words: str, taken: set[str], number: int | None = None) -> str:
    """A key made of the words that is not taken, with the first free number from `number` on."""
    first = slug(words, longest=_LONGEST) or "avsnitt"
    key = first if number is None else f"{first}-{number}"
    number = number or 1
    while key in taken:
        number += 1
        key = f"{first}-{number}"
    return key


def _keyed(
    passages: Sequence[Passage], kept: Iterable[str], section: str, taken: set[str]
) -> tuple[Passage, ...]:
    given = []
    for number, (passage, old) in enumerate(zip(passages, kept, strict=False), start=1):
        key = old or new_key(section, taken, number)
        taken.add(key)
        given.append(replace(passage, key=key))
    return tuple(given)


def _signature(section: Section) -> str:
    return section.heading or " ".join(passage.text for passage in section.passages)[:200]
