"""fridlyst report: one of a round's reports in one or several formats."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from fridlyst.cli.files import FileProblem, write_bytes
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import Tell, bar, say
from fridlyst.organisation.queries import municipality_by_code
from fridlyst.reports.formats import Rendered
from fridlyst.reports.kinds import FOLLOWUP, report_of
from fridlyst.reports.making import make_report


def run(
    slug: Annotated[str, typer.Argument(help="Omgångens adress", metavar="OMGÅNG")],
    municipality: MunicipalityCode,
    formats: Annotated[
        str, typer.Option("--format", help="pdf, docx, xlsx och html, åtskilda av komma", metavar="FORMAT")
    ] = "pdf",
    kind: Annotated[
        str, typer.Option("--kind", help="followup (uppföljning) eller analysis (analys)", metavar="RAPPORT")
    ] = FOLLOWUP,
    out: Annotated[Path, typer.Option(help="Mappen där filerna ska ligga", metavar="MAPP")] = Path(),
) -> None:
    wanted = list(dict.fromkeys(word.strip().lower() for word in formats.split(",") if word.strip()))
    municipality_id = municipality_by_code(municipality).id
    made: list[Rendered] = []
    with bar("Skriver rapporten") as tell:
        for number, word in enumerate(wanted):
            part = _part(tell, number / len(wanted), 1 / len(wanted))
            made.append(
                make_report(
                    municipality_id=municipality_id, round_slug=slug, format=word, kind=kind, progress=part
                )
            )
    _write(made, slug if kind == FOLLOWUP else f"{slug}-{report_of(kind).file}", out)


def _part(tell: Tell, start: float, share: float) -> Tell:
    return lambda done, doing: tell(start + share * done, doing)


def _write(made: list[Rendered], name: str, folder: Path) -> None:
    """All are made before any is written, so that a bad format leaves no file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(f"Mappen {folder} går inte att skapa: {error.strerror}.") from None
    for report in made:
        file = folder / f"{name}.{report.extension}"
        write_bytes(file, report.data)
        say(escape(str(file)))
