"""DuckDB, kept from fetching anything and from reading more than it is handed."""

from pathlib import Path

import duckdb

from fridlyst.base.errors import BadInput

COLUMNS = frozenset(
    {"county", "municipality", "kind", "year", "period_end", "body_kind", "origin", "levels", "status"}
)
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class NoSnapshot(BadInput):
    """The file is not a snapshot that Fridlyst has written."""

    code = "no-snapshot"


def engine() -> duckdb.DuckDBPyConnection:
    """A database in memory that loads no extensions."""
    return duckdb.connect(config=_CONFIG)


def reading(file: Path) -> duckdb.DuckDBPyConnection:
    """An engine with the snapshot as the view `reports`; NoSnapshot for any other file."""
    made = engine()
    try:
        found = made.from_parquet(str(file))
        known = set(found.columns) >= COLUMNS
        found.create_view("reports")
    except (duckdb.Error, OSError):
        known = False
    if not known:
        raise NoSnapshot(f"{file.name} är ingen ögonblicksbild som Fridlyst har skrivit.")
    return made
