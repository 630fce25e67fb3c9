"""The nation: 290 municipalities and 10 million reports, counted by three keys.

The floor is the quickest GROUP BY on the same rows by any engine at hand: DuckDB with the rows in memory,
SQLite, and PostgreSQL where an address is given. Beside it, each engine's own time.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psycopg

from fridlyst.exchange.nation.engine import engine
from fridlyst.exchange.nation.rollup import NationKey, rolled_up
from tests.bench.measuring import Ratio, milliseconds
from tests.postgres import cluster

REPORTS, TARGET, TIMES = 10_000_000, 2.0, 5
KEYS = (NationKey.MUNICIPALITY, NationKey.YEAR, NationKey.STATUS)
_ROWS = """
    CREATE TABLE reports AS
    SELECT left(code, 2) AS county, code AS municipality, kind, year::SMALLINT AS year,
           make_date(year, 12, 31) AS period_end, 'committee' AS body_kind, 'programme' AS origin,
           'indicated' AS levels, status
    FROM (SELECT printf('%04d', 100 + (hash(n) % 290)) AS code,
                 CASE hash(n, 1) % 2 WHEN 0 THEN 'annual' ELSE 'tertial' END AS kind,
                 2017 + (hash(n, 2) % 10)::INTEGER AS year,
                 ['done', 'ongoing', 'not_started', 'late', 'stopped', 'unknown']
                     [1 + (hash(n, 3) % 6)::INTEGER] AS status
          FROM range(?) AS numbers(n))
"""
_COUNT = "SELECT municipality, year, status, count(*) FROM reports GROUP BY municipality, year, status"


def rolling() -> Iterator[Ratio]:
    """The ratio of DESIGN §9; the note names each engine's time."""
    with tempfile.TemporaryDirectory() as folder:
        file, rows = Path(folder) / "riket.parquet", Path(folder) / "rows.csv"
        with engine() as made:
            made.execute(_ROWS, [REPORTS])
            made.sql("FROM reports").write_parquet(str(file), compression="zstd")
            made.sql("SELECT municipality, year, status FROM reports").write_csv(str(rows), header=False)
            found = {"DuckDB i minnet": _times(lambda: made.sql(_COUNT).fetchall())}
            expected = len(made.sql(_COUNT).fetchall())
        with _sqlite(rows, Path(folder)) as count:
            found["SQLite"] = _times(count, 1)
        with _postgres(rows) as count:
            found["PostgreSQL"] = _times(count, 2)
        assert len(rolled_up(file, KEYS)) == expected
        ours = _times(lambda: rolled_up(file, KEYS))
        size = file.stat().st_size / 1e6
    best = min(found, key=lambda name: found[name])
    told = ", ".join(f"{name} {took:.0f} ms" for name, took in found.items())
    note = f"ur en fil på {size:.0f} MB; {told}; golvet är {best}"
    yield Ratio("Riket, 10 miljoner rapporter", ours, found[best], TARGET, note=note)


def _times(do: Callable[[], object], times: int = TIMES) -> float:
    return median(milliseconds(do) for _ in range(times))


@contextmanager
def _sqlite(rows: Path, folder: Path) -> Iterator[Callable[[], object]]:
    base = sqlite3.connect(folder / "reports.sqlite")
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("CREATE TABLE reports (municipality TEXT, year INTEGER, status TEXT)")
    with rows.open() as source:
        base.executemany(
            "INSERT INTO reports VALUES (?, ?, ?)", (line.rstrip().split(",") for line in source)
        )
    base.commit()
    yield lambda: base.execute(_COUNT).fetchall()
    base.close()


@contextmanager
def _postgres(rows: Path) -> Iterator[Callable[[], object]]:
    with cluster() as url, psycopg.connect(url, autocommit=True) as base:
        base.execute("CREATE UNLOGGED TABLE reports (municipality text, year smallint, status text)")
        with rows.open("rb") as source, base.cursor().copy("COPY reports FROM STDIN (FORMAT csv)") as sink:
            while piece := source.read(1 << 20):
                sink.write(piece)
        base.execute("ANALYZE reports")
        yield lambda: base.execute(_COUNT).fetchall()


def main() -> None:
    """Print the ratio alone."""
    for ratio in rolling():
        print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
