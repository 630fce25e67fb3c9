"""Running the web server and the worker as processes."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from fridlyst.base.errors import BadInput, WrongState

_WSGI = "fridlyst.project.wsgi:application"
_STOP_SECONDS = 10


class PortTaken(WrongState):
    """Another process listens on the port."""

    code = "port-taken"


def check_port(host: str, port: int) -> None:
    """Raise PortTaken when nothing more can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise BadInput("Porten ska vara ett tal mellan 1 och 65535.") from None
        except OSError:
            raise PortTaken(
                f"Porten {port} på {host} går inte att använda. Välj en annan med --port."
            ) from None


def server_command(host: str, port: int, *, processes: int, threads: int) -> list[str]:
    """The web server as a command: gunicorn, whose logs hold no address."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", _WSGI, "--bind", address),
        *("--workers", str(processes), "--worker-class", "gthread", "--threads", str(threads)),
        *("--timeout", "120", "--graceful-timeout", "20"),
        # No proxy of ours moves the site below an address, so nobody's request may say that one does.
        *("--forwarder-headers", ""),
        *("--log-level", "warning", "--logger-class", "fridlyst.project.server_log.ServerLog"),
    ]


def become_server(host: str, port: int, *, processes: int, threads: int) -> None:
    """Turn this process into the web server, so that signals reach it; never returns."""
    check_port(host, port)
    command = server_command(host, port, processes=processes, threads=threads)
    os.execv(command[0], command)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker in a process of its own, stopped when the block is left."""
    worker = subprocess.Popen([sys.executable, "-m", "fridlyst.cli.main", "worker"])
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()


def serve_until_stopped(host: str, port: int, *, processes: int, threads: int) -> None:
    """The web server in a process of its own, until it ends or this process is told to stop."""
    server = subprocess.Popen(server_command(host, port, processes=processes, threads=threads))
    try:
        server.wait()
    finally:
        server.terminate()
        server.wait()
