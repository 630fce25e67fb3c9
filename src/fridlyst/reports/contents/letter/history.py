"""The matter and its background: how it came up, what each body did, where it stands."""

from collections.abc import Iterator, Mapping, Sequence

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.shapes import StepView
from fridlyst.decisions.terms import Outcome, StepKind
from fridlyst.programmes.queries.in_force import EnactmentView
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.contents.letter.wording import (
    Used,
    Written,
    counted,
    day,
    ended,
    numbered,
    said_of,
    when,
    within,
)
from fridlyst.reports.contents.words import first_large

# What was done: by a body, whose name stands where %s does, and where no body is known.
_DONE: Mapping[str, tuple[str, str]] = {
    StepKind.MOTION_RECEIVED: ("väcktes en motion i %s", "väcktes en motion"),
    StepKind.MOTION_REPORTED: ("redovisades motionen för %s", "redovisades motionen"),
    StepKind.MOTION_APPROVED: ("biföll %s motionen", "bifölls motionen"),
    StepKind.MOTION_REJECTED: ("avslog %s motionen", "avslogs motionen"),
    StepKind.ASSIGNMENT: ("lämnades ett uppdrag i ärendet (%s)", "lämnades ett uppdrag i ärendet"),
    StepKind.DRAFT_APPROVED: ("godkände %s förslaget", "godkändes förslaget"),
    StepKind.OUT_FOR_COMMENT: ("skickade %s förslaget på remiss", "skickades förslaget på remiss"),
    StepKind.REFERRED_BACK: ("återremitterade %s ärendet", "återremitterades ärendet"),
    StepKind.REVISED: ("omarbetade %s förslaget", "omarbetades förslaget"),
    StepKind.STATEMENT: ("lämnade %s en tjänsteskrivelse", "lämnades en tjänsteskrivelse"),
    StepKind.PROPOSAL: ("lade %s fram sitt förslag till beslut", "lades ett förslag till beslut fram"),
    StepKind.DECISION: ("beslutade %s i ärendet", "fattades beslut i ärendet"),
    StepKind.APPEALED: ("överklagades beslutet av %s", "överklagades beslutet"),
    StepKind.APPEAL_SETTLED: ("avgjorde %s överklagandet", "avgjordes överklagandet"),
    StepKind.REVISION: ("inledde %s en revidering", "inleddes en revidering"),
}
_OUTCOMES: Mapping[str, str] = {
    Outcome.APPROVED: ", enligt förslaget",
    Outcome.APPROVED_AMENDED: ", enligt förslaget med ändringar",
    Outcome.REJECTED: ", som innebar avslag",
}
_ROADS = frozenset({StepKind.MOTION_RECEIVED, StepKind.ASSIGNMENT, StepKind.REVISION})


def background(facts: LetterFacts) -> Written:
    """Every step, in order, a paragraph each; then from when the programme is in force."""
    steps, enacted = facts.matter.steps, facts.programme.enacted if facts.programme else ()
    lines = [line for step in steps for line in _step(step)]
    lines += [_enacted(one, facts) for one in reversed(enacted)]
    used = [_used_steps(facts)] if steps else []
    if enacted:
        used.append(Used(Sentence("när programmet började gälla"), "in_force"))
    return Written(tuple(lines), tuple(used))


def _enacted(one: EnactmentView, facts: LetterFacts) -> str:
    """From when a version was in force, and by whose decision."""
    until = f" till och med den {day(one.until)}" if one.until else ""
    by = within(one.decided_by or one.step_body)
    decided = f", enligt beslut av {by}" if by else ""
    on = f" den {day(one.decided_on)}" if by and one.decided_on else ""
    what = _kind(facts)[:1].upper() + _kind(facts)[1:]
    return f"{what} gäller från och med den {day(one.in_force_from)}{until}{decided}{on}."


def the_matter(facts: LetterFacts) -> Written:
    """What it is about, how it began, where it stands and who decides next."""
    matter = facts.matter
    about = [f"Ärendet gäller {_lowered(matter.title)}."]
    if facts.programme:
        about.append(f"Det avser {_kind(facts)} {facts.programme.name}.")
    lines = [" ".join(about)]
    if matter.steps:
        lines.append(" ".join(_road(facts)))
    return Written(tuple(lines), tuple(_used_of_matter(facts)))


def _road(facts: LetterFacts) -> Iterator[str]:
    first, last = facts.matter.steps[0], _latest(facts.matter.steps)
    if first.kind in _ROADS:
        yield _done(first)
    if last is not first:
        yield f"Ärendet behandlades senast av {said_of(last)}." if last.body_name else _done(last)
    coming = facts.matter.next
    if coming and coming.body_name:
        on = f" den {day(coming.on)}" if coming.on else ""
        yield f"Ärendet ska nu behandlas av {within(coming.body_name)}{on}."


def _latest(steps: Sequence[StepView]) -> StepView:
    """The last whose day is known; the last of all where no day is."""
    return next((one for one in reversed(steps) if one.on), steps[-1])


def _step(step: StepView) -> Iterator[str]:
    sentences = [_done(step)]
    if step.summary:
        sentences.append(first_large(ended(step.summary)))
    if step.conditions:
        many = counted(len(step.conditions), "villkor", "villkor", neuter=True)
        sentences.append(f"Beslutet förenades med {many}:")
    yield " ".join(sentences)
    yield from numbered(one.text for one in step.conditions)
    if step.amendments:
        many = counted(len(step.amendments), "tilläggsyrkande", "tilläggsyrkanden", neuter=True)
        yield f"I ärendet lades {many}:"
        yield from numbered(one.text for one in step.amendments)
    if step.reservations:
        yield f"Mot beslutet reserverade sig {_who(step)}."


def _who(step: StepView) -> str:
    names = [one.who for one in step.reservations]
    return " och ".join([*([", ".join(names[:-1])] if names[:-1] else []), names[-1]])


def _done(step: StepView) -> str:
    by_body, alone = _DONE[step.kind]
    said = by_body % within(step.body_name) if step.body_name else alone
    return f"{when(step)} {said}{_OUTCOMES.get(step.outcome, '')}."


def _kind(facts: LetterFacts) -> str:
    kinds = {
        "action_plan": "handlingsplanen",
        "activity_plan": "aktivitetsplanen",
        "policy": "policyn",
        "guideline": "riktlinjen",
    }
    return kinds.get(facts.programme.view.kind if facts.programme else "", "programmet")


def _lowered(title: str) -> str:
    """A title inside a sentence, unless it begins with an abbreviation."""
    flat = ended(title).rstrip(".")
    return flat if flat[1:2].isupper() else flat[:1].lower() + flat[1:]


def _used_steps(facts: LetterFacts) -> Used:
    return Used(Sentence("ärendets steg (%(count)s)", count=len(facts.matter.steps)), "matter")


def _used_of_matter(facts: LetterFacts) -> Iterator[Used]:
    yield Used(Sentence("ärendets rubrik"), "matter")
    if facts.matter.steps:
        yield _used_steps(facts)
    if facts.programme:
        yield Used(Sentence("programmets titel och tid"), "programme")
    if facts.matter.next:
        yield Used(Sentence("vem som beslutar härnäst"), "matter")
