"""The matters of minutes or of a letter, each with its steps in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.intake.understand.draft import Doubt
from fridlyst.intake.understand.minutes.conditions import answer
from fridlyst.intake.understand.minutes.draft import Condition, Matter, Step
from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.heads import MOST_MATTERS, MatterHead, matter_heads
from fridlyst.intake.understand.minutes.history import history, once, sentences_in, shortened
from fridlyst.intake.understand.minutes.kinds import DocumentKind, kind_of_document
from fridlyst.intake.understand.minutes.left import head_left, prose_left
from fridlyst.intake.understand.minutes.letter import letter_matter, next_body
from fridlyst.intake.understand.minutes.meeting import Meeting, meeting_of
from fridlyst.intake.understand.minutes.present import present_step
from fridlyst.intake.understand.minutes.sections import Part, parts_of

_TOLD_IN = ("matter", "background", "preparation")
_BACK = re.compile(r"\båterremi", re.IGNORECASE)
_PROPOSES = re.compile(r"\bföreslår\b.{0,40}\b(?:att|beslut)", re.IGNORECASE)
_SURE, _UNSURE = 0.95, 0.5
_NO_NUMBER = "Diarienumret framgår inte: skriv det innan ärendet tas in."
_TOO_MANY = "Här slutar läsningen: högst 300 ärenden läses ur ett protokoll. Dela upp det."
_TOO_LONG = "Här slutar läsningen: dokumentet är för långt. Dela upp det."
_TAIL = 200
_NO_TITLE = "Vad ärendet gäller framgår inte."


@dataclass(frozen=True, slots=True)
class MattersRead:
    """What was read: the kind of document, and its matters; none in a programme."""

    kind: DocumentKind
    matters: tuple[Matter, ...]


def read_matters(flow: Flow) -> MattersRead:
    """The matters that a document speaks of; what was not understood of each stands in its `doubts`."""
    heads = matter_heads(flow)
    kind = kind_of_document(flow, heads)
    if kind is DocumentKind.MINUTES:
        meeting = meeting_of(flow, heads[0].at)
        read = tuple(_matter(flow, head, meeting) for head in heads[:MOST_MATTERS])
        read[-1].doubts.extend(_cut(flow, heads))
        read[0].doubts.extend(head_left(flow, heads[0].at, meeting.body))
        return MattersRead(kind, read)
    return MattersRead(kind, (_letter(flow),) if kind is DocumentKind.LETTER else ())


def _cut(flow: Flow, heads: Sequence[MatterHead]) -> Iterator[Doubt]:
    """What of the minutes was too much to read."""
    for head in heads[MOST_MATTERS:]:
        source = flow.source(head.at, head.title_at)
        yield Doubt(f"§ {head.paragraph} {head.title}", _TOO_MANY, source)
    if flow.cut:
        yield Doubt(flow.text[-_TAIL:], _TOO_LONG, flow.source(len(flow.text) - 1, len(flow.text)))


def _letter(flow: Flow) -> Matter:
    matter = _with_doubts(letter_matter(flow))
    matter.doubts.extend(prose_left(flow, matter, 0, parts_of(flow)))
    return matter


def _matter(flow: Flow, head: MatterHead, meeting: Meeting) -> Matter:
    source = flow.source(head.at, head.title_at + 1)
    title = head.title or f"Ärende § {head.paragraph}"
    matter = Matter(head.number, title, source, _SURE if head.number and head.title else _UNSURE)
    told = [step for stretch in _told(head.parts) for step in history(flow, *stretch, matter.doubts)]
    matter.steps = once(told)
    _tell_statements(flow, matter.steps, head.parts)
    _answer(flow, matter.steps, head.parts)
    matter.steps.append(present_step(flow, head, meeting, matter.doubts))
    matter.next_body = next_body(flow, head.parts) if matter.steps[-1].kind == "proposal" else ""
    matter = _with_doubts(matter)
    matter.doubts.extend(prose_left(flow, matter, head.at, head.parts))
    return matter


def _told(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    return ((one.start, one.end) for one in parts if one.key in _TOLD_IN)


def _tell_statements(flow: Flow, steps: Sequence[Step], parts: Sequence[Part]) -> None:
    """A statement that is only announced is told by what it proposes."""
    for step in steps:
        within = next((one for one in parts if one.start <= step.at < one.end), None)
        if step.kind != "statement" or within is None or not step.summary.endswith(":"):
            continue
        for first, last in sentences_in(flow.text, step.end, within.end):
            if _PROPOSES.search(flow.text, first, last):
                step.summary = shortened(flow.text[first:last])


def _answer(flow: Flow, steps: Sequence[Step], parts: Sequence[Part]) -> None:
    """What the statement answers to the conditions of the last referral back before it."""
    for at, step in enumerate(steps):
        after = next((one for one in steps[at + 1 :] if one.kind == "statement"), None)
        if step.kind == "referred_back" and step.conditions and after is not None:
            _give(flow, step.conditions, after, parts)


def _give(flow: Flow, conditions: Sequence[Condition], statement: Step, parts: Sequence[Part]) -> None:
    within = next((one for one in parts if one.start <= statement.at < one.end), None)
    if within is None:
        return
    said = [span for span in sentences_in(flow.text, statement.at, within.end) if span[0] >= statement.at]
    since = next((n for n, (first, last) in enumerate(said) if _BACK.search(flow.text, first, last)), 0)
    answer(flow, conditions, said[since:])


def _with_doubts(matter: Matter) -> Matter:
    """The matter with what does not hold together said of it."""
    if not matter.number:
        matter.doubts.insert(0, Doubt(matter.title, _NO_NUMBER, matter.source))
    if not matter.title:
        matter.doubts.insert(0, Doubt(matter.number, _NO_TITLE, matter.source))
    matter.doubts.extend(_out_of_order(matter.steps))
    return matter


def _out_of_order(steps: Sequence[Step]) -> Iterator[Doubt]:
    """A decision dated before what it decides on."""
    for at, step in enumerate(steps):
        earlier = next((one for one in steps[:at] if one.on and step.on and step.on < one.on), None)
        if step.kind in ("proposal", "decision", "referred_back") and earlier and step.on and earlier.on:
            step.confidence = min(step.confidence, _UNSURE)
            yield Doubt(
                step.summary or step.body or step.kind,
                Sentence(
                    "Steget är daterat %(day)s, före ett steg som det följer på (%(earlier)s).",
                    day=step.on.isoformat(),
                    earlier=earlier.on.isoformat(),
                ),
                step.source,
            )
