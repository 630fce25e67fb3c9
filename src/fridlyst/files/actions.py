"""The only writer of stored files."""

import hashlib

from django.db import transaction
from django.db.models import ProtectedError

from fridlyst.base import clock
from fridlyst.files.checking import DOCUMENTS, LARGEST, check_upload
from fridlyst.files.kinds import Format
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actor import Actor


@transaction.atomic
def keep_file(
    *,
    by: Actor,
    data: bytes,
    filename: str,
    allowed: frozenset[Format] = DOCUMENTS,
    largest: int = LARGEST,
) -> StoredFile:
    """The file by its content, stored if the municipality does not have it; what `check_upload` raises.

    It has no policy and no trail of its own: the action that takes the file in checks who may, and tells.
    The row is held until the transaction ends, so that nobody lets it go before it is pointed at.
    """
    kind = check_upload(data, filename, allowed=allowed, largest=largest)
    held = StoredFile.objects.select_for_update(no_key=True).defer("data")
    stored, _made = held.get_or_create(
        municipality_id=by.municipality_id,
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"kind": kind.value, "size": len(data), "data": data, "stored_at": clock.now()},
    )
    return stored


@transaction.atomic
def let_go(*, by: Actor, file_id: int) -> bool:
    """Remove the file unless something still points at it; whether it went.

    Every reference to a stored file protects it, so a table that is new keeps its files too.
    """
    rows = StoredFile.objects.select_for_update().filter(municipality_id=by.municipality_id, pk=file_id)
    stored = rows.defer("data").first()
    if stored is None:
        return False
    try:
        with transaction.atomic():
            stored.delete()
    except ProtectedError:
        return False
    return True
