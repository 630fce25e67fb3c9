"""fridlyst mail: what waits to be sent, sending it, and telling of what came back."""

import sys
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from rich.markup import escape

from fridlyst.base import clock
from fridlyst.base.errors import WrongState
from fridlyst.cli.screen import bar, out, say, table
from fridlyst.cli.swedish import Command
from fridlyst.organisation.queries import municipality_by_code
from fridlyst.reminders.actions import mark_bounced, queue_due
from fridlyst.reminders.bounces import LARGEST, read_bounce
from fridlyst.reminders.queries import mail_counts, oldest_waiting
from fridlyst.reminders.rules import NoSuchLetter
from fridlyst.reminders.sending import send_queued
from fridlyst.reminders.terms import LetterState

app = typer.Typer(no_args_is_help=True)
_ORDER = ("queued", "sending", "sent", "failed", "bounced", "held")


class MailServerAway(WrongState):
    """The mail server does not answer, or takes nothing from us."""

    code = "mail-server-away"


@app.command("status", cls=Command, help="Visa hur många brev som väntar, har skickats och inte kom fram.")
def status() -> None:
    shown = table("Kommun", *(f"#{LetterState(one).label}" for one in _ORDER))
    for one in mail_counts():
        shown.add_row(escape(one.municipality), *(str(one.counts.get(state, 0)) for state in _ORDER))
    out.print(shown)
    waiting = oldest_waiting()
    if waiting:
        since, code = waiting
        why = f" Senaste försöket gav {code}." if code else ""
        say(
            f"Det äldsta brevet har väntat sedan {timezone.localtime(since):%Y-%m-%d kl. %H.%M}.{escape(why)}"
        )
    if not settings.FRIDLYST_MAIL_LEAVES:
        folder = escape(str(settings.EMAIL_FILE_PATH))
        say(f"[yellow]Ingen e-postserver är inställd:[/] breven skrivs i {folder}.")


@app.command("send", cls=Command, help="Skriv de brev som ska skickas nu och skicka allt som väntar.")
def send(
    municipality: Annotated[str, typer.Option(help="Bara den här kommunen (kommunkod)", metavar="KOD")] = "",
) -> None:
    here = municipality_by_code(municipality).id if municipality else None
    with bar("Skickar brev") as tell:
        queue_due(clock.now(), municipality_id=here)
        done = send_queued(municipality_id=here, tell=tell)
    say(
        f"Skickade: {done.sent}. Kom inte fram: {done.failed}. "
        f"Försöks igen senare: {done.later}. Behövdes inte: {done.held}."
    )
    if done.away:
        raise MailServerAway(
            f"E-postservern svarar inte ({done.away}). Breven ligger kvar och skickas senare."
        )


@app.command("bounced", cls=Command, help="Läs ett studsat brev: fridlyst mail bounced < brev.eml.")
def bounced() -> None:
    found = read_bounce(sys.stdin.buffer.read(LARGEST + 1))
    if not found.failed:
        say("Brevet är bara försenat. Inget har ändrats.")
        return
    for message_id in found.message_ids:
        try:
            email = mark_bounced(
                message_id=message_id, code=found.code, at=clock.now(), lasting=found.lasting
            )
        except NoSuchLetter:
            continue
        say(f"{_what_now(email, lasting=found.lasting)} ({escape(found.code)}).")
        return
    raise NoSuchLetter("Meddelandet handlar inte om något brev som Fridlyst har skickat.")


def _what_now(email: str, *, lasting: bool) -> str:
    if lasting:
        return f"{escape(email)} får inga fler brev förrän samordnaren säger till"
    return f"Brevet till {escape(email)} kom inte fram. Adressen får brev som förut"
