"""Uploaded files of open comparisons."""

from collections.abc import Mapping
from typing import Any

from fridlyst.base.errors import NotFound
from fridlyst.comparison.models import OpenUpload
from fridlyst.comparison.shapes import UploadView

_LISTED = 30
_COLUMNS = ("id", "year", "filename", "state", "headings", "kept", "uploaded_at", "version")


def uploads(*, municipality_id: int) -> tuple[UploadView, ...]:
    """The latest files, the newest first; one statement."""
    rows = OpenUpload.objects.filter(municipality_id=municipality_id).values(*_COLUMNS)[:_LISTED]
    return tuple(_view(row) for row in rows)


def upload(*, municipality_id: int, upload_id: int) -> UploadView:
    """One file; NotFound when it is another municipality's. One statement."""
    row = OpenUpload.objects.filter(municipality_id=municipality_id, pk=upload_id).values(*_COLUMNS).first()
    if row is None:
        raise NotFound
    return _view(row)


def _view(row: Mapping[str, Any]) -> UploadView:
    return UploadView(**{**row, "headings": tuple(row["headings"]), "kept": tuple(row["kept"])})
