"""fridlyst export: a programme as a programme file, the format's schema, the directory, the archive."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.markup import escape

from fridlyst.cli.files import write_text
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import bar, say
from fridlyst.cli.swedish import Command
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.hsds.catalogue import catalogue
from fridlyst.exchange.programme_file import dump, schema
from fridlyst.organisation.queries import municipality_by_code
from fridlyst.reports.archive.making import make_archive
from fridlyst.support.queries import directory as public_directory

app = typer.Typer()


@app.callback(invoke_without_command=True)
def export(
    context: typer.Context,
    with_schema: Annotated[bool, typer.Option("--schema", help="Skriv ut formatets JSON Schema")] = False,
) -> None:
    if with_schema:
        sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    elif context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


@app.command("archive", cls=Command, help="Gör ett arkivpaket: PDF/A, handlingar, lista och kontrollsummor.")
def archive(
    municipality: MunicipalityCode,
    out: Annotated[Path, typer.Option(help="Mappen eller zip-filen som paketet blir", metavar="MAPP|ZIP")],
    programme: Annotated[str, typer.Option(help="Programmets adress", metavar="ADRESS")] = "",
    matter: Annotated[str, typer.Option(help="Ärendets diarienummer", metavar="NUMMER")] = "",
    force: Annotated[bool, typer.Option("--force", help="Skriv över ett paket som finns")] = False,
) -> None:
    here = municipality_by_code(municipality)
    with bar("Gör arkivpaketet") as tell:
        made = make_archive(here, out, programme=programme, matter=matter, force=force, progress=tell)
    say(f"{escape(str(out))}: {made.files} filer, {made.size / 1e6:.1f} MB.")
    say("Kontrollera det med sha256sum -c sha256sums.txt i paketets mapp.")


@app.command("directory", cls=Command, help="Skriv ut stödet som visas för allmänheten, som HSDS 3.0.")
def directory(
    municipality: MunicipalityCode,
    into: Annotated[Path | None, typer.Option(help="Spara i den här filen", metavar="FIL")] = None,
) -> None:
    shown = public_directory(municipality_by_code(municipality).slug)
    held = catalogue(shown, settings.FRIDLYST_PUBLIC_URL)
    services = [one.whole() for one in held.services.values()]
    text = json.dumps(services, ensure_ascii=False, indent=2) + "\n"
    if into:
        write_text(into, text)
    else:
        sys.stdout.write(text)


@app.command("programme", cls=Command, help="Skriv ut ett program med organisation, stöd och ärenden.")
def programme(
    slug: Annotated[str, typer.Argument(help="Programmets adress, till exempel 2021-2025", metavar="ADRESS")],
    municipality: MunicipalityCode,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="Skriv YAML i stället för JSON")] = False,
    into: Annotated[Path | None, typer.Option(help="Spara i den här filen", metavar="FIL")] = None,
) -> None:
    file = export_programme(municipality_by_code(municipality).id, slug)
    text = dump(file, as_yaml=as_yaml or (into is not None and into.suffix in {".yaml", ".yml"}))
    if into:
        write_text(into, text)
    else:
        sys.stdout.write(text)
