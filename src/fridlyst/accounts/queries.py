"""Reading users and what they hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.utils import timezone

from fridlyst.accounts.keys import BadKey, digest_of
from fridlyst.accounts.models import ApiKey, Membership
from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.models import Body
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.organisation.rules import chain, predecessors
from fridlyst.organisation.terms import Role


def _merged() -> FilteredRelation:
    """The municipality's bodies that have gone up in another; made anew, as a use of it changes it."""
    gone = Q(municipality__bodies__merged_into__isnull=False)
    return FilteredRelation("municipality__bodies", condition=gone)


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in person in one municipality."""

    municipality: MunicipalityView
    actor: Actor


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key for programs, as its list shows it; the key itself is not kept."""

    id: int
    name: str
    start: str
    role: str
    body_name: str | None
    made_by: str | None
    made_on: date
    expires_on: date
    revoked_at: datetime | None
    last_used_on: date | None

    def works(self, today: date) -> bool:
        """Neither revoked nor past its last day."""
        return self.revoked_at is None and today <= self.expires_on


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A role that somebody holds, with the names that a page shows."""

    id: int
    user_id: int
    user_name: str
    email: str
    role: str
    body_id: int | None
    body_name: str | None


_STANDING = Prepared(
    lambda user_id, slug: (
        Membership.objects.annotate(merged=_merged())
        .filter(user_id=user_id, municipality__slug=slug)
        .values_list(
            *("role", "body_id", "municipality_id", "municipality__code", "municipality__name"),
            *("merged__pk", "merged__merged_into_id", "merged__valid_to"),
        )
    ),
    numbers=["user_id"],
    texts=["slug"],
)


def visit(*, user_id: int, user_label: str, slug: str) -> Visit:
    """The person's standing in the municipality of the address; one statement.

    What is held on a body is held on those that it has taken over from too. NotFound both when there is
    no such municipality and when they hold nothing there.
    """
    rows = _STANDING.rows(user_id=user_id, slug=slug)
    if not rows:
        raise NotFound
    held = dict.fromkeys((role, body_id) for role, body_id, *_ in rows)
    taken_over = _successors(row[5:] for row in rows)
    grants = tuple(Grant(Role(role), body_id) for role, body_id in _reaching(held, taken_over))
    _, _, municipality_id, code, name, *_ = rows[0]
    return Visit(
        MunicipalityView(municipality_id, code, name, slug),
        Actor(municipality_id, user_id, user_label, grants),
    )


def _successors(rows: Iterable[tuple[int | None, int | None, date | None]]) -> dict[int, int]:
    """Merged body → the one that has taken over by today."""
    today = clock.today()
    return {body: into for body, into, last in rows if body and into and last and last < today}


def _reaching(
    held: Iterable[tuple[str, int | None]], taken_over: dict[int, int]
) -> Iterator[tuple[str, int | None]]:
    for role, body_id in held:
        yield role, body_id
        if body_id is not None:
            yield from ((role, before) for before in predecessors(body_id, taken_over))


def key_visit(*, key: str, today: date) -> Visit:
    """Where and as whom a program acts that came with the key; one statement. BadKey when it stops."""
    rows = list(
        ApiKey.objects.annotate(merged=_merged())
        .filter(digest=digest_of(key), revoked_at=None, expires_on__gte=today)
        .values_list(
            *("pk", "name", "role", "body_id", "municipality_id", "municipality__code"),
            *("municipality__name", "municipality__slug"),
            *("merged__pk", "merged__merged_into_id", "merged__valid_to"),
        )
    )
    if not rows:
        raise BadKey("Nyckeln gäller inte.")
    pk, name, role, body_id, municipality_id, code, town, slug, *_ = rows[0]
    reaching = _reaching([(role, body_id)], _successors(row[8:] for row in rows))
    grants = tuple(Grant(Role(held), reached) for held, reached in reaching)
    return Visit(
        MunicipalityView(municipality_id, code, town, slug),
        Actor(municipality_id, None, f"Nyckel: {name}", grants, key_id=pk),
    )


def keys(municipality_id: int) -> tuple[KeyView, ...]:
    """Every key that was made, newest first; one statement."""
    rows = ApiKey.objects.filter(municipality_id=municipality_id).select_related("body", "made_by")
    return tuple(map(_key_view, rows))


def _key_view(row: ApiKey) -> KeyView:
    return KeyView(
        id=row.pk,
        name=row.name,
        start=row.start,
        role=row.role,
        body_name=row.body.name if row.body else None,
        made_by=row.made_by.name if row.made_by else None,
        made_on=timezone.localdate(row.made_at),
        expires_on=row.expires_on,
        revoked_at=row.revoked_at,
        last_used_on=row.last_used_on,
    )


def municipalities_of(user_id: int) -> tuple[MunicipalityView, ...]:
    """Where the person holds a role, by name; one statement."""
    rows = (
        Membership.objects.filter(user_id=user_id)
        .order_by("municipality__name")
        .values_list("municipality_id", "municipality__code", "municipality__name", "municipality__slug")
        .distinct()
    )
    return tuple(MunicipalityView(*row) for row in rows)


def memberships(municipality_id: int) -> tuple[MembershipView, ...]:
    """Everyone who holds a role here, by name; one statement."""
    rows = (
        Membership.objects.filter(municipality_id=municipality_id)
        .order_by("user__name", "user_id", "role", "body__name")
        .values_list("id", "user_id", "user__name", "user__email", "role", "body_id", "body__name")
    )
    return tuple(MembershipView(*row) for row in rows)


def bodies_held(municipality_id: int, role: str, *, but: int | None = None) -> frozenset[int]:
    """The bodies that somebody holds the role on, there, on the one that took over, or in the whole.

    The user `but` is left aside, as if they held nothing. One statement.
    """
    every = Membership.objects.filter(municipality_id=OuterRef("municipality_id"), role=role)
    holding = every if but is None else every.exclude(user_id=but)
    there = holding.filter(Q(body_id=OuterRef("pk")) | Q(body=None))
    rows = list(
        Body.objects.filter(municipality_id=municipality_id)
        .annotate(held=Exists(there))
        .values_list("pk", "merged_into_id", "valid_to", "held")
    )
    taken_over = _successors((pk, into, last) for pk, into, last, _ in rows)
    held = {pk for pk, _, _, is_held in rows if is_held}
    return frozenset(pk for pk, *_ in rows if held & set(chain(pk, taken_over)))
