"""fridlyst add-municipality."""

from typing import Annotated

import typer
from rich.markup import escape

from fridlyst.base.errors import Conflict
from fridlyst.cli.options import MunicipalityCode
from fridlyst.cli.screen import say
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.queries import municipalities


def run(
    name: Annotated[str, typer.Argument(help="Kommunens namn, till exempel Askersund", metavar="NAMN")],
    code: MunicipalityCode,
) -> None:
    for one in municipalities():
        if one.code == code:
            raise Conflict(f"Kommunkoden {code} finns redan: {one.name}.")
    made = ensure_municipality(code=code, name=name)
    say(f"{escape(made.name)} finns nu på /{made.slug}/. Lägg till en samordnare med fridlyst add-user.")
