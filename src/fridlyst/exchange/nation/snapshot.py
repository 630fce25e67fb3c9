"""Writing the nation's reports as a Parquet file."""

import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from fridlyst.exchange.nation.engine import engine
from fridlyst.followup.queries.national import NationalReport

_COLUMNS = (
    "{'municipality': 'VARCHAR', 'kind': 'VARCHAR', 'period_end': 'DATE', 'body_kind': 'VARCHAR', "
    "'origin': 'VARCHAR', 'levels': 'VARCHAR', 'status': 'VARCHAR'}"
)
_SHAPED = f"""
    SELECT left(municipality, 2) AS county, municipality, kind, year(period_end)::SMALLINT AS year,
           period_end, body_kind, origin, coalesce(levels, '') AS levels, status
    FROM read_csv(?, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
                  columns = {_COLUMNS})
"""


def write_snapshot(file: Path, reports: Iterable[NationalReport]) -> int:
    """Write the reports whole or not at all, over what stood there; how many.

    The columns are county (the first two digits of the municipality's code, SCB), municipality, kind,
    year, period_end, body_kind, origin, levels and status.
    """
    draft = file.with_name(f".{file.name}.part")
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        rows = Path(folder) / "reports.csv"
        with rows.open("w", newline="", encoding="utf-8") as sink:
            written = _write(sink, reports)
        try:
            with engine() as made:
                made.sql(_SHAPED, params=[str(rows)]).write_parquet(str(draft), compression="zstd")
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    return written


def _write(sink: TextIO, reports: Iterable[NationalReport]) -> int:
    writer = csv.writer(sink, lineterminator="\n")
    written = 0
    for one in reports:
        writer.writerow(one)
        written += 1
    return written
