"""Files that a person names: read and written with a clear sentence when it does not go."""

from pathlib import Path

from fridlyst.base.errors import BadInput, NotFound

_LARGEST = 100 * 1024 * 1024


class FileProblem(BadInput):
    """A file that cannot be read or written."""

    code = "file"


def read_bytes(file: Path) -> bytes:
    """The file's bytes; NotFound when there is none."""
    if not file.exists():
        raise NotFound(f"Filen {file} finns inte.")
    if not file.is_file():
        raise FileProblem(f"{file} är ingen fil.")
    try:
        if file.stat().st_size > _LARGEST:
            raise FileProblem(f"{file} är större än {_LARGEST // 1024 // 1024} MB.")
        return file.read_bytes()
    except OSError as error:
        raise FileProblem(f"{file} går inte att läsa: {error.strerror}.") from None


def write_text(file: Path, text: str) -> None:
    """Write the text whole or not at all, over what stood there."""
    write_bytes(file, text.encode())


def write_bytes(file: Path, data: bytes) -> None:
    """Write the bytes whole or not at all, over what stood there."""
    draft = file.with_name(f".{file.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError as error:
        raise FileProblem(f"{file} går inte att skriva: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)
