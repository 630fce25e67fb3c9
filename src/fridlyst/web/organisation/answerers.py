"""Who answers for a body now, and what it has taken over or gone up in, as its page says it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import MembershipView, Visit
from fridlyst.base.clock import today
from fridlyst.organisation.queries import BodyView, successors_among
from fridlyst.organisation.rules import chain, day_after, is_valid_on, predecessors
from fridlyst.organisation.terms import Role
from fridlyst.web.programmes.addresses import body_href
from fridlyst.web.shared.text import Words, day


@dataclass(frozen=True)
class Duty:
    """Something that has to be done for a body, and by whom; nobody where `names` is empty."""

    label: Words
    role: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Merger:
    """That a body goes up in another, or did, in words."""

    words: str
    into_name: str
    into_href: str
    begun: bool


def duties(body: BodyView, known: Sequence[BodyView], people: Iterable[MembershipView]) -> tuple[Duty, ...]:
    """Who reports and who approves; a collective has its members, who each do it for themselves."""
    if body.members:
        return ()
    heads = {*chain(body.id, successors_among(known, on=today())), None}
    held = [one for one in people if one.body_id in heads]
    named = ((_("Svarar"), Role.REPORTER), (_("Godkänner"), Role.APPROVER))
    return tuple(Duty(label, role, _names(held, role)) for label, role in named)


def _names(held: Iterable[MembershipView], role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.user_name or one.email for one in held if one.role == role))


def merger(visit: Visit, body: BodyView, known: Sequence[BodyView]) -> Merger | None:
    """What became of the body, when it was merged into another."""
    into = next((one for one in known if one.id == body.merged_into_id), None)
    if into is None or body.valid_to is None:
        return None
    begun, first = body.valid_to < today(), day_after(body.valid_to)
    words = {"into": into.name, "day": day(first)}
    said = _("Går upp i %(into)s den %(day)s. Till dess svarar enheten själv.") % words
    if begun:
        said = _("Har gått upp i %(into)s, som svarar från och med %(day)s.") % words
    return Merger(said, into.name, body_href(visit, into.key), begun)


def taken_over(body: BodyView, known: Sequence[BodyView]) -> tuple[BodyView, ...]:
    """The bodies that the body has taken over from by today, by name."""
    before = predecessors(body.id, successors_among(known, on=today()))
    return tuple(one for one in known if one.id in before)


def could_take_over(body: BodyView, known: Iterable[BodyView]) -> list[tuple[int, str]]:
    """The bodies that another can be merged into, as a form offers them."""
    return [
        (one.id, one.name)
        for one in known
        if one.id != body.id and one.merged_into_id is None and not one.collective and _remains(one)
    ]


def _remains(body: BodyView) -> bool:
    return body.valid_to is None or body.valid_to >= today()


def without_reporter(known: Iterable[BodyView], reported_for: Collection[int]) -> tuple[BodyView, ...]:
    """The bodies in being that nobody reports for."""
    now = today()
    return tuple(
        one
        for one in known
        if one.id not in reported_for and not one.members and is_valid_on(one.valid_from, one.valid_to, now)
    )


def owner_note(owner_id: int, body: BodyView, before: Mapping[int, str]) -> str:
    """Whose something is that stands on the body's page, when it is not the body's own."""
    if owner_id == body.id:
        return ""
    return _("från %(body)s") % {"body": before[owner_id]} if owner_id in before else _("gemensamt")
