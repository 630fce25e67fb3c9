"""Reading who answers for an owner on a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fridlyst.organisation.models import Body
from fridlyst.organisation.queries import members_of_collectives
from fridlyst.organisation.rules import answering, expand, is_valid_on


@dataclass(frozen=True, slots=True)
class Answerers:
    """Who answers for an owner: a collective's members, then for each the one that is in being.

    `valid` are the bodies in being, `chosen` those of them that may be asked.
    """

    members: Mapping[int, tuple[int, ...]]
    successors: Mapping[int, int]
    valid: Collection[int]
    chosen: Collection[int]

    def of(self, owners: Iterable[int]) -> tuple[int, ...]:
        """The bodies that are asked about what the owners own, each once."""
        now = (answering(one, self.successors, self.valid) for one in expand(owners, self.members))
        return tuple(dict.fromkeys(one for one in now if one in self.chosen))


def answerers_of(municipality_id: int, on: date, body_ids: Collection[int] | None = None) -> Answerers:
    """Who answers on the day, among `body_ids` or all; two statements."""
    bodies_here = Body.objects.filter(municipality_id=municipality_id)
    rows = list(bodies_here.values_list("pk", "valid_from", "valid_to", "merged_into_id"))
    valid = frozenset(pk for pk, start, end, _ in rows if is_valid_on(start, end, on))
    return Answerers(
        members=members_of_collectives(municipality_id),
        successors={pk: into for pk, _, _, into in rows if into is not None},
        valid=valid,
        chosen=valid if body_ids is None else valid & set(body_ids),
    )
