"""All that a letter is written from, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from fridlyst.base.errors import NotFound
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.shapes_letters import LetterView
from fridlyst.decisions.terms import StepKind
from fridlyst.followup.queries.rounds import rounds, status_of_programme
from fridlyst.followup.queries.words import status_words
from fridlyst.followup.shapes import ProgrammeStatus, RoundView
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.programmes.queries import programme, programmes, tree
from fridlyst.programmes.queries.costs import CostSummary, cost_summary
from fridlyst.programmes.queries.in_force import EnactmentView, enactments
from fridlyst.programmes.queries.text import slug_of_text
from fridlyst.programmes.shapes import ProgrammeTree, ProgrammeView


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What is known of the programme that the letter tells of.

    `rounds` are those that were opened, newest first; `status` is how the programme stands in the newest;
    `words` are what the municipality calls each status; `enacted` the versions in force, newest first.
    """

    tree: ProgrammeTree
    before: ProgrammeView | None
    costs: CostSummary
    rounds: tuple[RoundView, ...]
    status: ProgrammeStatus
    words: Mapping[str, str]
    enacted: tuple[EnactmentView, ...] = ()

    @property
    def view(self) -> ProgrammeView:
        return self.tree.programme

    @property
    def name(self) -> str:
        """The title in quotes and the years that it is for: "”Program mot våld” för 2025–2027"."""
        return named(self.view)


def named(view: ProgrammeView) -> str:
    """A programme's title in quotes, and its years unless the title says them."""
    said = not view.period or view.period in view.title
    return f"”{view.title}”" if said else f"”{view.title}” för {view.period}"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is known when a letter is written; `programme` None where none is told of."""

    municipality: MunicipalityView
    matter: MatterView
    letter: LetterView
    programme: ProgrammeFacts | None

    @property
    def leads_to_text(self) -> bool:
        """Whether the matter is about deciding a text, rather than about how one is followed."""
        return self.matter.text_id is not None or (
            self.programme is not None and self.programme.view.state == "draft"
        )


def letter_facts(municipality: MunicipalityView, matter: MatterView, letter: LetterView) -> LetterFacts:
    """Everything that a letter of the matter is written from; 18 statements at most."""
    slug = letter.programme or _slug_of(municipality.id, matter)
    told = replace(matter, steps=steps_before(matter.steps, letter.written_on))
    return LetterFacts(municipality, told, letter, _programme(municipality.id, slug) if slug else None)


def steps_before(steps: tuple[StepView, ...], written_on: date | None) -> tuple[StepView, ...]:
    """The steps that a letter of this day can tell of: none that came later, nor the letter's own."""
    if written_on is None:
        return steps
    return tuple(one for one in steps if one.on is None or not _comes_after(one, one.on, written_on))


def _comes_after(step: StepView, on: date, written_on: date) -> bool:
    return on > written_on or (on == written_on and step.kind == StepKind.STATEMENT)


def _slug_of(municipality_id: int, matter: MatterView) -> str:
    """The programme that has the matter's text, or says that it was decided in the matter."""
    if matter.text_id is not None:
        return slug_of_text(municipality_id=municipality_id, text_id=matter.text_id) or ""
    known = programmes(municipality_id=municipality_id, drafts=True)
    same = (one.slug for one in known if one.registration_number == matter.registration_number)
    return next(same, "")


def _programme(municipality_id: int, slug: str) -> ProgrammeFacts | None:
    try:
        view = programme(municipality_id=municipality_id, slug=slug, drafts=True)
    except NotFound:
        # It was removed after the letter chose it.
        return None
    every = programmes(municipality_id=municipality_id, drafts=True) if view.previous_id else ()
    return ProgrammeFacts(
        tree=tree(view),
        before=next((one for one in every if one.id == view.previous_id), None),
        costs=cost_summary(municipality_id=municipality_id, programme_id=view.id),
        rounds=rounds(municipality_id=municipality_id, programme_id=view.id, planned=False),
        status=status_of_programme(municipality_id=municipality_id, programme_id=view.id),
        words=status_words(municipality_id),
        enacted=enactments(municipality_id=municipality_id, programme_id=view.id),
    )
