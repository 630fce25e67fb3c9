"""Reading a matter's document to send it."""

from dataclasses import dataclass

from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import MatterDocument
from fridlyst.files.names import download_name, media_type
from fridlyst.files.queries import FileView


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A document's file: what it is called when it leaves, what it is sent as, and where its bytes are."""

    name: str
    media_type: str
    file: FileView


def download(*, municipality_id: int, slug: str, document_id: int) -> DownloadView:
    """The file of a document of the matter at an address; NotFound when there is none of the municipality's.

    One statement; the bytes are read by `files.queries.pieces`.
    """
    rows = MatterDocument.objects.filter(
        matter__municipality_id=municipality_id, matter__slug=slug, pk=document_id, file__isnull=False
    )
    row = rows.values_list("filename", "title", "file_id", "file__sha256", "file__kind", "file__size").first()
    if row is None:
        raise NotFound
    filename, title, file_id, sha256, kind, size = row
    name = download_name(filename or title, kind)
    return DownloadView(name, media_type(kind), FileView(file_id or 0, sha256, kind, size))
