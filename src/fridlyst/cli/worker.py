"""fridlyst worker: does the long work that pages and people wait for."""

from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from fridlyst.base.errors import WrongState


class NoQueue(WrongState):
    """The settings say that the work is done at once, so that nothing waits."""

    code = "no-queue"


def run(
    batch: Annotated[bool, typer.Option("--batch", help="Gör det som väntar och sluta sedan")] = False,
) -> None:
    if "DatabaseBackend" not in settings.TASKS["default"]["BACKEND"]:
        raise NoQueue("Jobben görs på en gång (FRIDLYST_TASKS_AT_ONCE), så det finns inget att göra här.")
    call_command("db_worker", batch=batch, reload=False, startup_delay=False, verbosity=0)
