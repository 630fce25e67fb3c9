"""fridlyst export: a programme as a programme file, and the format's schema."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from fridlyst.cli.files import write_text
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.swedish import Command
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.programme_file import dump, schema
from fridlyst.organisation.queries import municipality_by_code

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
