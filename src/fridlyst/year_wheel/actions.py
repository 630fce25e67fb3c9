"""The only writers of calendar addresses."""

from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Q

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.organisation.actions import check_own_body, hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.models import Programme
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.year_wheel.models import FeedAddress
from fridlyst.year_wheel.policies import person_with_addresses


@transaction.atomic
def make_address(
    *, by: Actor, programme_id: int | None = None, body_id: int | None = None, full_titles: bool = False
) -> FeedAddress:
    """The person's address for this, made when there is none; the titles are shown as asked for now.

    NotFound for another municipality's programme or body, and for a draft.
    """
    person = person_with_addresses(by)
    hold(by.municipality_id)
    check_own_body(by, body_id)
    _check_programme(by, programme_id)
    mine = FeedAddress.objects.filter(municipality_id=by.municipality_id, user_id=person)
    about = Q(programme=programme_id) if programme_id else Q(programme__isnull=True)
    about &= Q(body=body_id) if body_id else Q(body__isnull=True)
    row = mine.filter(about).first()
    if row is None:
        row = FeedAddress(
            municipality_id=by.municipality_id,
            user_id=person,
            programme_id=programme_id,
            body_id=body_id,
            nonce=_nonce(),
            made_at=clock.now(),
        )
    row.full_titles = full_titles
    row.save()
    write_trail(by, "made", "feed_address", row.pk, {"full_titles": full_titles})
    return row


@transaction.atomic
def change_address(*, by: Actor, address_id: int) -> FeedAddress:
    """Another address for the same; the old one is closed at once. NotFound for somebody else's."""
    row = _own(by, address_id)
    row.nonce, row.made_at = _nonce(), clock.now()
    row.save(update_fields=["nonce", "made_at"])
    write_trail(by, "changed", "feed_address", row.pk)
    return row


@transaction.atomic
def close_address(*, by: Actor, address_id: int) -> None:
    """Nobody reads at the address any more. NotFound for somebody else's."""
    row = _own(by, address_id)
    write_trail(by, "closed", "feed_address", row.pk)
    row.delete()


def _own(by: Actor, address_id: int) -> FeedAddress:
    person = person_with_addresses(by)
    rows = FeedAddress.objects.select_for_update(no_key=True)
    row = rows.filter(municipality_id=by.municipality_id, user_id=person, pk=address_id).first()
    if row is None:
        raise NotFound
    return row


def _check_programme(by: Actor, programme_id: int | None) -> None:
    rows = Programme.objects.filter(municipality_id=by.municipality_id).exclude(state=ProgrammeState.DRAFT)
    if programme_id is not None and not rows.filter(pk=programme_id).exists():
        raise NotFound


def _nonce() -> str:
    return token_urlsafe(24)
