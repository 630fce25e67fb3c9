"""The amendments on the matter's page, each with how it stands in the newest version."""

from dataclasses import dataclass

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.amendments import Reckoning, reckoning
from fridlyst.decisions.shapes import MatterView
from fridlyst.texts.queries import VersionView
from fridlyst.web.decisions.amendments.addresses import amendments_href
from fridlyst.web.decisions.amendments.cards import Card, cards


@dataclass(frozen=True)
class AmendmentsPart:
    """What the part shows; `to_place` and `to_decide` are what waits, `names` whether anyone is named."""

    cards: tuple[Card, ...]
    href: str
    reckoning: Reckoning
    to_place: int
    to_decide: int
    may_write: bool
    names: bool


def present(matter: MatterView, visit: Visit, known: tuple[VersionView, ...] | None = None) -> AmendmentsPart:
    """The part; two statements, one where the text's versions are `known`, none without a text."""
    found = reckoning(visit.municipality.id, matter, known=known)
    return AmendmentsPart(
        cards=cards(found, visit),
        href=amendments_href(visit, matter),
        reckoning=found,
        to_place=len(found.waiting),
        to_decide=len(found.undecided),
        may_write=may_keep_matters(visit.actor),
        names=any(one.moved_by for one in matter.amendments),
    )
