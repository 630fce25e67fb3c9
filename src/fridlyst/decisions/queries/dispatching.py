"""To whom a decision is sent, and what became of the mail; each with a fixed number of SQL statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fridlyst.accounts.queries import MembershipView, memberships
from fridlyst.base.clock import today
from fridlyst.decisions.letter_rules import folded
from fridlyst.decisions.models import Dispatch
from fridlyst.decisions.shapes_letters import Addressee, DispatchView, Receiver
from fridlyst.organisation.queries import BodyView, bodies, successors_among
from fridlyst.organisation.terms import Role

_ANSWERS = frozenset({Role.REPORTER.value, Role.APPROVER.value})


def receivers(municipality_id: int, names: Sequence[str]) -> tuple[Receiver, ...]:
    """What each name means, and who gets mail for it: those who report and approve for the body, for every
    member of a collective one, or for the one that has taken over. Three statements."""
    known = bodies(municipality_id)
    people = _people(memberships(municipality_id))
    found = _Known(known)
    return tuple(found.receiver(name, people) for name in names)


def dispatches(municipality_id: int, step_ids: Iterable[int]) -> Mapping[int, tuple[DispatchView, ...]]:
    """What was sent of each step, oldest first; one statement."""
    rows = Dispatch.objects.filter(step__matter__municipality_id=municipality_id, step_id__in=list(step_ids))
    columns = (
        *("pk", "name", "address", "body__name"),
        *("queued_at", "queued_by", "sent_at", "failure"),
    )
    found: dict[int, list[DispatchView]] = {}
    for step_id, *row in rows.order_by("queued_at", "pk").values_list("step_id", *columns):
        pk, name, address, body, *rest = row
        found.setdefault(step_id, []).append(DispatchView(pk, name, address, body or "", *rest))
    return {step_id: tuple(some) for step_id, some in found.items()}


class _Known:
    """The municipality's bodies by every name that they have."""

    def __init__(self, known: Sequence[BodyView]) -> None:
        self.by_id = {one.id: one for one in known}
        self.heirs = successors_among(known, on=today())
        aliases = {folded(alias): one for one in known for alias in one.aliases}
        self.by_name = aliases | {folded(one.name): one for one in known}

    def receiver(self, name: str, people: Mapping[int, tuple[Addressee, ...]]) -> Receiver:
        body = self.by_name.get(folded(name))
        if body is None:
            return Receiver(name, None, "", ())
        here = self._now(body.id)
        reached = {one.address: one for member in self._members(here) for one in people.get(member, ())}
        return Receiver(name, here, self.by_id[here].name, tuple(reached.values()))

    def _members(self, body_id: int) -> Iterator[int]:
        yield body_id
        for member in self.by_id[body_id].members:
            yield self._now(member)

    def _now(self, body_id: int) -> int:
        """The body, or the last of those that have taken over after it."""
        seen = {body_id}
        while (heir := self.heirs.get(body_id)) is not None and heir not in seen and heir in self.by_id:
            seen.add(heir)
            body_id = heir
        return body_id


def _people(held: Iterable[MembershipView]) -> Mapping[int, tuple[Addressee, ...]]:
    found: dict[int, dict[str, Addressee]] = {}
    for one in held:
        if one.role in _ANSWERS and one.body_id is not None:
            who = Addressee(one.user_name, one.email, one.body_id)
            found.setdefault(one.body_id, {}).setdefault(one.email, who)
    return {body_id: tuple(some.values()) for body_id, some in found.items()}
