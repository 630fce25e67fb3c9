"""fridlyst worker: does the long work that pages and people wait for."""

from typing import Annotated

import typer
from django.core.management import call_command

from fridlyst.base.clock import now
from fridlyst.base.errors import WrongState
from fridlyst.cli.upkeep import Upkeep, has_queue


class NoQueue(WrongState):
    """The settings say that the work is done at once, so that nothing waits."""

    code = "no-queue"


def run(
    batch: Annotated[bool, typer.Option("--batch", help="Gör det som väntar och sluta sedan")] = False,
) -> None:
    if not has_queue():
        raise NoQueue("Jobben görs på en gång (FRIDLYST_TASKS_AT_ONCE), så det finns inget att göra här.")
    upkeep = Upkeep()
    if batch:
        upkeep.look(now())
    else:
        upkeep.start()
    try:
        call_command("db_worker", batch=batch, reload=False, startup_delay=False, verbosity=0)
    finally:
        upkeep.stop()
