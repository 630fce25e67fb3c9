"""Where an archive package is written: a folder or a zip file, whole or not at all."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Protocol

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.reports.archive.item import Item, Written
from fridlyst.reports.archive.listing import LIST_JSON

# The same bytes whenever it is made: what a zip file says of time would differ.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class ArchiveTarget(BadInput):
    """The place cannot be written to, or holds something already."""

    code = "archive-target"


class Package(Protocol):
    """An archive package while it is written."""

    def opened(self, path: str) -> IO[bytes]: ...


def write_item(package: Package, item: Item) -> Written:
    """Write one file, a piece at a time."""
    whole, size = hashlib.sha256(), 0
    with package.opened(item.path) as file:
        for piece in item.pieces():
            file.write(piece)
            whole.update(piece)
            size += len(piece)
    return Written(item, size, whole.hexdigest())


def write_beside(package: Package, files: Iterable[tuple[str, bytes]]) -> None:
    """Write what is whole already: the lists."""
    for name, data in files:
        with package.opened(name) as file:
            file.write(data)


@contextmanager
def package_at(target: Path, *, force: bool = False) -> Iterator[Package]:
    """A package that stands at `target` when the block has ended well, else nothing has changed there.

    A name that ends with .zip is a zip file, any other a folder. ArchiveTarget when something stands there
    and `force` is not given, when a folder there is no archive package, and when it cannot be written.
    """
    _check_free(target, force)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _not_written(target, error) from None
    try:
        with _begun(draft, is_zip(target)) as package:
            yield package
        _put(draft / "package", target)
    except OSError as error:
        raise _not_written(target, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def is_zip(target: Path) -> bool:
    """Whether the name is one of a zip file."""
    return target.suffix.lower() == ".zip"


@contextmanager
def zipped(file: IO[bytes]) -> Iterator[Package]:
    """A package in an open file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        yield _Zip(opened)


@contextmanager
def _begun(draft: Path, as_zip: bool) -> Iterator[Package]:
    if not as_zip:
        (draft / "package").mkdir()
        yield _Folder(draft / "package")
        return
    with (draft / "package").open("wb") as file, zipped(file) as package:
        yield package


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root

    def opened(self, path: str) -> IO[bytes]:
        file = self._root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.open("wb")


class _Zip:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def opened(self, path: str) -> IO[bytes]:
        about = zipfile.ZipInfo(path, _NO_TIME)
        about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        return self._file.open(about, "w", force_zip64=True)


def _check_free(target: Path, force: bool) -> None:
    if not target.exists() and not target.is_symlink():
        return
    if not force:
        raise ArchiveTarget(
            Sentence("%(target)s finns redan. Välj ett annat namn, eller skriv --force.", target=str(target))
        )
    if target.is_symlink() or target.is_dir() != (not is_zip(target)):
        raise ArchiveTarget(Sentence("%(target)s är något annat än ett arkivpaket.", target=str(target)))
    if target.is_dir() and any(target.iterdir()) and not (target / LIST_JSON).is_file():
        raise ArchiveTarget(
            Sentence(
                "Mappen %(target)s är inget arkivpaket och skrivs inte över. Välj en annan.",
                target=str(target),
            )
        )


def _put(made: Path, target: Path) -> None:
    """Into its place, and what stood there away; it is put back when that does not go."""
    before = made.with_name("before")
    if target.is_dir():
        target.rename(before)
    try:
        made.replace(target)
    except OSError:
        if before.exists():
            before.rename(target)
        raise


def _not_written(target: Path, error: OSError) -> ArchiveTarget:
    said = error.strerror or str(error)
    return ArchiveTarget(Sentence("%(target)s går inte att skriva: %(why)s.", target=str(target), why=said))
