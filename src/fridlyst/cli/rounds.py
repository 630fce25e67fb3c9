"""fridlyst round: open, close and look at a follow-up round."""

from datetime import date
from typing import Annotated

import typer
from django.db import transaction
from rich.markup import escape

from fridlyst.base import clock
from fridlyst.base.errors import BadInput
from fridlyst.cli.forms import form
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import bar, out, say, table
from fridlyst.cli.swedish import Command
from fridlyst.followup.actions import close_round, open_round, plan_round
from fridlyst.followup.actions.calendar import open_due
from fridlyst.followup.fields import RoundFields
from fridlyst.followup.queries import board, round_by_slug, rounds
from fridlyst.followup.queries.calendar import demanded
from fridlyst.followup.shapes import RoundBoard
from fridlyst.followup.terms import DemandState, RoundState, SubmissionState
from fridlyst.organisation.actor import system_actor
from fridlyst.organisation.queries import municipality_by_code
from fridlyst.programmes.queries import programme
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.situation.queries import has_picture

app = typer.Typer(no_args_is_help=True)
app.command("form", cls=Command, help="Visa vad frågorna i en XLSForm blir här; skriver ingenting.")(form)
Slug = Annotated[str, typer.Argument(help="Omgångens adress", metavar="OMGÅNG")]


@app.command("open", cls=Command, help="Öppna en omgång på ett eller flera program, eller alla på sin dag.")
def open_(
    programmes: Annotated[
        list[str] | None, typer.Argument(help="Programmens adresser", metavar="PROGRAM...")
    ] = None,
    municipality: MunicipalityCode = "",
    title: Annotated[str, typer.Option(help="Vad omgången heter", metavar="NAMN")] = "",
    start: Annotated[str, typer.Option("--from", help="Periodens första dag", metavar="DAG")] = "",
    end: Annotated[str, typer.Option("--to", help="Periodens sista dag", metavar="DAG")] = "",
    closes: Annotated[str, typer.Option("--closes", help="Sista dagen att svara", metavar="DAG")] = "",
    kind: Annotated[FollowUpKind, typer.Option(help="Vad för omgång det är")] = FollowUpKind.ANNUAL,
    note: Annotated[str, typer.Option(help="En anmärkning till dem som svarar", metavar="TEXT")] = "",
    due: Annotated[
        bool, typer.Option("--due", help="Öppna i stället alla omgångar vars dag har kommit, i alla kommuner")
    ] = False,
) -> None:
    if due:
        _open_due()
        return
    if not (programmes and municipality and title and start and end and closes):
        raise BadInput("Ange program, --municipality, --title, --from, --to och --closes, eller bara --due.")
    by = system_actor(municipality_by_code(municipality).id)
    ids = [programme(municipality_id=by.municipality_id, slug=slug, drafts=True).id for slug in programmes]
    fields = RoundFields(title, ids, _day(start), _day(end), _day(closes), kind.value, note)
    with transaction.atomic():
        planned = plan_round(by=by, fields=fields)
        opened = open_round(by=by, round_id=planned.pk)
    say(f"Omgången är öppen: {escape(planned.slug)}. {opened.submissions} ska svara.")
    for ownerless in opened.ownerless:
        say(f"[yellow]Saknar ansvarig:[/] {escape(ownerless)}")


@app.command("calendar", cls=Command, help="Visa vad programmen och lagen kräver, och vad som är planerat.")
def calendar(municipality: MunicipalityCode) -> None:
    here = municipality_by_code(municipality).id
    shown = table("Omgång", "=Öppnar", "=Svara senast", "Läge", "Krävs av")
    law = not has_picture(municipality_id=here)
    for one in demanded(municipality_id=here, today=clock.today(), law=law).demands:
        state = str(DemandState(one.state).label)
        who = "lag (2023:196) 6 §" if one.by_law else "programmet"
        shown.add_row(escape(one.title), one.opens_on.isoformat(), one.closes_on.isoformat(), state, who)
    out.print(shown)


def _open_due() -> None:
    with bar("Öppnar omgångar") as tell:
        done = open_due(clock.now(), tell=tell)
    say(f"Öppnade omgångar: {done.rounds}. Tillfrågade: {done.submissions}. Gick inte: {done.hindered}.")


@app.command("close", cls=Command, help="Stäng en omgång; svaren ligger sedan fast.")
def close(
    slug: Slug,
    municipality: MunicipalityCode,
    with_drafts: Annotated[
        bool, typer.Option("--with-drafts", help="Stäng även om någon har börjat svara men inte skickat in")
    ] = False,
) -> None:
    by = system_actor(municipality_by_code(municipality).id)
    found = round_by_slug(municipality_id=by.municipality_id, slug=slug)
    close_round(by=by, round_id=found.id, with_drafts=with_drafts)
    say(f"Omgången {escape(found.title)} är stängd.")


@app.command("status", cls=Command, help="Visa vilka som har svarat; utan omgång visas alla omgångar.")
def status(
    municipality: MunicipalityCode,
    slug: Annotated[str, typer.Argument(help="Omgångens adress", metavar="OMGÅNG")] = "",
) -> None:
    municipality_id = municipality_by_code(municipality).id
    if slug:
        _show(board(municipality_id=municipality_id, slug=slug))
    else:
        _list(municipality_id)


def _list(municipality_id: int) -> None:
    shown = table("=Adress", "Omgång", "Läge", "Svara senast", "#Svar", "#Tillfrågade")
    for one in rounds(municipality_id=municipality_id):
        state = str(RoundState(one.state).label)
        answers = (str(one.answered), str(one.asked))
        shown.add_row(escape(one.slug), escape(one.title), state, one.closes_on.isoformat(), *answers)
    out.print(shown)


def _show(found: RoundBoard) -> None:
    one = found.round
    left = one.days_left(clock.today())
    when = f", {left} dagar kvar" if one.state == RoundState.OPEN and left >= 0 else ""
    say(f"[bold]{escape(one.title)}[/] ({RoundState(one.state).label}{when})")
    shown = table("Enhet", "Läge", "#Klar", "#Pågår", "#Ej påbörjad", "#Försenad", "#Stoppad", "#Ej besvarad")
    for row in found.rows:
        counts = (str(count) for _status, count in row.counts.as_pairs())
        shown.add_row(escape(row.name), str(SubmissionState(row.state).label), *counts)
    out.print(shown)
    say(f"{one.answered} av {one.asked} har svarat.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"”{text[:40]}” är inget datum. Skriv år-månad-dag, till exempel 2026-08-31."
        ) from None
