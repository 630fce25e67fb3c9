"""What reading reminders gives: frozen values, no rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may get a letter; `link` is the token of their own address, without account."""

    email: str
    name: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class OpenRound:
    """An open round whose reminders are on. Answers are due on `due_on`, and taken through `ends_on`."""

    id: int
    slug: str
    title: str
    kind: str
    period_start: date
    period_end: date
    opened_on: date
    due_on: date
    ends_on: date | None
    asked: int


@dataclass(frozen=True, slots=True)
class SilentBody:
    """A body that has not sent in; `chain` is itself and those that it was merged into, in order."""

    round_id: int
    body_id: int
    key: str
    name: str
    chain: tuple[int, ...]
    links: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class LateService:
    """A service that is to be gone through, soon or since long; `step` is where it stands since a day.

    `name` is empty where it would tell what the letter is about. `body_ids` are those whose people keep it,
    `body` the owner. The days are None where nobody has ever gone through it.
    """

    id: int
    key: str
    name: str
    body: str
    body_ids: frozenset[int]
    step: str
    since: date
    due_on: date | None
    gone_after: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tell one person: a step of a round, of a body or of the whole; or of a service."""

    person: Person
    round_id: int | None
    body_id: int | None
    step: str
    service_id: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that a letter to `email` tells of already."""

    email: str
    round_id: int | None
    body_id: int | None
    step: str
    service_id: int | None = None


@dataclass(frozen=True)
class Standing:
    """How the open rounds of a municipality stand, and whom its letters can reach.

    `roles` maps (role, body id, or None for the whole municipality) to those who hold it. `barred` are the
    addresses that get nothing. Reporters of the whole municipality answer for every body. `services` are
    those to go through.
    """

    municipality_id: int
    slug: str
    municipality: str
    choices: Mapping[str, int | None]
    rounds: Mapping[int, OpenRound]
    silent: Mapping[tuple[int, int], SilentBody]
    roles: Mapping[tuple[str, int | None], tuple[Person, ...]]
    barred: frozenset[str] = field(default_factory=frozenset)
    services: Mapping[int, LateService] = field(default_factory=dict)

    def answerers(self, body: SilentBody) -> tuple[Person, ...]:
        """Those who can be reminded to answer for the body."""
        held = (one for here in (*body.chain, None) for one in self.roles.get(("reporter", here), ()))
        return self._reached([*body.links, *held])

    def approvers(self, body: SilentBody) -> tuple[Person, ...]:
        """Those who approve what the body answers, and can be reached."""
        return self._reached(
            one for here in (*body.chain, None) for one in self.roles.get(("approver", here), ())
        )

    def keepers(self, service: LateService) -> tuple[Person, ...]:
        """Those who keep the service for the body that owns it, and can be reached."""
        bodies = (*sorted(service.body_ids), None) if service.body_ids else ()
        return self._reached(
            one
            for here in bodies
            for role in ("reporter", "approver")
            for one in self.roles.get((role, here), ())
        )

    @cached_property
    def coordinators(self) -> tuple[Person, ...]:
        """The coordinators who can be reached."""
        held = (found for (role, _body), found in self.roles.items() if role == "coordinator")
        return self._reached(one for found in held for one in found)

    def silent_in(self, round_id: int) -> tuple[SilentBody, ...]:
        """The bodies of the round that have not sent in, by name."""
        found = [body for body in self.silent.values() if body.round_id == round_id]
        return tuple(sorted(found, key=lambda body: body.name))

    def unreached_in(self, round_id: int) -> tuple[SilentBody, ...]:
        """The silent bodies of the round that nobody can be reminded for."""
        return tuple(body for body in self.silent_in(round_id) if not self.answerers(body))

    def _reached(self, people: Iterable[Person]) -> tuple[Person, ...]:
        """Each address once, the first that comes, without those that get nothing."""
        found: dict[str, Person] = {}
        for one in people:
            if one.email not in self.barred:
                found.setdefault(one.email, one)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class LineView:
    """What a letter tells of, in the log."""

    round_title: str
    round_slug: str
    body: str
    step: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter in the log."""

    id: int
    email: str
    name: str
    state: str
    queued_at: datetime
    sent_at: datetime | None
    next_try_at: datetime
    attempts: int
    code: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class TroubleView:
    """An address that takes no mail."""

    id: int
    email: str
    kind: str
    code: str
    since: datetime


@dataclass(frozen=True, slots=True)
class StopView:
    """An address that said stop."""

    id: int
    email: str
    stopped_at: datetime


@dataclass(frozen=True, slots=True)
class PlanView:
    """A municipality's plan: step → its days, None where it is off."""

    choices: Mapping[str, int | None]
    version: int


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a reminder by hand did: who gets a letter, who had one today, which bodies have nobody."""

    reminded: tuple[Person, ...]
    had_today: tuple[Person, ...]
    unreached: tuple[SilentBody, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A step of a round that is still to come."""

    step: str
    day: date
    people: int


@dataclass(frozen=True, slots=True)
class MailCount:
    """How many letters of a municipality are in each state."""

    municipality: str
    slug: str
    counts: Mapping[str, int]
