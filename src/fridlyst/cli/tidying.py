"""fridlyst tidy: takes away the files whose time is out, as the worker does once a day."""

from fridlyst.base.clock import now
from fridlyst.cli.screen import out
from fridlyst.cli.upkeep import tidy


def run() -> None:
    done = tidy(now())
    out.print(
        f"Borttaget: {done.report_files} rapportfiler, {done.uploads} uppladdade dokument "
        f"och {done.letters} gamla brev."
    )
