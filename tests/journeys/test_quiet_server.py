"""The real server writes nothing of who read the public pages, or of what was asked."""

import os
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.db import connection

from fridlyst.cli.serving import server_command
from tests import factories
from tests.support.building import fill_directory

pytestmark = [pytest.mark.journey, pytest.mark.files, pytest.mark.django_db(transaction=True)]
SECRET, AGENT = "hemligt-ord-som-ingen-far-se", "Nokia-som-bara-hon-har"
SHUT = "Connection: close\r\n"


def test_nothing_is_written_of_a_visit(tmp_path: Path) -> None:
    town = factories.town("0180", "Stockholm")
    fill_directory(town.municipality.pk, 5)
    with sqlite3.connect(tmp_path / "fridlyst.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    port = free_port()
    environment = {**os.environ, "FRIDLYST_DATA": str(tmp_path), "FRIDLYST_LOG_LEVEL": "DEBUG"}
    server = subprocess.Popen(
        server_command("127.0.0.1", port, processes=1, threads=2),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        site = f"http://127.0.0.1:{port}"
        wait_for(f"{site}/info/{town.slug}/")
        assert asked(f"{site}/info/{town.slug}/", {"ord": SECRET, "vem": "child"}) == 200
        assert asked(f"{site}/info/{town.slug}/?{SECRET}") == 200
        assert asked(f"{site}/info/{town.slug}/visa/0/") == 404
        assert asked(f"{site}/info/{town.slug}/om/", {"ord": SECRET}) == 405
        assert asked(f"{site}/info/{SECRET}/") == 404
        assert asked(f"{site}/info/{town.slug}/", {"ord": SECRET * 9000}) == 413
        for odd in (
            f"GET /info/{SECRET}\0",
            f"GET /{SECRET} x y",
            f"GET /Info/{SECRET}/",
            f"POST //insyn/{SECRET}/",
        ):
            written(port, f"{odd} HTTP/1.1\r\nHost: {SECRET}\r\nExpect: {SECRET}\r\n{SECRET} x\r\n\r\n")
        # Nobody outside may say that the site stands below an address, and so come past a rule of a proxy.
        moved = f"GET /info/konto/login/ HTTP/1.1\r\nHost: localhost\r\n{SHUT}SCRIPT_NAME: /info\r\n\r\n"
        assert written(port, moved).startswith(b"HTTP/1.1 404")
        (tmp_path / "fridlyst.sqlite3").write_bytes(b"broken" * 5000)
        asked(f"{site}/info/{town.slug}/", {"ord": SECRET})
    finally:
        server.send_signal(signal.SIGTERM)
        said = server.communicate(timeout=30)[0].decode()
    for word in (SECRET, AGENT, "/info/", town.slug, "127.0.0.1 -", "ip=127"):
        assert word not in said.replace(str(tmp_path), ""), said


def asked(address: str, data: dict[str, str] | None = None) -> int:
    """The status of an answer; with data it is sent as a form."""
    body = urlencode(data).encode() if data else None
    try:
        with urlopen(Request(address, data=body, headers={"User-Agent": AGENT}), timeout=20) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def written(port: int, request: str) -> bytes:
    """Send this to the server, whatever it is, and hear it out."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(request.encode())
        while part := line.recv(65536):
            heard += part
    return heard


def wait_for(address: str) -> None:
    """Wait until the server answers, thirty seconds at most."""
    end = time.monotonic() + 30
    while True:
        try:
            assert asked(address) == 200
            return
        except (URLError, ConnectionError):
            assert time.monotonic() < end
            time.sleep(0.2)


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
