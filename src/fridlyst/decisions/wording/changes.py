"""What is to be done: added, struck, replaced, or a bullet or a paragraph more."""

import re
from dataclasses import dataclass

from fridlyst.decisions.wording.patterns import (
    ADDING,
    AT_PLACE,
    BULLET,
    LEADING,
    LIST,
    NAMED,
    PARAGRAPH,
    REPLACING,
    STRIKING,
    UNQUOTED,
)
from fridlyst.decisions.wording.quotes import MARK
from fridlyst.decisions.wording.sentence import GAP, Sentence
from fridlyst.texts.shapes import Change
from fridlyst.texts.terms import ChangeKind

_KINDS: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    (ChangeKind.REPLACE, REPLACING),
    (ChangeKind.ADD, ADDING),
    (ChangeKind.STRIKE, STRIKING),
)
_QUOTE = re.compile(MARK)


@dataclass(frozen=True, slots=True)
class Act:
    """What the sentence does: a kind, the words that go, and whether the new ones are still to be found."""

    kind: str
    struck: str = ""
    added: str = ""

    @property
    def is_complete(self) -> bool:
        return self.kind == ChangeKind.STRIKE or bool(self.added)

    @property
    def change(self) -> Change:
        return Change(self.kind, self.added, self.struck)


def take_act(sentence: Sentence) -> Act | None:
    """The first act that the sentence tells, taken out of it; None when it tells none."""
    found = [
        (match.start(), rank, kind, match)
        for rank, (kind, pattern) in enumerate((kind, one) for kind, some in _KINDS for one in some)
        for match in [pattern.search(sentence.text)]
        if match
    ]
    if not found:
        return None
    _, _, kind, match = min(found, key=lambda one: (one[0], one[1]))
    struck = _struck(sentence, match)
    kept = match.groupdict().get("keep") or ""
    before, rest = sentence.text[: match.start()], sentence.text[match.end() :]
    if kind == ChangeKind.STRIKE:
        sentence.text = f"{before}{GAP}{kept}{GAP}{rest}"
        return Act(kind, struck)
    colon = match[0].endswith(":") or rest.lstrip().startswith(":")
    added, left = _new_words(rest, colon or kind == ChangeKind.REPLACE, to_the_end=colon)
    sentence.text = f"{before}{GAP}{kept}{GAP}{left}"
    if kind == ChangeKind.ADD:
        kind = _more(sentence)
    return Act(kind, struck, sentence.said(added))


def take_last_quote(sentence: Sentence) -> str:
    """The last quote that is left, as the words to be added; else words that are named without quotes."""
    marks = list(_QUOTE.finditer(sentence.text))
    if not marks:
        named = sentence.take(UNQUOTED)
        return named["added"] if named else ""
    last = marks[-1]
    sentence.text = f"{sentence.text[: last.start()]}{GAP}{sentence.text[last.end() :]}"
    return sentence.said(last[0])


def _struck(sentence: Sentence, match: re.Match[str]) -> str:
    given = match.groupdict().get("struck") or ""
    mark = _QUOTE.search(given)
    return sentence.said(mark[0]) if mark else NAMED.sub("", given).strip()


def _new_words(rest: str, told: bool, *, to_the_end: bool) -> tuple[str, str]:
    """The new words and what is left after them: a quote, else what is told up to where a place is."""
    bare = NAMED.sub("", LEADING.sub("", rest))
    quote = _QUOTE.match(bare)
    if quote:
        return quote[0], bare[quote.end() :]
    if not told:
        return "", rest
    place = None if to_the_end else AT_PLACE.search(bare)
    end = place.start() if place else len(bare)
    return bare[:end].strip(), bare[end:]


def _more(sentence: Sentence) -> str:
    """Whether what is added is a bullet or a paragraph of its own."""
    if sentence.take(BULLET) or LIST.search(sentence.text):
        return ChangeKind.ADD_BULLET
    return ChangeKind.ADD_PARAGRAPH if sentence.take(PARAGRAPH) else ChangeKind.ADD
