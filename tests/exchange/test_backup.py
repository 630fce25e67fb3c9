"""A backup comes back whole, and a bad one touches nothing."""

import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from os import environ
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from fridlyst.base.errors import FridlystError
from fridlyst.exchange import databases
from fridlyst.exchange.backup import BadBackup, restore
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.models import Municipality

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def fridlyst_in(folder: Path) -> Run:
    """The command line in a process of its own, on a database of its own in `home`."""

    def run(
        *arguments: str, home: str = "a", module: str = "fridlyst.cli.main"
    ) -> "subprocess.CompletedProcess[str]":
        clean = {name: value for name, value in environ.items() if not name.startswith("FRIDLYST_")}
        env = {**clean, "FRIDLYST_DATA": str(folder / home), "FRIDLYST_HTTPS": "0"}
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one municipality, one person and one uploaded file, and its backup."""
    folder = tmp_path_factory.mktemp("original")
    fridlyst = fridlyst_in(folder)
    person = ("add-user", "sam@prov.se", "--municipality", "9999", "--name", "Sam", "--no-password")
    (folder / "a" / "files" / "del").mkdir(parents=True)
    (folder / "a" / "files" / "del" / "å.txt").write_text("innehåll", encoding="utf-8")
    assert fridlyst(module="tests.tables").returncode == 0
    for command in (
        ("upgrade",),
        ("add-municipality", "Provköping", "--code", "9999"),
        person,
        ("backup", str(folder / "kopia.tar.gz")),
    ):
        done = fridlyst(*command)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def saved(original: Path, tmp_path: Path) -> Path:
    """The backup, beside a copy of what it was made of that the test may spoil."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path / "kopia.tar.gz"


@pytest.fixture
def fridlyst(tmp_path: Path) -> Run:
    return fridlyst_in(tmp_path)


def test_a_backup_comes_back_in_an_empty_place(fridlyst: Run, saved: Path, tmp_path: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0
    back = fridlyst("restore", str(saved), home="b")
    assert back.returncode == 0, back.stderr
    assert (tmp_path / "b" / "files" / "del" / "å.txt").read_text(encoding="utf-8") == "innehåll"
    again = fridlyst("add-municipality", "Provköping", "--code", "9999", home="b")
    assert "fel [conflict]" in again.stderr
    assert fridlyst("verify-trail", home="b").returncode == 0


def test_what_is_in_use_is_written_over_only_when_asked(fridlyst: Run, saved: Path, tmp_path: Path) -> None:
    fridlyst("add-municipality", "Annanstans", "--code", "8888")
    (tmp_path / "a" / "files" / "ny.txt").write_text("ny")
    refused = fridlyst("restore", str(saved))
    assert refused.returncode == 1
    assert "fel [not-empty]" in refused.stderr
    assert "8888" in fridlyst("add-municipality", "Annanstans", "--code", "8888").stderr
    assert fridlyst("restore", str(saved), "--replace").returncode == 0
    assert not (tmp_path / "a" / "files" / "ny.txt").exists()
    assert fridlyst("add-municipality", "Annanstans", "--code", "8888").returncode == 0


def _rewritten(saved: Path, change: Callable[[Path], None]) -> Path:
    folder = saved.with_suffix(".d")
    with tarfile.open(saved) as archive:
        archive.extractall(folder, filter="data")
    change(folder)
    made = saved.with_name("annan.tar.gz")
    with tarfile.open(made, "w:gz") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.add(file, file.relative_to(folder).as_posix())
    return made


def _manifest(folder: Path, **changes: object) -> None:
    file = folder / "manifest.json"
    found = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**found, **changes}), encoding="utf-8")


def _one_byte(folder: Path) -> None:
    with (folder / "database.sqlite3").open("r+b") as opened:
        opened.seek(5000)
        opened.write(b"\x01\x02\x03")


def _outside(folder: Path) -> None:
    _manifest(folder, contents=[{"name": "../ut.txt", "size": 1, "sha256": ""}])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_one_byte, "bad-backup"),
        (_outside, "bad-backup"),
        (lambda folder: (folder / "files" / "del" / "å.txt").unlink(), "bad-backup"),
        (lambda folder: (folder / "manifest.json").write_text("{}"), "bad-backup"),
        (lambda folder: _manifest(folder, engine="postgresql"), "other-engine"),
        (lambda folder: _manifest(folder, migrations=["trail.9999_later"]), "newer-backup"),
    ],
)
@pytest.mark.django_db
def test_a_bad_backup_touches_nothing(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    settings: Settings,
    change: Callable[[Path], None],
    code: str,
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("kopian är av SQLite")
    saved: Path = request.getfixturevalue("saved")
    settings.FRIDLYST_DATA, settings.MEDIA_ROOT = tmp_path / "a", tmp_path / "a" / "files"
    ensure_municipality(code="8888", name="Annanstans")
    with pytest.raises(FridlystError) as refused:
        restore(_rewritten(saved, change), replace=True)
    assert refused.value.code == code
    assert ensure_municipality(code="8888", name="").name == "Annanstans"
    assert (tmp_path / "a" / "files" / "del" / "å.txt").exists()
    assert not list(tmp_path.rglob("ut.txt"))


def test_half_a_backup_is_no_backup(saved: Path, tmp_path: Path) -> None:
    half = tmp_path / "halv.tar.gz"
    half.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    for bad in (half, tmp_path / "saknas"):
        with pytest.raises(BadBackup):
            restore(bad, replace=True)


def test_a_backup_is_never_written_over_another(fridlyst: Run, saved: Path) -> None:
    kept = saved.read_bytes()
    assert "fel [conflict]" in fridlyst("backup", str(saved)).stderr
    assert saved.read_bytes() == kept


def test_a_backup_that_cannot_be_written_leaves_nothing(fridlyst: Run, saved: Path, tmp_path: Path) -> None:
    failed = fridlyst("backup", str(tmp_path / "ingen" / "kopia.tar.gz"))
    assert failed.returncode == 1
    assert "fel [" in failed.stderr
    shutil.rmtree(tmp_path / "a" / "files")
    assert fridlyst("backup", str(tmp_path / "utan.tar.gz")).returncode == 0
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.django_db(transaction=True)
def test_postgresql_comes_back_as_it_was(tmp_path: Path) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("gäller PostgreSQL")
    ensure_municipality(code="8888", name="Annanstans")
    databases.copy_to(tmp_path / databases.file_name())
    Municipality.objects.update(name="Ändrad")
    assert databases.holds_something()
    databases.copy_from(tmp_path / databases.file_name())
    assert Municipality.objects.get(code="8888").name == "Annanstans"
