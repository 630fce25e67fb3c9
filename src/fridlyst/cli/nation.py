"""fridlyst nation: every municipality's reports as one file, counted by what is asked for."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from fridlyst.cli.files import write_bytes
from fridlyst.cli.screen import bar, out, say, table
from fridlyst.cli.swedish import Command
from fridlyst.exchange.nation.rollup import checked_keys, rolled_up
from fridlyst.exchange.nation.snapshot import write_snapshot
from fridlyst.followup.queries.national import national_reports
from fridlyst.reports.columns import Column, Kind
from fridlyst.reports.tables import table_as_csv

app = typer.Typer()
_FIRST_COUNTED = "county,year,status"


@app.command("snapshot", cls=Command, help="Skriv alla kommuners lägesrapporter till en Parquet-fil.")
def snapshot(
    file: Annotated[Path, typer.Argument(help="Filen som skrivs, till exempel riket.parquet", metavar="FIL")],
) -> None:
    with bar("Skriver ögonblicksbilden"):
        written = write_snapshot(file, national_reports())
    say(f"{escape(str(file))}: {written} lägesrapporter. Inga texter och inga namn följer med.")


@app.command("count", cls=Command, help="Räkna lägesrapporterna i en sådan fil.")
def count(
    file: Annotated[Path, typer.Argument(help="Filen från fridlyst nation snapshot", metavar="FIL")],
    by: Annotated[str, typer.Option(help="Vad de räknas på, med komma emellan")] = _FIRST_COUNTED,
    csv: Annotated[Path | None, typer.Option("--csv", help="Spara som CSV i den här filen")] = None,
) -> None:
    keys = checked_keys([one.strip() for one in by.split(",") if one.strip()])
    rows = rolled_up(file, keys)
    if csv:
        columns = [Column(key.value, key=key.value) for key in keys]
        columns.append(Column("reports", key="reports", kind=Kind.NUMBER))
        write_bytes(csv, table_as_csv(columns, [(*row.values, row.reports) for row in rows]))
        say(f"{escape(str(csv))}: {len(rows)} rader.")
        return
    shown = table(*(key.value for key in keys), "#reports")
    for row in rows:
        shown.add_row(*map(escape, row.values), str(row.reports))
    out.print(shown)
