"""Options that several commands share."""

from typing import Annotated

import typer

MunicipalityCode = Annotated[
    str, typer.Option(help="Kommunens fyrsiffriga kod", metavar="KOD", show_default=False)
]
