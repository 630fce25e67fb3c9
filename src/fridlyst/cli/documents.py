"""fridlyst read: a document's proposals, on the screen or as a programme file."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from fridlyst.base import clock
from fridlyst.cli.files import read_bytes, write_text
from fridlyst.cli.read_matters import matter_tree, say_standings, standings_as_json, text_of
from fridlyst.cli.screen import bar, out, say, table
from fridlyst.coverage.proposing import propose
from fridlyst.exchange.programme_file import dump
from fridlyst.intake.against import standings
from fridlyst.intake.read import Counts, ReadResult, read_document
from fridlyst.programmes.schedules import describe, from_file
from fridlyst.programmes.terms import PreventionLevel, SocialLevel

_UNSURE = 0.8


def run(
    file: Annotated[Path, typer.Argument(help="Dokumentet: PDF, DOCX, XLSX eller text", metavar="FIL")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Skriv programfilen i stället för en översikt")
    ] = False,
    into: Annotated[
        Path | None, typer.Option(help="Spara programfilen här (.json eller .yaml)", metavar="FIL")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(help="Programmet som protokollets tillägg jämförs med", metavar="PROGRAM"),
    ] = None,
) -> None:
    data = read_bytes(file)
    with bar(f"Läser {file.name}") as tell:
        result = read_document(data, file.name, progress=tell)
    if into:
        write_text(into, dump(result.programme, as_yaml=into.suffix in {".yaml", ".yml"}))
    compared = standings(result.programme, text_of(against)) if against else ()
    if as_json:
        sys.stdout.write(standings_as_json(against.name, compared) if against else dump(result.programme))
        return
    _show(result)
    if against:
        say_standings(compared)


def _show(result: ReadResult) -> None:
    matters = result.programme.get("matters", [])
    for matter in matters:
        out.print(matter_tree(matter))
    if result.programme["goals"] or not matters:
        out.print(_tree(result.programme))
        out.print(_counts(result.counts))
    for doubt in result.programme.get("doubts", []):
        page = doubt.get("source", {}).get("page")
        where = f" (sidan {page})" if page else ""
        say(f"[yellow]?[/] {escape(doubt['why'].rstrip('.'))}{where}: {escape(doubt['text'][:160])}")


def _tree(programme: Mapping[str, Any]) -> Tree:
    names = {body["key"]: body["name"] for body in programme.get("bodies", [])}
    root = Tree(f"[bold]{escape(programme['programme']['title'])}[/]")
    for goal in programme["goals"]:
        _grow(root, goal, names, programme["programme"]["title"])
    return root


def _grow(tree: Tree, goal: Mapping[str, Any], names: Mapping[str, str], scope: str) -> None:
    label = " ".join(part for part in (goal.get("level"), goal.get("number")) if part)
    branch = tree.add(f"[bold]{escape(label)}[/] {escape(goal['title'])}{_owners(goal, names)}")
    for precondition in goal.get("preconditions", []):
        text = precondition if isinstance(precondition, str) else precondition["text"]
        branch.add(f"[dim]på plats:[/] {escape(text)}")
    for indicator in goal.get("indicators", []):
        branch.add(f"[dim]indikator:[/] {escape(indicator['title'])}{_owners(indicator, names)}")
    for activity in goal.get("activities", []):
        branch.add(
            f"{_doubtful(activity)}{escape(activity['title'])}{_owners(activity, names)}{_when(activity)}"
            f"{_aimed(activity, goal, scope)}"
        )
    for child in goal.get("goals", []):
        _grow(branch, child, names, scope)


def _aimed(activity: Mapping[str, Any], goal: Mapping[str, Any], scope: str) -> str:
    """The levels that its words propose; the file that is written says nothing of them."""
    found = propose(
        activity["title"], activity.get("description") or "", goal=goal["title"], programme=(scope,)
    )
    levels = [PreventionLevel(code).label for code in found.codes("prevention_levels")]
    social = [SocialLevel(code).label for code in found.codes("social_levels")]
    said = ", ".join(str(label).lower() for label in (*levels, *social))
    return f" [magenta]→ {escape(said)}[/]" if said else ""


def _owners(item: Mapping[str, Any], names: Mapping[str, str]) -> str:
    keys = [owner if isinstance(owner, str) else owner["body"] for owner in item.get("responsible", [])]
    return f" [cyan]({escape(', '.join(names.get(key, key) for key in keys))})[/]" if keys else ""


def _when(item: Mapping[str, Any]) -> str:
    if not item.get("schedule"):
        return ""
    return f" [green]{escape(describe(from_file(item['schedule']), today=clock.today()))}[/]"


def _doubtful(item: Mapping[str, Any]) -> str:
    return "[yellow]osäkert:[/] " if item.get("confidence", 1) < _UNSURE else ""


def _counts(counts: Counts) -> Table:
    shown = table("#Mål", "#På plats", "#Indikatorer", "#Aktiviteter", "#Ansvar", "#Enheter", "#Frågetecken")
    numbers = (
        counts.goals,
        counts.preconditions,
        counts.indicators,
        counts.activities,
        counts.ownerships,
        counts.bodies,
        counts.doubts,
    )
    shown.add_row(*(str(one) for one in numbers))
    return shown
