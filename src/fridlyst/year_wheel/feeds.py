"""The addresses of calendars: signed, read and looked up."""

from dataclasses import dataclass
from datetime import datetime

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from fridlyst.accounts.queries import Visit, visit
from fridlyst.base.errors import NotFound
from fridlyst.organisation.actor import Actor
from fridlyst.year_wheel.models import FeedAddress
from fridlyst.year_wheel.policies import person_with_addresses

_SALT = "fridlyst.year_wheel.feed"
_LONGEST_ID = 18


@dataclass(frozen=True, slots=True)
class FeedView:
    """One address: `token` is the secret part of it, the slugs and names those of what it shows."""

    id: int
    token: str
    programme_slug: str
    programme_title: str
    body_key: str
    body_name: str
    full_titles: bool
    made_at: datetime


def addresses(by: Actor) -> tuple[FeedView, ...]:
    """The person's own addresses in the municipality; one statement."""
    person = person_with_addresses(by)
    rows = FeedAddress.objects.filter(municipality_id=by.municipality_id, user_id=person)
    return tuple(_view(row) for row in rows.select_related("programme", "body").order_by("id"))


def opened(token: str) -> tuple[Visit, FeedView]:
    """What an address shows and to whom, as they may see it today; two statements.

    NotFound, always the same, for an address that is wrong or closed, or whose person has left.
    """
    pk, _, signature = token.partition(".")
    if not (pk.isascii() and pk.isdigit() and len(pk) <= _LONGEST_ID):
        raise NotFound
    rows = FeedAddress.objects.filter(pk=int(pk), user__is_active=True)
    row = rows.select_related("programme", "body", "municipality", "user").first()
    if row is None or not constant_time_compare(signature, _signature(row)):
        raise NotFound
    here = visit(user_id=row.user_id, user_label=str(row.user), slug=row.municipality.slug)
    return here, _view(row)


def token_of(row: FeedAddress) -> str:
    """The secret part of the row's address."""
    return f"{row.pk}.{_signature(row)}"


def _signature(row: FeedAddress) -> str:
    return Signer(salt=_SALT).signature(f"{row.pk}:{row.nonce}")


def _view(row: FeedAddress) -> FeedView:
    programme, body = row.programme, row.body
    return FeedView(
        id=row.pk,
        token=token_of(row),
        programme_slug=programme.slug if programme else "",
        programme_title=programme.title if programme else "",
        body_key=body.key if body else "",
        body_name=body.name if body else "",
        full_titles=row.full_titles,
        made_at=row.made_at,
    )
