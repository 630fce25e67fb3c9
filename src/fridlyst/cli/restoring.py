"""fridlyst restore."""

from pathlib import Path
from typing import Annotated

import typer

from fridlyst.cli.screen import err, say
from fridlyst.cli.upgrading import migrate
from fridlyst.exchange.backup import restore


def run(
    file: Annotated[Path, typer.Argument(help="Säkerhetskopian", metavar="FIL")],
    replace: Annotated[bool, typer.Option("--replace", help="Skriv över det som finns")] = False,
) -> None:
    with err.status("Läser tillbaka"):
        found = restore(file, replace=replace)
        migrate()
    say(f"Tillbaka: kopian från {found.made_at} med {found.files} filer. Starta om servern.")
