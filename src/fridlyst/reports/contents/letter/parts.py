"""The letter's parts: what is proposed for each, what a person wrote instead, and what nobody knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import override

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.letter_rules import mark_of
from fridlyst.decisions.shapes_letters import OwnPart
from fridlyst.decisions.terms import LetterPart
from fridlyst.reports.contents.letter import consulting, deciding, history, programme
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.contents.letter.wording import Used, Written

_WRITERS: Mapping[str, Callable[[LetterFacts], Written]] = {
    LetterPart.PROPOSAL: deciding.proposal,
    LetterPart.MATTER: history.the_matter,
    LetterPart.BASIS: deciding.basis,
    LetterPart.BACKGROUND: history.background,
    LetterPart.ECONOMY: programme.economy,
    LetterPart.GOALS: programme.goals,
    LetterPart.EQUALITY: consulting.equality,
    LetterPart.CONSULTATION: consulting.consultation,
    LetterPart.FOLLOW_UP: programme.follow_up,
    LetterPart.ASSESSMENT: deciding.assessment,
    LetterPart.UNION: consulting.union,
    LetterPart.SENT_TO: deciding.sent_to,
}
# What is said where nothing is known: never more than that.
_UNKNOWN: Mapping[str, Sentence] = {
    LetterPart.PROPOSAL: Sentence("Inget förslag till beslut är skrivet."),
    LetterPart.MATTER: Sentence("Ingen uppgift om ärendet."),
    LetterPart.BASIS: Sentence("Ingen uppgift om beslutsunderlag."),
    LetterPart.BACKGROUND: Sentence("Ingen uppgift om ärendets gång."),
    LetterPart.ECONOMY: Sentence("Ingen uppgift om kostnader."),
    LetterPart.GOALS: Sentence("Ingen uppgift om koppling till kommunens mål."),
    LetterPart.EQUALITY: Sentence("Ingen uppgift om jämställdhet."),
    LetterPart.CONSULTATION: Sentence("Ingen uppgift om samråd."),
    LetterPart.FOLLOW_UP: Sentence("Ingen uppgift om uppföljning och utvärdering."),
    LetterPart.ASSESSMENT: Sentence("Ingen bedömning är skriven."),
    LetterPart.UNION: Sentence("Ingen uppgift om information eller förhandling enligt MBL."),
    LetterPart.SENT_TO: Sentence("Ingen uppgift om vem beslutet skickas till."),
}


@dataclass(frozen=True, slots=True)
class ComposedPart:
    """A part of a letter. `proposal` is written from `used`; `own` is a person's words instead.

    `changed` when the proposal is another than the one that stood beside the own words, where that is known.
    """

    key: str
    heading: str
    proposal: str
    used: tuple[Used, ...]
    own: OwnPart
    unknown: Sentence

    @property
    def text(self) -> str:
        """What the letter says, empty where nothing is known."""
        return self.own.text or self.proposal

    @property
    def said(self) -> str:
        """The same, with words for that nothing is known."""
        return self.text or str(self.unknown)

    @property
    def mark(self) -> str:
        return mark_of(self.proposal)

    @property
    def changed(self) -> bool:
        return self.own.written and self.own.beside not in ("", self.mark)


def composed(facts: LetterFacts) -> tuple[ComposedPart, ...]:
    """Every part in order, in Swedish whatever language the page is in."""
    with override("sv"):
        return tuple(_part(one, facts) for one in LetterPart)


def _part(part: LetterPart, facts: LetterFacts) -> ComposedPart:
    written = _WRITERS[part](facts)
    return ComposedPart(
        key=part.value,
        heading=str(part.label),
        proposal=written.text,
        used=written.used,
        own=facts.letter.part(part.value),
        unknown=_UNKNOWN[part],
    )
