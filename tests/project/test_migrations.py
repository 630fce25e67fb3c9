"""The migrations, as an installation of long standing goes through them: what they keep and come to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("followup", "0003_first_submitted_at")]
LONG = "Å" * 200
WRITTEN = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND contype = 'c'
UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


@pytest.fixture
def tested(db: None) -> BaseDatabaseWrapper:
    return connections["default"]


@pytest.fixture
def fresh(tested: BaseDatabaseWrapper, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """An empty database in the place of that of the tests, on the same engine."""
    name = str(tmp_path / "db.sqlite3") if tested.vendor == "sqlite" else f"migrated_{uuid4().hex}"
    if tested.vendor == "postgresql":
        on_server(f"CREATE DATABASE {name}")
    empty = tested.copy()
    empty.settings_dict["NAME"] = name
    connections["default"] = empty
    try:
        yield empty
    finally:
        connections["default"] = tested
        empty.close()
        if tested.vendor == "postgresql":
            on_server(f"DROP DATABASE {name}")


def on_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement)


def rounds_of_one_title(old: Apps) -> None:
    """Rounds that shared a title before titles were told apart."""
    here, there = (
        old.get_model("organisation", "Municipality").objects.create(code=code, name=code, slug=code)
        for code in ("1882", "1489")
    )
    titles = ["Tertial 2", "tertial 2", "Tertial 2", "Tertial 2 (2)", LONG, LONG]
    for number, (town, title) in enumerate([*((here, one) for one in titles), (there, "Tertial 2")]):
        old.get_model("followup", "FollowUpRound").objects.create(
            municipality=town,
            slug=f"r{number}",
            title=title,
            period_start=date(2026, 5, 1),
            period_end=date(2026, 8, 31),
            closes_on=date(2026, 9, 15),
        )


@pytest.mark.django_db
def test_every_migration_keeps_what_is_stored_and_ends_with_the_tables_of_the_models(
    fresh: BaseDatabaseWrapper, tested: BaseDatabaseWrapper
) -> None:
    executor = MigrationExecutor(fresh)
    rounds_of_one_title(executor.migrate(BEFORE).apps)
    executor = MigrationExecutor(fresh)
    now = executor.migrate(executor.loader.graph.leaf_nodes()).apps
    assert titles(now) == [
        *("Tertial 2", "tertial 2 (3)", "Tertial 2 (4)", "Tertial 2 (2)", LONG),
        *(LONG[:196] + " (2)", "Tertial 2"),
    ]
    assert sorted(tables(fresh) ^ tables(tested), key=str) == []
    assert sorted(refusing(fresh) ^ refusing(tested), key=str) == []


def titles(now: Apps) -> list[str]:
    rounds = now.get_model("followup", "FollowUpRound").objects
    return list(rounds.order_by("id").values_list("title", flat=True))


def tables(database: BaseDatabaseWrapper) -> set[tuple[object, ...]]:
    """Each column, whatever their order, and what holds for the columns of each table."""
    look = database.introspection
    with database.cursor() as cursor:
        return {
            (table, *one)
            for table in ours(look.table_names(cursor))
            for one in (
                *look.get_table_description(cursor, table),
                *map(held, look.get_constraints(cursor, table).items()),
            )
        }


def ours(names: list[str]) -> list[str]:
    """The tables of Fridlyst's own models."""
    own = {one.label for one in apps.get_app_configs() if one.name.startswith("fridlyst.")}
    return [name for name in names if name.split("_")[0] in own]


def held(constraint: tuple[str, dict[str, Any]]) -> tuple[object, ...]:
    """What holds, and by which name; SQLite numbers what has none."""
    name, kept = constraint
    facts = (tuple(value) if isinstance(value, list) else value for value in kept.values())
    return ("" if name.startswith(("__", "fk_")) else name, *facts)


def refusing(database: BaseDatabaseWrapper) -> set[tuple[object, ...]]:
    """PostgreSQL's own conditions, indexes and what refuses changes, as it writes them."""
    if database.vendor != "postgresql":
        return set()
    with database.cursor() as cursor:
        cursor.execute(WRITTEN)
        return set(cursor.fetchall())
