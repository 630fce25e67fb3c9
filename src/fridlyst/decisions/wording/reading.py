"""Reading an amendment as it stands in minutes."""

from dataclasses import replace

from fridlyst.decisions.wording import patterns
from fridlyst.decisions.wording.anchors import take_anchor, take_inside
from fridlyst.decisions.wording.changes import Act, take_act, take_last_quote
from fridlyst.decisions.wording.numbers import number_of
from fridlyst.decisions.wording.sentence import Sentence
from fridlyst.decisions.wording.values import UnderstoodAmendment
from fridlyst.texts.shapes import Anchor, Change
from fridlyst.texts.terms import ChangeKind

_LONGEST = 2_500
_LOST_WORD = 0.05
_HARDLY = 0.1
_EDGES = " ¦"


def understand_amendment(text: str) -> UnderstoodAmendment:
    """What is moved and where, of a sentence in the Swedish of minutes.

    What is quoted is taken as it stands. `certainty` is 1 when every word was understood, lower for each
    that was not, and low when there is no place or nothing to do; never an error, whatever is written. What
    changes a heading is left over whole: read as words of a passage, it would change others than were meant.
    """
    sentence = Sentence(text[:_LONGEST])
    sentence.take(patterns.PREFIX)
    sentence.take(patterns.MOVED)
    if patterns.OF_HEADING.search(sentence.text.strip(_EDGES)):
        return _of_heading(sentence)
    inside = take_inside(sentence)
    amends = _take_amends(sentence)
    act = take_act(sentence)
    anchor = take_anchor(sentence, inside)
    if act is None or not act.is_complete:
        act = _guessed(sentence, act)
    anchor = _fitting(_with_left_quote(sentence, anchor, act), act)
    left = sentence.left_over
    sure = _certainty(anchor, act, left, amends)
    return UnderstoodAmendment(anchor, act.change, sure, left, amends)


def _of_heading(sentence: Sentence) -> UnderstoodAmendment:
    nothing = Change(ChangeKind.REPLACE)
    return UnderstoodAmendment(Anchor(), nothing, _HARDLY, sentence.left_over, of_heading=True)


def _guessed(sentence: Sentence, act: Act | None) -> Act:
    """The act with the words that are left: the last quote."""
    kind = act.kind if act else ChangeKind.ADD
    return Act(kind, act.struck if act else "", take_last_quote(sentence))


def _with_left_quote(sentence: Sentence, anchor: Anchor, act: Act) -> Anchor:
    """The anchor with the one quote that is left, where something is added to what is quoted."""
    if anchor.quote or act.struck or act.kind == ChangeKind.STRIKE:
        return anchor
    found = sentence.take(patterns.AGAINST)
    return replace(anchor, quote=sentence.said(found["quote"])) if found else anchor


def _take_amends(sentence: Sentence) -> int | None:
    found = sentence.take(patterns.AMENDS)
    if not found:
        return None
    return number_of(found["number"] or found["own"] or found["order"])


def _fitting(anchor: Anchor, act: Act) -> Anchor:
    """The anchor without what only says how the sentence was put together."""
    if act.kind in (ChangeKind.STRIKE, ChangeKind.REPLACE) and act.struck:
        return replace(anchor, before=False)
    return anchor


def _certainty(anchor: Anchor, act: Act, left: str, amends: int | None) -> float:
    sure = 1.0 - min(0.4, _LOST_WORD * len(left.split()))
    if not act.is_complete:
        sure *= 0.2
    if anchor == Anchor() and not act.struck and amends is None:
        sure *= 0.5
    return round(sure, 2)
