"""fridlyst verify-trail: the whole chain of every municipality, and the first row that does not hold."""

from typing import Annotated

import typer
from rich.markup import escape

from fridlyst.base.errors import WrongState
from fridlyst.cli.screen import out, table
from fridlyst.organisation.queries import municipalities, municipality_by_code
from fridlyst.trail.queries import Verdict, chains, verify


class TrailBroken(WrongState):
    """A row of the trail was changed or taken away."""

    code = "trail-broken"


def run(
    municipality: Annotated[str | None, typer.Option(help="Bara den här kommunen", metavar="KOD")] = None,
) -> None:
    wanted = [municipality_by_code(municipality).id] if municipality else chains()
    names = {one.id: one.name for one in municipalities()}
    verdicts = [verify(municipality_id) for municipality_id in wanted]
    shown = table("Kommun", "#Rader", "Kedjan")
    for verdict in verdicts:
        held = "hel" if verdict.broken_at is None else f"bruten på rad {verdict.broken_at}"
        shown.add_row(escape(_name(verdict, names)), str(verdict.length), held)
    out.print(shown)
    broken = [verdict for verdict in verdicts if verdict.broken_at is not None]
    if broken:
        first = broken[0]
        raise TrailBroken(
            f"Spåret för {_name(first, names)} är brutet på rad {first.broken_at}: {first.why}."
        )


def _name(verdict: Verdict, names: dict[int, str]) -> str:
    return names.get(verdict.municipality_id, f"kommun {verdict.municipality_id}")
