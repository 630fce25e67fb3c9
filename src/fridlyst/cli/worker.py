"""fridlyst worker: does the long work that pages and people wait for."""

from typing import Annotated

import typer
from django.core.management import call_command


def run(
    batch: Annotated[bool, typer.Option("--batch", help="Gör det som väntar och sluta sedan")] = False,
) -> None:
    call_command("db_worker", batch=batch, reload=False, startup_delay=False, verbosity=0)
