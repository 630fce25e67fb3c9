"""fridlyst import: a document or a programme file becomes a programme, minutes become a matter."""

from pathlib import Path
from typing import Annotated, Any

import typer
from django.db import transaction
from rich.markup import escape

from fridlyst.cli.files import read_bytes
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import bar, out, say, table
from fridlyst.exchange.importing import Imported, import_minutes, import_programme
from fridlyst.exchange.importing_matters import MattersMade
from fridlyst.exchange.importing_text import Source
from fridlyst.exchange.programme_file import load, looks_like_one
from fridlyst.files.actions import keep_file
from fridlyst.files.names import true_name
from fridlyst.intake.read import read_document
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.organisation.queries import MunicipalityView, municipality_by_code
from fridlyst.review.actions import start_reading


def run(
    file: Annotated[Path, typer.Argument(help="Dokument eller programfil", metavar="FIL")],
    municipality: MunicipalityCode,
    accept: Annotated[bool, typer.Option("--accept", help="Ta in allt som lästes, utan granskning")] = False,
    in_force: Annotated[bool, typer.Option("--in-force", help="Låt programmet gälla på en gång")] = False,
    as_next_edition: Annotated[
        str | None, typer.Option(help="Adressen till programmet som det här följer på", metavar="ADRESS")
    ] = None,
) -> None:
    data = read_bytes(file)
    here = municipality_by_code(municipality)
    by = system_actor(here.id)
    if not accept:
        reading = start_reading(by=by, data=data, filename=file.name)
        say(f"{escape(file.name)} läses av arbetaren. Granska det på /{here.slug}/inlasning/{reading.pk}/")
        return
    is_file = looks_like_one(data)
    programme = load(data, name=file.name) if is_file else _read(data, file)
    if programme.get("matters") and not programme["goals"]:
        _show_matters(import_minutes(programme, by=by, name=file.name), here)
        return
    with transaction.atomic():
        made = import_programme(
            programme,
            by=by,
            in_force=in_force,
            as_next_edition=as_next_edition,
            name=file.name,
            source=None if is_file else _kept(by, data, file),
        )
    _show(made, here, in_force)


def _kept(by: Actor, data: bytes, file: Path) -> Source:
    """The document, kept as what the programme's text was read from."""
    return Source(keep_file(by=by, data=data, filename=true_name(file.name, data)), file.name)


def _read(data: bytes, file: Path) -> dict[str, Any]:
    with bar(f"Läser {file.name}") as tell:
        return read_document(data, file.name, progress=tell).programme


def _show_matters(made: MattersMade, here: MunicipalityView) -> None:
    shown = table("#Nya ärenden", "#Tillagda steg", "#Kompletterade steg")
    shown.add_row(str(made.new), str(made.added_steps), str(made.completed_steps))
    out.print(shown)
    for slug in made.slugs:
        say(f"Ärendet: /{here.slug}/arenden/{escape(slug)}/")


def _show(made: Imported, here: MunicipalityView, in_force: bool) -> None:
    shown = table("#Mål", "#På plats", "#Indikatorer", "#Aktiviteter", "#Ansvar", "#Nya enheter")
    numbers = (made.goals, made.preconditions, made.indicators, made.activities, made.ownerships)
    shown.add_row(*(str(one) for one in (*numbers, made.new_bodies)))
    out.print(shown)
    if made.shared_activities:
        say(f"{made.shared_activities} aktiviteter fanns redan och bidrar nu också till det här programmet.")
    state = "gäller" if in_force else "är ett utkast"
    say(f"Programmet {state}: /{here.slug}/program/{escape(made.slug)}/")
