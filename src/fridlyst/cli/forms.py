"""fridlyst round form: what the questions of an XLSForm would be here."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from fridlyst.cli.files import read_bytes
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import out, say, table
from fridlyst.exchange.xlsform.reading import FormRead, read_form
from fridlyst.followup.questioning import QuestionCondition, QuestionFields
from fridlyst.followup.terms import QuestionAbout, QuestionKind, Status
from fridlyst.intake.guard import cells_in_worker
from fridlyst.organisation.queries import bodies, municipality_by_code


def form(
    file: Annotated[Path, typer.Argument(help="Formuläret, en XLSForm (.xlsx)", metavar="FIL")],
    municipality: MunicipalityCode,
) -> None:
    known = {body.key: body.id for body in bodies(municipality_by_code(municipality).id)}
    _show(read_form(cells_in_worker(read_bytes(file), file.name), bodies=known))


def _show(read: FormRead) -> None:
    shown = table("Fråga", "Svar", "Om", "Krävs", "Villkor", title=escape(read.title) or None)
    for one in read.questions:
        about, kind = str(QuestionAbout(one.about).label), _kind(one)
        must = "ja" if one.required else ""
        shown.add_row(escape(one.label), kind, about, must, escape(_when(one.condition)))
    out.print(shown)
    for left in read.unread:
        say(f"[yellow]?[/] {escape(left.said)}")
    say(f"{len(read.questions)} frågor kan läsas in. Inget är sparat.")


def _kind(question: QuestionFields) -> str:
    label = str(QuestionKind(question.kind).label)
    return escape(
        f"{label}: {', '.join(one.label for one in question.options)}" if question.options else label
    )


def _when(condition: QuestionCondition | None) -> str:
    """The condition in words."""
    if condition is None:
        return ""
    parts = [", ".join(str(Status(code).label) for code in condition.statuses)] if condition.statuses else []
    if condition.question:
        parts.append(f"{condition.question}: {', '.join(condition.values)}")
    return "; ".join(parts)
