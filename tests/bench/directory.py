"""The public directory with 5,000 services, from one worker, against a bare Django view as heavy."""

import itertools
import random
import resource
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import urlencode

import django
from django.core.management import call_command
from django.db import connection

django.setup()

from fridlyst.cli.serving import server_command  # noqa: E402
from fridlyst.organisation.models import Municipality  # noqa: E402
from fridlyst.support.finding.words_kept import KeptWords  # noqa: E402
from fridlyst.support.queries.directory import directory  # noqa: E402
from tests.bench.measuring import Ratio, milliseconds  # noqa: E402
from tests.support.building import fill_directory  # noqa: E402

SERVICES: Final = 5000
# As many requests in a turn, and so many turns of each.
IN_A_TURN, TURNS = 20, 60
# So many requests first, for what is kept is drawn by the first who ask.
WARM: Final = 4000
# Half the rate is twice the time.
TARGET: Final = 2.0
# A service's page is drawn for the first who looks; so many services share the visits here.
OFTEN: Final = 20
TOWN: Final = "prov"
EVERYDAY: Final = (
    "min man slår mig", "jag slår min sambo och vill sluta", "han tar min lön", "hotar dela bilder på mig",
    "vill gifta bort mig", "orolig för min syster", "min son 14 år", "behöver någonstans att bo",
    "någon att prata med", "har sålt sex", "anmäla till polisen", "my husband hits me", "زوجي يضربني",
)  # fmt: skip
# An address and what is sent to it, nothing when it is only asked for.
Request = tuple[str, bytes]
WSGI: Final = "fridlyst.project.wsgi:application"


class Worker:
    """One worker of a web server, as `fridlyst serve` starts it, in a process of its own."""

    def __init__(self, application: str) -> None:
        self._port = _free_port()
        self._command = server_command("127.0.0.1", self._port, processes=1, threads=4)
        self._command[self._command.index(WSGI)] = application

    def __enter__(self) -> "Worker":
        self._process = subprocess.Popen(self._command)
        self._line = HTTPConnection("127.0.0.1", self._port, timeout=120)
        for _ in range(300):
            try:
                self._line.connect()
            except OSError:
                time.sleep(0.1)
            else:
                break
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.terminate()
        self._process.wait()

    def ask(self, request: Request) -> bytes:
        """One request on a line that stays open, answered whole."""
        address, sent = request
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if sent else {}
        self._line.request("POST" if sent else "GET", address, sent or None, headers)
        answer = self._line.getresponse()
        body = answer.read()
        assert answer.status == 200, (answer.status, address)
        return body

    def milliseconds(self, requests: Sequence[Request]) -> float:
        """How long a request takes, over one turn on a fresh line: the server closes those that are idle."""
        self._line.close()
        return milliseconds(lambda: [self.ask(one) for one in requests]) / len(requests)

    def memory(self) -> float:
        """What the worker holds, in megabytes."""
        (worker,) = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        held = Path(f"/proc/{worker}/statm").read_text(encoding="ascii").split()[1]
        return int(held) * resource.getpagesize() / 2**20


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def pages() -> Iterator[tuple[str, Iterator[Request]]]:
    """Each kind of request, endless and never twice the same where words are sent."""
    found, draw = directory(TOWN), random.Random(7)
    numbers = [one.id for one in found.services[:OFTEN]]
    yield "startsidan", itertools.repeat(_got(f"/info/{TOWN}/"))
    yield "allt stöd", itertools.repeat(_got(f"/info/{TOWN}/alla/"))
    yield (
        "en stödinsats (var sin)",
        (_got(f"/info/{TOWN}/visa/{draw.choice(numbers)}/") for _ in itertools.count()),
    )
    yield "sökning med frågor", (_sent(_answers(draw)) for _ in itertools.count())
    vocabulary = [word for word in KeptWords(found.services).shown.values() if len(word) > 4]
    yield "sökning med ord", (_sent({"ord": _words(draw, vocabulary, 0.0)}) for _ in itertools.count())
    yield (
        "sökning med ord, vart femte felstavat",
        (_sent({"ord": _words(draw, vocabulary, 0.2)}) for _ in itertools.count()),
    )


def _answers(draw: random.Random) -> dict[str, Any]:
    return {
        "vem": draw.choice(["", "exposed", "using_violence", "child", "young", "relative"]),
        "alder": draw.choice(["", str(draw.randint(6, 90))]),
        "hant": draw.sample(["body", "threats", "sexual", "money", "honour", "digital"], draw.randint(0, 3)),
        "sprak": draw.choice(["", "ar", "so", "en"]),
        "ord": "",
    }


def _words(draw: random.Random, vocabulary: list[str], misspelt: float) -> str:
    """A sentence as people write, and a few words of the services."""
    words = [*draw.choice(EVERYDAY).split(), *draw.choices(vocabulary, k=2)]
    return " ".join(_misspelt(draw, word) if draw.random() < misspelt else word for word in words)


def _misspelt(draw: random.Random, word: str) -> str:
    at = draw.randrange(len(word))
    return draw.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + "e" + word[at + 1 :]]
    )


def _got(address: str) -> Request:
    return address, b""


def _sent(data: dict[str, Any]) -> Request:
    return f"/info/{TOWN}/", urlencode(data, doseq=True).encode()


def measured(name: str, requests: Iterator[Request], ours: Worker, bare: Worker) -> Iterator[Ratio]:
    """The medians of turns of each, taken in turns, after some to warm up.

    What is sent is told against a bare view that reads as much, too: its target is that of the page that is
    only asked for.
    """
    warm = WARM if name.startswith("sökning") else IN_A_TURN
    ours.milliseconds([next(requests)])
    weight = int(median(len(ours.ask(next(requests))) for _ in range(warm)))
    sent = next(requests)[1]
    floors = [[(f"/{weight}/", body)] * IN_A_TURN for body in dict.fromkeys((b"", sent))]
    for floor in floors:
        bare.milliseconds(floor)
    turns = [
        (
            ours.milliseconds(list(itertools.islice(requests, IN_A_TURN))),
            *(bare.milliseconds(floor) for floor in floors),
        )
        for _ in range(TURNS)
    ]
    figure, asked_for, *read = map(median, zip(*turns, strict=True))
    yield Ratio(name, figure, asked_for, TARGET, note=f"{weight / 1000:.0f} kB")
    for floor in read:
        yield Ratio("  mot en vy som läser det skickade", figure, floor, None)


def main() -> None:
    """Make the directory, measure, print."""
    call_command("migrate", verbosity=0)
    fill_directory(Municipality.objects.create(name="Prov", code="9999", slug=TOWN).pk, SERVICES)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    with Worker(WSGI) as ours, Worker("tests.bench.bare_site:application") as bare:
        ours.milliseconds([_got(f"/info/{TOWN}/om/")])
        before = ours.memory()
        first = ours.milliseconds([_sent({"ord": "min man slår mig"})])
        for name, requests in pages():
            for ratio in measured(name, requests, ours, bare):
                print(ratio.line, flush=True)
        held = ours.memory() - before
    print(
        f"första sökningen efter en ändring: {first:.0f} ms; sökningen och det som är ritat: {held:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
