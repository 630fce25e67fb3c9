"""What is proposed, what it rests on, how it is weighed, and to whom the decision goes."""

from collections.abc import Iterator

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.shapes import AmendmentView, ConditionView
from fridlyst.decisions.terms import AmendmentState, Checklist
from fridlyst.reports.contents.letter.facts import LetterFacts, named
from fridlyst.reports.contents.letter.wording import (
    Used,
    Written,
    bulleted,
    counted,
    day,
    ended,
    numbered,
    within,
)
from fridlyst.reports.contents.words import first_large

_STATES = {
    AmendmentState.PROPOSED: "är inte avgjort",
    AmendmentState.ADOPTED: "har bifallits men är ännu inte infört i texten",
    AmendmentState.REJECTED: "har avslagits",
    AmendmentState.PLACED: "har bifallits och är infört i texten",
}


def proposal(facts: LetterFacts) -> Written:
    """The points that those who get the letter are asked to decide."""
    points = list(_points(facts))
    if not points:
        return Written()
    body = facts.letter.to_body or (facts.matter.next.body_name if facts.matter.next else "")
    head = f"{first_large(within(body))} föreslås besluta följande." if body else "Följande föreslås."
    used = [Used(Sentence("programmets titel och tid"), "programme")]
    if any(facts.matter.conditions):
        used.append(Used(Sentence("återremissens villkor"), "matter"))
    return Written((head, *numbered(points)), tuple(used))


def _points(facts: LetterFacts) -> Iterator[str]:
    told = facts.programme
    if told is None:
        return
    if not facts.leads_to_text:
        if told.rounds:
            yield f"Uppföljningen ”{told.rounds[0].title}” av {told.name} godkänns."
        return
    yield f"{first_large(told.name)} antas."
    if told.before:
        yield f"{named(told.before)} upphör att gälla när det nya börjar gälla."
    conditions = facts.matter.conditions
    if conditions and all(one.is_answered for one in conditions):
        yield "Villkoren i återremissen förklaras uppfyllda."


def basis(facts: LetterFacts) -> Written:
    """This letter, the checklists that go with it, and the documents of the matter."""
    letter = facts.letter
    own = "Tjänsteskrivelse" + (f" den {day(letter.written_on)}" if letter.written_on else "")
    items = [own]
    items += [str(one.label) for one in _begun(facts)]
    items += [_document(title, attached) for title, attached in _documents(facts)]
    used = [Used(Sentence("ärendets handlingar (%(count)s)", count=len(facts.matter.documents)), "documents")]
    return Written(bulleted(items), tuple(used))


def _begun(facts: LetterFacts) -> list[Checklist]:
    return [one for one in Checklist if facts.letter.checklist(one.value).begun]


def _documents(facts: LetterFacts) -> Iterator[tuple[str, bool]]:
    for one in facts.matter.documents:
        yield one.title, one.file_id is not None


def _document(title: str, attached: bool) -> str:
    return title if attached else f"{title} (finns inte bland handlingarna i ärendet)"


def assessment(facts: LetterFacts) -> Written:
    """How each condition was answered, and where each amendment stands. What is good or bad no fact says."""
    conditions, amendments = facts.matter.conditions, facts.matter.amendments
    lines = [*_conditions(conditions), *_amendments(amendments)]
    used = []
    if conditions:
        done = sum(one.is_answered for one in conditions)
        label = Sentence(
            "återremissens villkor: %(done)s av %(count)s besvarade", done=done, count=len(conditions)
        )
        used.append(Used(label, "matter"))
    if amendments:
        used.append(Used(Sentence("tilläggsyrkanden (%(count)s)", count=len(amendments)), "matter"))
    return Written(tuple(lines), tuple(used))


def _conditions(conditions: tuple[ConditionView, ...]) -> Iterator[str]:
    if not conditions:
        return
    done, every = sum(one.is_answered for one in conditions), len(conditions)
    many = counted(every, "villkor", "villkor", neuter=True)
    some = f"Av dem är {done} besvarade." if done else "Inget av dem är besvarat."
    state = "Samtliga är besvarade." if done == every else some
    yield f"Återremissen ställde {many}. {state}"
    yield from numbered(_condition(one) for one in conditions)


def _condition(one: ConditionView) -> str:
    if not one.answer:
        return f"{ended(one.text)} Villkoret är inte besvarat."
    proof = "" if one.is_proved else " Svaret saknar underlag."
    figure = f" Underlag: {ended(one.proof_figure)}" if one.proof_figure else ""
    return f"{ended(one.text)} Svar: {ended(one.answer)}{figure}{proof}"


def _amendments(amendments: tuple[AmendmentView, ...]) -> Iterator[str]:
    if amendments:
        yield "Tilläggsyrkandena står så här:"
    for one in amendments:
        state = _STATES[AmendmentState(one.state)]
        yield f"- Yrkande {one.number} {state}: {ended(one.text)}"


def sent_to(facts: LetterFacts) -> Written:
    """The names that the letter says; without them those of the last step that says any."""
    names = facts.letter.sent_to or next(
        (step.sent_to for step in reversed(facts.matter.steps) if step.sent_to), ()
    )
    where = "letter" if facts.letter.sent_to else "matter"
    return Written(bulleted(names), (Used(Sentence("brevets mottagare"), where),) if names else ())
