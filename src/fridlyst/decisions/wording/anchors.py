"""Where it is to be done: page, heading, sentence, column, paragraph, bullet, and words that are quoted."""

import re
from collections.abc import Sequence

from fridlyst.decisions.wording import patterns
from fridlyst.decisions.wording.numbers import number_of
from fridlyst.decisions.wording.quotes import MARK
from fridlyst.decisions.wording.sentence import Sentence
from fridlyst.texts.shapes import Anchor

_QUOTE = re.compile(MARK)
_BEFORE = frozenset({"före", "framför", "innan"})


def take_inside(sentence: Sentence) -> str:
    """The sentence or the bullet that something is to be done in, quoted; it is no words to strike or add."""
    inside = sentence.take(patterns.INSIDE)
    return sentence.said(inside["quote"]) if inside else ""


def take_anchor(sentence: Sentence, inside: str = "") -> Anchor:
    """The place that the sentence tells, taken out of it."""
    quote, before = _take_quote(sentence)
    quote = quote or inside
    heading = _take_heading(sentence)
    page = _take_number(sentence, (patterns.PAGE, patterns.PAGE_ORDER))
    column = _take_number(sentence, (patterns.COLUMN, patterns.COLUMN_NUMBER))
    which, sentence_before = _take_sentence(sentence)
    paragraph, of_paragraph = _take_counted(sentence, (patterns.PARAGRAPH_ORDER, patterns.PARAGRAPH_NUMBER))
    item, of_item = _take_counted(sentence, (patterns.ITEM_ORDER, patterns.ITEM_NUMBER))
    before = before or sentence_before or of_paragraph in _BEFORE or of_item in _BEFORE
    if not which and not quote:
        which, first = _take_end(sentence)
        before = before or first
    return Anchor(page, heading, which, quote, before, column, paragraph, item)


def _take_quote(sentence: Sentence) -> tuple[str, bool]:
    between = sentence.take(patterns.BETWEEN)
    if between:
        return sentence.said(between["quote"]), False
    beside = sentence.take(patterns.BESIDE)
    if beside:
        words = beside["word"] or sentence.said(beside["quote"])
        return words, beside["where"].casefold() in _BEFORE
    return "", False


def _take_heading(sentence: Sentence) -> str:
    told = (
        patterns.HEADING,
        patterns.BARE_HEADING,
        patterns.NUMBERED_HEADING,
        patterns.LABEL,
        patterns.COLUMN_HEADING,
    )
    for pattern in told:
        found = sentence.take(pattern)
        if found:
            return sentence.said(found["heading"]).strip(" ,.:")
    return ""


def _take_number(sentence: Sentence, of: Sequence[re.Pattern[str]]) -> int | None:
    for pattern in of:
        found = sentence.take(pattern)
        if found:
            return number_of(found["number"])
    return None


def _take_counted(sentence: Sentence, of: Sequence[re.Pattern[str]]) -> tuple[int | None, str]:
    for pattern in of:
        found = sentence.take(pattern)
        if found:
            return number_of(found["number"]), (found["where"] or "").casefold()
    return None, ""


def _take_sentence(sentence: Sentence) -> tuple[str, bool]:
    found = sentence.take(patterns.SENTENCE)
    if not found:
        return "", False
    which = "last" if found["which"].casefold() in ("sista", "avslutande") else "first"
    return which, (found["where"] or "").casefold() in _BEFORE


def _take_end(sentence: Sentence) -> tuple[str, bool]:
    """The end or the beginning of what was told, as its last or first sentence."""
    if sentence.take(patterns.AT_END):
        return "last", False
    return ("first", True) if sentence.take(patterns.AT_START) else ("", False)
