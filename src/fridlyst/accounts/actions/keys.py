"""Writing keys for programs."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from fridlyst.accounts import policies
from fridlyst.accounts.keys import SHOWN, check_expiry, digest_of, draw_key
from fridlyst.accounts.models import ApiKey
from fridlyst.base import clock
from fridlyst.base.checks import check_code, check_name
from fridlyst.base.errors import NotFound
from fridlyst.organisation.actions import check_own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.terms import Role

KEY_ROLES = (Role.READER, Role.REPORTER)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was just made; `key` is never to be had again."""

    id: int
    name: str
    key: str


@transaction.atomic
def add_key(*, by: Actor, name: str, role: str, expires_on: date, body_id: int | None = None) -> NewKey:
    """A key that lets a program read, or also record, for one body or the whole municipality."""
    require(policies.may_edit_keys(by))
    check_expiry(expires_on, clock.today())
    if body_id is not None:
        check_own_body(by, body_id)
    key = draw_key()
    row = ApiKey.objects.create(
        municipality_id=by.municipality_id,
        body_id=body_id,
        role=check_code(role, [one.value for one in KEY_ROLES], "role"),
        name=check_name(name, "name", longest=100, missing="Skriv vad nyckeln ska användas till."),
        start=key[:SHOWN],
        digest=digest_of(key),
        made_by_id=by.user_id,
        expires_on=expires_on,
    )
    write_trail(by, "added", "api_key", row.pk, {"role": row.role, "body": body_id})
    return NewKey(row.pk, row.name, key)


@transaction.atomic
def revoke_key(*, by: Actor, key_id: int) -> None:
    """The key stops working at once; revoking it again changes nothing."""
    require(policies.may_edit_keys(by))
    rows = ApiKey.objects.select_for_update(no_key=True).filter(municipality_id=by.municipality_id, pk=key_id)
    row = rows.first()
    if row is None:
        raise NotFound
    if row.revoked_at is None:
        row.revoked_at = clock.now()
        row.save(update_fields=["revoked_at"])
        write_trail(by, "revoked", "api_key", row.pk)


def note_use(*, key_id: int, on: date) -> None:
    """Remember that the key was used this day; one statement."""
    ApiKey.objects.filter(pk=key_id).exclude(last_used_on=on).update(last_used_on=on)
