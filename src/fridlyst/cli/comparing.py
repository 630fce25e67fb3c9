"""fridlyst compare: others' figures fetched, carried in from a file, or written to one."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.cli.files import read_bytes, write_bytes
from fridlyst.cli.screen import bar, say
from fridlyst.comparison.dumps import write_dump
from fridlyst.comparison.queries import freshness, known_measures, stored
from fridlyst.comparison.refreshing import refresh, take_in_dump


def run(
    fetch: Annotated[bool, typer.Option("--refresh", help="Hämta från Kolada nu")] = False,
    file: Annotated[
        Path | None,
        typer.Option("--from-file", help="Läs in tal som har hämtats på en annan dator", metavar="FIL"),
    ] = None,
    export: Annotated[
        Path | None, typer.Option(help="Skriv talen till en fil att bära till ett slutet nät", metavar="FIL")
    ] = None,
) -> None:
    if file is not None:
        say(f"{take_in_dump(read_bytes(file), at=clock.now())} värden är inlästa från {file.name}.")
    if fetch:
        with bar("Hämtar från Kolada") as tell:
            values = refresh(at=clock.now(), tell=tell)
        say(f"{values} värden är hämtade från Kolada.")
    if export is not None:
        _export(export)
    if not (fetch or file or export):
        _say_how_it_is()


def _export(file: Path) -> None:
    kept = stored()
    if kept is None:
        raise NotFound("Inget är hämtat från Kolada än, så det finns inget att skriva.")
    write_bytes(file, write_dump(kept))
    say(f"{len(kept.values)} värden, hämtade {kept.fetched_at:%Y-%m-%d}, finns nu i {file}.")


def _say_how_it_is() -> None:
    fresh = freshness(at=clock.now())
    if fresh.fetched_at is None:
        say("Inga jämförelsetal är hämtade.")
    else:
        at = timezone.localtime(fresh.fetched_at)
        say(f"{len(known_measures())} mått, senast hämtade {at:%Y-%m-%d kl. %H.%M}.")
    if fresh.failed_at is not None:
        at = timezone.localtime(fresh.failed_at)
        say(f"[yellow]Hämtningen {at:%Y-%m-%d kl. %H.%M} gick inte:[/] {fresh.failure}.")
    if not fresh.can_fetch:
        say("Den här installationen hämtar inget själv: FRIDLYST_KOLADA_URL är tom.")
