"""fridlyst demo: the demonstration, built and served."""

import os
import signal
from contextlib import suppress
from types import FrameType
from typing import Annotated

import typer
from django.conf import settings
from rich.markup import escape

from fridlyst.base import clock
from fridlyst.base.errors import WrongState
from fridlyst.cli.screen import bar, out, say, table
from fridlyst.cli.serving import check_port, serve_until_stopped, worker_beside
from fridlyst.cli.upgrading import migrate
from fridlyst.demo.load import Loaded, load_demo


class DemoOff(WrongState):
    """The settings say that this is no demonstration."""

    code = "demo-off"


def run(
    port: Annotated[int, typer.Option(help="Porten att lyssna på", metavar="PORT")] = 8000,
    host: Annotated[str, typer.Option(help="Adressen att lyssna på", metavar="ADRESS")] = "127.0.0.1",
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Bygg databasen men starta ingen server")
    ] = False,
) -> None:
    if not settings.FRIDLYST_DEMO:
        raise DemoOff("FRIDLYST_DEMO är avstängd. Ta bort den ur miljön och försök igen.")
    address = f"http://{host}:{port}"
    if not no_serve:
        check_port(host, port)
        _stand_at(address)
    with bar("Bygger databasen") as tell:
        tell(0.0, "Bygger databasen")
        migrate()
        loaded = load_demo(progress=tell, today=clock.today())
    _show(loaded)
    if not no_serve:
        say(f"\nÖppna [bold]{address}/[/] och välj vem du vill vara. Sluta med Ctrl+C.")
        _serve(host, port)


def _stand_at(address: str) -> None:
    """What is written in letters: here, and in the server and the worker, each a process of its own."""
    if "FRIDLYST_PUBLIC_URL" not in os.environ:
        os.environ["FRIDLYST_PUBLIC_URL"] = settings.FRIDLYST_PUBLIC_URL = address


def _serve(host: str, port: int) -> None:
    """Until somebody stops it, which is how a demonstration ends well."""
    signal.signal(signal.SIGTERM, _stop)
    with suppress(KeyboardInterrupt), worker_beside():
        serve_until_stopped(host, port, processes=1, threads=4)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _show(loaded: Loaded) -> None:
    what = "Demonstrationen är laddad" if loaded.new else "Demonstrationen fanns redan"
    held = f"{len(loaded.municipalities)} kommuner, {loaded.programmes} program, {loaded.rounds} omgångar"
    say(f"{what}: {held}. Alla svar är påhittade.")
    shown = table("Kommun", "Roll", "Namn", "E-post")
    for person in loaded.people:
        shown.add_row(person.municipality, person.role, escape(person.name), person.email)
    out.print(shown)
    if not settings.FRIDLYST_MAIL_LEAVES:
        say(f"Breven skrivs som filer i {escape(str(settings.EMAIL_FILE_PATH))}.")
