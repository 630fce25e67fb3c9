"""The steps that a matter has gone through, as its description tells them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fridlyst.intake.understand.draft import Doubt
from fridlyst.intake.understand.minutes.conditions import conditions_in
from fridlyst.intake.understand.minutes.dates import MONTH_ONLY, Day, days_in
from fridlyst.intake.understand.minutes.draft import Step
from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.naming import PARAGRAPH, Named, bodies_in
from fridlyst.intake.understand.minutes.verbs import WITHOUT_DAY, kind_of_step, outcome_of

MOST_STEPS = 60
LONGEST_SUMMARY = 400
_END = re.compile(r"(?<=[.!?])[”\"’)]?\s+(?=[A-ZÅÄÖ”\"•§\d-])|\n")
_SHORTENED = re.compile(
    r"(?:\b(?:bl\.a|t\.ex|m\.fl|m\.m|ca|kap|nr|Dnr|dnr|Skr|Prop|s\.k|jfr|st|sid|s)|\b[A-ZÅÄÖ])\.$"
)
_JOIN = re.compile(r"[,;]?\s(?:och|samt|varefter|därefter|sedan|men)\s")
_BESIDE = re.compile(r"[\s,(]*(?:under\s)?(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,6}\s)?$")
_SURE, _UNSURE, _GUESS = 0.92, 0.75, 0.55
NO_SUCH_DAY = "Dagen finns inte i almanackan."
ONLY_MONTH = "Bara månaden framgår: lägg till steget för hand om det hör till ärendet."


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch that tells of at most one step."""

    start: int
    end: int
    day: Day | None


def sentences_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, by their places."""
    at = start
    for stop in _END.finditer(text, start, end):
        if _SHORTENED.search(text[max(at, stop.start() - 6) : stop.start()]):
            continue
        if text[at : stop.start()].strip():
            yield at, stop.start()
        at = stop.end()
    if text[at:end].strip():
        yield at, end


def history(flow: Flow, start: int, end: int, doubts: list[Doubt]) -> Iterator[Step]:
    """The steps that a stretch tells of, in its order; days that cannot be stand in `doubts`."""
    statement: Step | None = None
    for first, last in sentences_in(flow.text, start, end):
        body: Named | None = None
        for clause in _clauses(flow.text, first, last):
            body = next(bodies_in(flow.text, clause.start, clause.end), body)
            step = _step(flow, clause, body, doubts)
            if step is None:
                continue
            if step.kind == "statement":
                statement = step
            elif step.on is None and step.kind == "revised":
                step.body = statement.body if statement else ""
            yield step


def _clauses(text: str, start: int, end: int) -> list[Clause]:
    """A sentence cut before each of its days but the first."""
    days = list(days_in(text, start, end))
    cuts = [start]
    for before, day in pairwise(days):
        joints = list(_JOIN.finditer(text, before.end, day.start))
        cuts.append(joints[-1].start() if joints else day.start)
    if not days:
        return [Clause(start, end, None)]
    return [
        Clause(*span, day) for span, day in zip(zip(cuts, [*cuts[1:], end], strict=True), days, strict=True)
    ]


def _step(flow: Flow, clause: Clause, body: Named | None, doubts: list[Doubt]) -> Step | None:
    words = " ".join(flow.text[clause.start : clause.end].split())
    kind = kind_of_step(words)
    if kind is None or (clause.day is None and not _stands_without_day(flow, clause, kind, words, doubts)):
        return None
    source = flow.source(clause.start, clause.end)
    paragraph = _paragraph(flow.text, clause)
    step = Step(kind, source, _confidence(kind, clause, body, paragraph), clause.start, clause.end)
    step.on = clause.day.on if clause.day else None
    step.body, step.paragraph = body.name if body else "", paragraph
    step.summary, step.outcome = shortened(words), outcome_of(kind, words)
    if clause.day and clause.day.on is None:
        doubts.append(Doubt(clause.day.words, NO_SUCH_DAY, source))
    if kind == "referred_back":
        step.conditions = conditions_in(flow, clause.start, clause.end)
    return step


def _stands_without_day(flow: Flow, clause: Clause, kind: str, words: str, doubts: list[Doubt]) -> bool:
    """An assignment and a revision are told without a day; what else has only its month is a doubt."""
    if MONTH_ONLY.search(words) and next(bodies_in(words), None):
        doubts.append(Doubt(shortened(words), ONLY_MONTH, flow.source(clause.start, clause.end)))
        return False
    return kind in WITHOUT_DAY and " har " in f" {words} "


def _paragraph(text: str, clause: Clause) -> str:
    """The paragraph that is cited with the day: right after it or right before it."""
    if clause.day is None:
        return ""
    for found in PARAGRAPH.finditer(text, clause.start, clause.end):
        between = text[clause.day.end : found.start()] if found.start() >= clause.day.end else ""
        if found.end() <= clause.day.start or _BESIDE.fullmatch(between) or len(between) < 40:
            return found["number"]
    return ""


def _confidence(kind: str, clause: Clause, body: Named | None, paragraph: str) -> float:
    if clause.day is None or clause.day.on is None or body is None or kind == "decision":
        return _GUESS
    return _SURE if paragraph or kind == "statement" else _UNSURE


def shortened(words: str) -> str:
    """The words without line breaks, cut where they are too many for a summary."""
    plain = " ".join(words.split()).strip(" •")
    return plain if len(plain) <= LONGEST_SUMMARY else plain[: LONGEST_SUMMARY - 1].rpartition(" ")[0] + "…"


def once(steps: Sequence[Step]) -> list[Step]:
    """The steps without those told twice: the same day with the same paragraph, or the same kind and body.

    A revision that a statement tells of came before it.
    """
    kept: list[Step] = []
    for step in steps:
        twin = next((one for one in kept if same_step(one, step)), None)
        if twin is None:
            kept.append(step)
        else:
            _richer(twin, step)
    return _revisions_first(kept[:MOST_STEPS])


def _revisions_first(steps: Sequence[Step]) -> list[Step]:
    made: list[Step] = []
    for step in steps:
        before = made[-1] if made else None
        if step.kind == "revised" and step.on is None and before and before.kind == "statement":
            made.insert(len(made) - 1, step)
        else:
            made.append(step)
    return made


def same_step(one: Step, other: Step) -> bool:
    """Whether two tell of the same step."""
    if one.on is None and other.on is None:
        return one.kind == other.kind and one.body == other.body and one.paragraph == other.paragraph
    if one.on != other.on:
        return False
    if one.paragraph and other.paragraph:
        return one.paragraph == other.paragraph and (one.body == other.body or not (one.body and other.body))
    return one.kind == other.kind and (one.body == other.body or not (one.body and other.body))


def _richer(kept: Step, other: Step) -> None:
    """What the second telling adds to the first."""
    kept.body, kept.paragraph = kept.body or other.body, kept.paragraph or other.paragraph
    kept.conditions = kept.conditions or other.conditions
    kept.amendments = kept.amendments or other.amendments
    kept.confidence = max(kept.confidence, other.confidence)
