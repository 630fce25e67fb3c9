"""A letter (tjänsteskrivelse) as a matter with one step: its parts, who it comes from, to whom it goes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.intake.owners.names import kind_of_body
from fridlyst.intake.understand.minutes.dates import days_in
from fridlyst.intake.understand.minutes.draft import LetterPart, Matter, Step
from fridlyst.intake.understand.minutes.ending import enclosures, sent_to
from fridlyst.intake.understand.minutes.flow import Flow, ends_of
from fridlyst.intake.understand.minutes.history import history, once, shortened
from fridlyst.intake.understand.minutes.naming import bodies_in, registration_number
from fridlyst.intake.understand.minutes.sections import Part, part, parts_of
from fridlyst.intake.understand.words import fold

_LONGEST_PART = 20_000
_LONGEST_TITLE = 400
_PERSON = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]+){1,3}")
_ROLE = re.compile(r"[A-ZÅÄÖa-zåäö, -]{4,60}")
_PUT_TO = re.compile(
    r"\bföreslår\s(?:att\s)?(?P<who>[a-zåäö -]{4,60}?)\s(?:besluta|att\b|anta|bif|avsl|godk)", re.IGNORECASE
)
_OWN = re.compile(r"\bTjänste(?:skrivelse|utlåtande)\b[^\n]{0,200}?(?P<day>\d{4}-\d\d-\d\d)")
_TITLE_NOISE = re.compile(
    r"^(?:tjänste(?:skrivelse|utlåtande|yttrande)|datum|handläggare|till|dnr|diarienummer|ärendenr|sida|version"
    r"|telefon|e-post|\d[\d\s/().-]*$)\b",
    re.IGNORECASE,
)
_DEPARTMENT = ("department", "unit")
_MOST_LINES = 8
_SURE, _UNSURE = 0.85, 0.6


def letter_matter(flow: Flow) -> Matter:
    """The matter of a letter; its number is empty where the letter has none."""
    parts = parts_of(flow)
    proposal = part(parts, "proposal")
    first = proposal.at if proposal else 0
    number = registration_number(flow.text, 0, min(len(flow.text), first + 3000))
    source = flow.source(0, max(first, 1))
    matter = Matter(number.name if number else "", _title(flow, first), source, 0.9 if number else 0.5)
    told = once(
        [step for one in parts if one.key in ("matter", "background") for step in _earlier(flow, one)]
    )
    matter.next_body = next_body(flow, parts)
    matter.steps = [*told, _statement(flow, parts, proposal, first)]
    return matter


def next_body(flow: Flow, parts: Sequence[Part]) -> str:
    """Whom the proposal is put to, by its heading, else by who it is proposed that decides."""
    proposal = next((one for one in parts if one.key == "proposal"), None)
    if proposal is not None and (named := next(bodies_in(proposal.heading), None)):
        return named.name
    decided = next((one for one in parts if one.key == "decision"), None)
    told = _PUT_TO.search(flow.text, decided.start, decided.end) if decided else None
    return next((one.name for one in bodies_in(told["who"])), "") if told else ""


def _earlier(flow: Flow, one: Part) -> Iterator[Step]:
    """Steps of the same matter: only those told with day and paragraph, and no decision, which ended another
    matter; a letter tells of much else."""
    for step in history(flow, one.start, one.end, []):
        if step.on and step.paragraph and step.kind != "decision":
            yield step


@dataclass(frozen=True, slots=True)
class Ending:
    """How a letter ends: whose it is, who signed it, and where that begins in the text."""

    at: int
    body: str = ""
    signed_by: str = ""


def _statement(flow: Flow, parts: Sequence[Part], proposal: Part | None, first: int) -> Step:
    start, end = (proposal.start, proposal.end) if proposal else (0, len(flow.text))
    ending = _ending(flow, parts)
    step = Step("statement", flow.source(start, end), _SURE, start, end)
    step.summary = shortened(flow.text[start:end])
    step.signed_by, step.body = ending.signed_by, ending.body or _author(flow, parts, first)
    step.on = _written_on(flow, first)
    if step.on is None or not step.body:
        step.confidence = _UNSURE
    step.enclosures = enclosures(flow, part(parts, "enclosures"))
    step.sent_to = sent_to(flow, part(parts, "sent_to"))
    step.letter = [_part(flow, one, ending.at) for one in parts if one.key != "sent_to"]
    return step


def _part(flow: Flow, one: Part, signature: int) -> LetterPart:
    stop = signature if one.start <= signature < one.end else one.end
    text = "\n".join(line.strip(" _") for line in flow.text[one.start : stop].split("\n"))
    return LetterPart(
        one.key, one.heading.strip(" :"), text.strip()[:_LONGEST_PART], flow.source(one.at, stop)
    )


def _ending(flow: Flow, parts: Sequence[Part]) -> Ending:
    """The lines that stand alone last: the department's name, a person's, and what that person is."""
    last = next((one for one in reversed(parts) if one.key not in ("sent_to", "enclosures")), None)
    if last is None:
        return Ending(len(flow.text))
    at, body, signed = last.end, "", ""
    for start, line in _lines_backwards(flow, last):
        named = next(bodies_in(line), None)
        if named and len(named.name) >= len(line) - 2:
            at, body = start, named.name
            break
        if not (_PERSON.fullmatch(line) or (not signed and _ROLE.fullmatch(line))):
            break
        if _PERSON.fullmatch(line):
            at, signed = start, line
    return Ending(at, body, signed)


def _lines_backwards(flow: Flow, one: Part) -> Iterator[tuple[int, str]]:
    """The last lines of a part, the last first."""
    starts = flow.fresh_between(one.start, one.end)[-_MOST_LINES:]
    lines = [
        (at, flow.text[at:end].strip(" _\n"))
        for at, end in zip(starts, ends_of(starts, one.end), strict=True)
    ]
    return ((at, line) for at, line in reversed(lines) if line)


def _author(flow: Flow, parts: Sequence[Part], first: int) -> str:
    """The department that the letter is from: at its head, else the one whose assessment it is."""
    stretches = [(0, first), *((one.at, one.start) for one in parts if one.key == "assessment")]
    named = (body.name for stretch in stretches for body in bodies_in(flow.text, *stretch))
    return next((name for name in named if kind_of_body(name) in _DEPARTMENT), "")


def _written_on(flow: Flow, first: int) -> date | None:
    """The day at the head of the letter, else the one that the letter has among its own enclosures."""
    head = next((day.on for day in days_in(flow.text, 0, first) if day.on), None)
    margin = next((day.on for day in days_in(flow.furniture) if day.on), None)
    own = _OWN.search(flow.text)
    listed = next((day.on for day in days_in(own[0]) if day.on), None) if own else None
    return head or margin or listed


def _title(flow: Flow, first: int) -> str:
    """The last line before the proposal that is neither day, number nor who writes to whom."""
    lines = [fold(line) for line in flow.text[:first].split("\n")]
    told = [line for line in lines if len(line) > 8 and not _is_noise(line)]
    return told[-1][:_LONGEST_TITLE] if told else ""


def _is_noise(line: str) -> bool:
    if _TITLE_NOISE.match(line):
        return True
    named = next(bodies_in(line), None)
    return named is not None and len(named.name) >= len(line) - 4
