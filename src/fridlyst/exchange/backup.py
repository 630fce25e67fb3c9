"""A backup is one file: the database, the uploaded files, and a list of what each should be."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings

from fridlyst import __version__
from fridlyst.base import clock
from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.exchange import databases

FORMAT = "fridlyst-backup/1"
_MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 50 * 1024 * 1024
_FOLDER = "files"


class BadBackup(BadInput):
    """The file is no backup, or not whole."""

    code = "bad-backup"


class NotEmpty(Conflict):
    """There is something in the database that the restore would write over."""

    code = "not-empty"


class OtherEngine(WrongState):
    """The backup is of another kind of database."""

    code = "other-engine"


class NewerBackup(WrongState):
    """The backup was made by a newer version."""

    code = "newer-backup"


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds; `size` in bytes, `files` without the database."""

    made_at: str
    version: str
    engine: str
    files: int
    size: int


def save(target: Path) -> Backup:
    """Write a backup to `target`, whole or not at all; Conflict when something stands there."""
    if target.exists():
        raise Conflict(f"{target} finns redan. Välj ett annat namn.")
    draft = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            made = _write(draft, Path(scratch))
        os.replace(draft, target)
    except OSError as error:
        raise BadInput(f"{target} går inte att skriva: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)
    return made


def restore(source: Path, *, replace: bool = False) -> Backup:
    """Put a backup in place of what is here. Everything is checked before anything is touched.

    NotEmpty unless the database is unused or `replace`; BadBackup when a checksum does not hold.
    """
    with tempfile.TemporaryDirectory(dir=_scratch_folder()) as scratch:
        manifest = _unpack(source, Path(scratch))
        _check_fits(manifest)
        copy = Path(scratch) / databases.file_name()
        databases.check_copy(copy)
        if not replace and (databases.holds_something() or any(_stored())):
            raise NotEmpty("Databasen används redan. Lägg till --replace för att skriva över den.")
        databases.copy_from(copy)
        _put_files(Path(scratch) / _FOLDER)
    return _summary(manifest)


def _scratch_folder() -> Path:
    """Beside the data, so that files can be moved into place."""
    folder = Path(settings.FRIDLYST_DATA)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _stored() -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    yield from (file for file in sorted(root.rglob("*")) if file.is_file() and not file.is_symlink())


def _write(draft: Path, scratch: Path) -> Backup:
    copy = scratch / databases.file_name()
    databases.copy_to(copy)
    root = Path(settings.MEDIA_ROOT)
    held = [(databases.file_name(), copy)]
    held += [(f"{_FOLDER}/{file.relative_to(root).as_posix()}", file) for file in _stored()]
    manifest = {
        "format": FORMAT,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "version": __version__,
        "engine": databases.engine(),
        "migrations": databases.applied(),
        "contents": [
            {"name": name, "size": file.stat().st_size, "sha256": _checksum(file)} for name, file in held
        ],
    }
    listed = scratch / _MANIFEST
    listed.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.touch(mode=0o600)
    with tarfile.open(draft, "w:gz") as archive:
        for name, file in [(_MANIFEST, listed), *held]:
            archive.add(file, name, recursive=False)
    return _summary(manifest)


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _summary(manifest: dict[str, Any]) -> Backup:
    contents = manifest["contents"]
    size = sum(one["size"] for one in contents)
    return Backup(manifest["made_at"], manifest["version"], manifest["engine"], len(contents) - 1, size)


def _unpack(source: Path, scratch: Path) -> dict[str, Any]:
    """Only what the manifest lists is unpacked, and each must be what the manifest says."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            manifest = _manifest(archive)
            for one in manifest["contents"]:
                _unpack_one(archive, one, scratch)
    except FileNotFoundError:
        raise BadBackup(f"{source} finns inte.") from None
    except (tarfile.TarError, EOFError, OSError, KeyError, TypeError, ValueError):
        raise BadBackup(f"{source} är ingen säkerhetskopia, eller så är den inte hel.") from None
    return manifest


def _manifest(archive: tarfile.TarFile) -> dict[str, Any]:
    member = archive.getmember(_MANIFEST)
    opened = archive.extractfile(member)
    if opened is None or member.size > _LARGEST_MANIFEST:
        raise KeyError(_MANIFEST)
    found: dict[str, Any] = json.load(opened)
    if found["format"] != FORMAT:
        raise ValueError(FORMAT)
    return found


def _unpack_one(archive: tarfile.TarFile, one: dict[str, Any], scratch: Path) -> None:
    name = PurePosixPath(one["name"])
    if name.is_absolute() or ".." in name.parts:
        raise ValueError(name)
    member = archive.getmember(str(name))
    opened = archive.extractfile(member)
    if opened is None or not member.isreg() or member.size != one["size"]:
        raise ValueError(name)
    target = scratch / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as written:
        shutil.copyfileobj(opened, written)
    if _checksum(target) != one["sha256"]:
        raise BadBackup(f"{name} i säkerhetskopian är inte som den var när kopian gjordes.")


def _check_fits(manifest: dict[str, Any]) -> None:
    if manifest["engine"] != databases.engine():
        raise OtherEngine(
            f"Säkerhetskopian är av {manifest['engine']}, men den här installationen använder "
            f"{databases.engine()}."
        )
    if unknown := set(manifest["migrations"]) - databases.known():
        raise NewerBackup(
            f"Säkerhetskopian är gjord av en nyare version ({manifest['version']}). "
            f"Uppgradera Fridlyst först ({len(unknown)} steg saknas)."
        )


def _put_files(unpacked: Path) -> None:
    """The folder of files as in the backup; what stood there is gone."""
    root = Path(settings.MEDIA_ROOT)
    unpacked.mkdir(exist_ok=True)
    old = root.with_name(f".{root.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if root.exists():
        os.replace(root, old)
    root.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(unpacked, root)
    shutil.rmtree(old, ignore_errors=True)
