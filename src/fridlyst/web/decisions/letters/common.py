"""What the pages of letters begin with."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.organisation.policies import require
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.letters import facts_of
from fridlyst.web.decisions.finding import below, crumbs
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def one_letter(visit: Visit, matter: str, letter_id: int) -> LetterFacts:
    """All that the letter is written from; NotFound for another's, NotPermitted for who writes none."""
    require(may_keep_matters(visit.actor))
    return facts_of(visit.municipality, matter, letter_id)


def letter_href(visit: Visit, facts: LetterFacts, name: str = "letter", *more: object) -> str:
    """A page of the letter."""
    return below(visit, facts.matter, name, facts.letter.id, *more)


def letter_crumbs(visit: Visit, facts: LetterFacts) -> tuple[Crumb, ...]:
    """The way to a page below the letter."""
    return crumbs(visit, facts.matter, Crumb(_("Tjänsteskrivelse"), letter_href(visit, facts)))


def used_href(visit: Visit, facts: LetterFacts, place: str) -> str:
    """Where a fact stands that a part was written from, empty where it is on the letter's own page."""
    town = visit.municipality.slug
    if place in ("matter", "documents"):
        name = "matter" if place == "matter" else "documents"
        return below(visit, facts.matter, name)
    if place == "letter":
        return letter_href(visit, facts, "edit_letter")
    if place == "checklists" or facts.programme is None:
        return letter_href(visit, facts)
    names = {"programme": "programmes:show", "costs": "programmes:costs", "in_force": "programmes:in_force"}
    if place in names:
        return address(names[place], town, facts.programme.view.slug)
    return address("followup:rounds", town)
