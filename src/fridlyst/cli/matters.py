"""fridlyst matter: the municipality's matters, and one of them from motion to decision."""

from typing import Annotated

import typer
from rich.markup import escape

from fridlyst.base import clock
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import out, say, table
from fridlyst.cli.swedish import Command
from fridlyst.decisions.queries import matter, matters
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.terms import MatterState, StepKind
from fridlyst.decisions.times import pressing, watched
from fridlyst.decisions.times_said import said
from fridlyst.organisation.queries import municipality_by_code

app = typer.Typer(no_args_is_help=True)
Slug = Annotated[str, typer.Argument(help="Ärendets adress", metavar="ÄRENDE")]


@app.command("list", cls=Command, help="Visa kommunens ärenden: läge, nästa beslut och tider som brådskar.")
def list_(municipality: MunicipalityCode) -> None:
    now = clock.today()
    shown = table("=Adress", "Diarienummer", "Ärende", "Läge", "Nästa", "Tider")
    for one in matters(municipality_by_code(municipality).id):
        times = " ".join(said(time) for time in pressing(watched(one, now)))
        state = str(MatterState(one.state).label)
        words = (one.slug, one.registration_number, one.title, state, _next(one), times)
        shown.add_row(*map(escape, words))
    out.print(shown)


@app.command("show", cls=Command, help="Visa ett ärendes steg, villkor och tider.")
def show(municipality: MunicipalityCode, slug: Slug) -> None:
    found = matter(municipality_by_code(municipality).id, slug)
    say(f"[bold]{escape(found.registration_number)} {escape(found.title)}[/]")
    say(escape(str(MatterState(found.state).label) + (f". Nästa: {_next(found)}" if _next(found) else "")))
    shown = table("=Dag", "Steg", "Instans", "#Villkor", "#Yrkanden")
    for step in found.steps:
        shown.add_row(*map(escape, _cells(step)))
    out.print(shown)
    for one in found.conditions:
        say(f"{'[green]besvarat[/]' if one.is_answered else '[yellow]inte besvarat[/]'} {escape(one.text)}")
    for time in watched(found, clock.today()):
        say(escape(f"{time.state.label}: {said(time)}"))


def _cells(step: StepView) -> tuple[str, ...]:
    where = step.where
    counts = (str(len(step.conditions) or ""), str(len(step.amendments) or ""))
    return (step.on.isoformat() if step.on else "", str(StepKind(step.kind).label), where, *counts)


def _next(one: MatterView) -> str:
    if one.next is None:
        return ""
    return ", ".join(word for word in (one.next.body_name, one.next.on and one.next.on.isoformat()) if word)
