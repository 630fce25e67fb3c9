"""The only writer of stored files."""

import hashlib

from django.db import transaction

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
    """
    kind = check_upload(data, filename, allowed=allowed, largest=largest)
    stored, _made = StoredFile.objects.get_or_create(
        municipality_id=by.municipality_id,
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"kind": kind.value, "size": len(data), "data": data, "stored_at": clock.now()},
    )
    return stored
