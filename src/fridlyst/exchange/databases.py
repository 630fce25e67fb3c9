"""The whole database to a file and back: SQLite copies itself, PostgreSQL by pg_dump and pg_restore."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from fridlyst.accounts.models import User
from fridlyst.base.errors import WrongState
from fridlyst.organisation.models import Municipality

_FILES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


class DatabaseTool(WrongState):
    """pg_dump or pg_restore is missing or would not."""

    code = "database-tool"


def engine() -> str:
    """ "sqlite" or "postgresql"."""
    return str(connection.vendor)


def file_name() -> str:
    """What the database's file is called in a backup."""
    return _FILES[engine()]


def applied() -> list[str]:
    """The migrations that the database has, as "app.name"."""
    connection.ensure_connection()
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations)


def known() -> set[str]:
    """The migrations that this version knows of."""
    return {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}


def holds_something() -> bool:
    """Whether anybody has begun to use the database."""
    tables = set(connection.introspection.table_names())
    used = (Municipality, User)
    return any(model._meta.db_table in tables and model.objects.exists() for model in used)


def copy_to(file: Path) -> None:
    """A consistent copy while others write."""
    if engine() == "sqlite":
        with closing(sqlite3.connect(_sqlite_file())) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    else:
        _postgres("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={file}")


def check_copy(file: Path) -> None:
    """Raise WrongState when the copy is damaged."""
    if engine() != "sqlite":
        return
    try:
        with closing(sqlite3.connect(file)) as copy:
            verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError:
        verdict = "damaged"
    if verdict != "ok":
        raise WrongState("Databasen i säkerhetskopian är skadad. Ta en annan kopia.")


def copy_from(file: Path) -> None:
    """Put the copy in the database's place: all of it or nothing."""
    connection.close()
    if engine() == "sqlite":
        _copy_over(file)
    else:
        _postgres(
            *("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-acl"),
            *("--single-transaction", "--exit-on-error", f"--dbname={connection.settings_dict['NAME']}"),
            str(file),
        )


def _copy_over(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(_sqlite_file())) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError:
        raise WrongState("Databasen används av en annan process. Stoppa servern och försök igen.") from None


def _sqlite_file() -> str:
    return str(connection.settings_dict["NAME"])


def _postgres(tool: str, *arguments: str) -> None:
    settings = connection.settings_dict
    pairs = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    given = {variable: str(settings[name]) for variable, name in pairs.items() if settings.get(name)}
    options = settings.get("OPTIONS") or {}
    given |= {f"PG{name.upper()}": str(value) for name, value in options.items() if name.startswith("ssl")}
    try:
        done = subprocess.run([tool, *arguments], env={**os.environ, **given}, capture_output=True, text=True)
    except FileNotFoundError:
        raise DatabaseTool(f"Programmet {tool} finns inte. Installera postgresql-client.") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["inget sades"])[-1]
        raise DatabaseTool(f"{tool} avbröts: {last[:300]}")
