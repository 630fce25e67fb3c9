"""fridlyst serve: the web server."""

from typing import Annotated

import typer

from fridlyst.cli.serving import become_server


def run(
    host: Annotated[str, typer.Option(help="Adressen att lyssna på", metavar="ADRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Porten att lyssna på", metavar="PORT")] = 8000,
    processes: Annotated[int, typer.Option(help="Antal processer", min=1, metavar="ANTAL")] = 2,
    threads: Annotated[int, typer.Option(help="Antal trådar i varje process", min=1, metavar="ANTAL")] = 4,
) -> None:
    become_server(host, port, processes=processes, threads=threads)
