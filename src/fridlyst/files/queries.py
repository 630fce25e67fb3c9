"""Reading stored files, a piece at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BinaryField
from django.db.models.functions import Substr

from fridlyst.base.errors import NotFound
from fridlyst.files.models import StoredFile

PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class FileView:
    """A stored file without its bytes; `size` is in bytes, `kind` a `files.kinds.Format`."""

    id: int
    sha256: str
    kind: str
    size: int


def stored_file(*, municipality_id: int, file_id: int) -> FileView:
    """One file; NotFound for one that is not the municipality's own. One statement."""
    rows = StoredFile.objects.filter(municipality_id=municipality_id, pk=file_id)
    row = rows.values_list("pk", "sha256", "kind", "size").first()
    if row is None:
        raise NotFound
    return FileView(*row)


def content(*, municipality_id: int, file_id: int) -> bytes:
    """The whole file; NotFound as `stored_file`. One statement."""
    rows = StoredFile.objects.filter(municipality_id=municipality_id, pk=file_id)
    data = rows.values_list("data", flat=True).first()
    if data is None:
        raise NotFound
    return bytes(data)


def pieces(*, municipality_id: int, file: FileView) -> Iterator[bytes]:
    """The file's bytes in pieces of a megabyte, one statement a piece; NotFound if it goes meanwhile."""
    rows = StoredFile.objects.filter(municipality_id=municipality_id, pk=file.id)
    for start in range(0, file.size, PIECE):
        part = Substr("data", start + 1, PIECE, output_field=BinaryField())
        data = rows.values_list(part, flat=True).first()
        if data is None:
            raise NotFound
        yield bytes(data)
