"""What the pages of a reading read before they show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.review import queries
from fridlyst.review.policies import may_review
from fridlyst.review.shapes import ProposalView, ReadingView
from fridlyst.web.review.addresses import CERTAINTY, DOCUMENT


@dataclass(frozen=True)
class Found:
    """A reading with its proposals; `names` are bodies' names by key, those read before those known."""

    reading: ReadingView
    proposals: Sequence[ProposalView]
    names: Mapping[str, str]

    def one(self, proposal_id: int) -> ProposalView | None:
        """The proposal of that number, if it is this reading's."""
        return next((one for one in self.proposals if one.id == proposal_id), None)

    @property
    def body_choices(self) -> list[tuple[str, str]]:
        """The bodies that can be responsible, by name."""
        return sorted(self.names.items(), key=lambda pair: pair[1].casefold())


def one_reading(visit: Visit, reading_id: int) -> ReadingView:
    """The reading of an address; NotFound when it is not this municipality's. One statement."""
    require(may_review(visit.actor))
    return queries.reading(municipality_id=visit.municipality.id, reading_id=reading_id)


def whole_reading(visit: Visit, reading_id: int) -> Found:
    """The reading with everything that was read; four statements."""
    reading = one_reading(visit, reading_id)
    here = visit.municipality.id
    proposals = queries.proposals(municipality_id=here, reading_id=reading_id)
    known = {body.key: body.name for body in bodies(here)}
    read = {one.now["key"]: one.title for one in proposals if one.kind == "body" and one.state != "refused"}
    return Found(reading, proposals, {**known, **read})


def order_of(request: HttpRequest) -> str:
    """In which order the proposals are shown: the least certain first, unless the address says otherwise."""
    asked = request.POST.get("ordning") or request.GET.get("ordning", "")
    return DOCUMENT if asked == DOCUMENT else CERTAINTY


def number_in(request: HttpRequest, name: str) -> int | None:
    """A number in the address, or None."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 12 else None


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with the form, empty or not; None when the page was only opened."""
    return request.POST if request.method == "POST" else None
