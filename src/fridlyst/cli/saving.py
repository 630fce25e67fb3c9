"""fridlyst backup."""

from pathlib import Path
from typing import Annotated

import typer

from fridlyst.cli.screen import err, say
from fridlyst.exchange.backup import save


def run(
    file: Annotated[
        Path, typer.Argument(help="Var kopian ska ligga, till exempel fridlyst.tar.gz", metavar="FIL")
    ],
) -> None:
    with err.status("Sparar databasen och filerna"):
        made = save(file)
    say(f"Sparat i {file}: databasen ({made.engine}) och {made.files} filer, {made.size / 1e6:.1f} MB.")
    say("Kopian innehåller allt utom hemliga nyckeln. Förvara den som du förvarar databasen.")
