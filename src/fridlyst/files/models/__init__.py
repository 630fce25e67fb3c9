"""Storage of files."""

from fridlyst.files.models.stored_file import StoredFile

__all__ = ["StoredFile"]
