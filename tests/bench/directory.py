"""The public directory with 5,000 services, a request at a time, against a bare Django view as heavy."""

import gc
import io
import itertools
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, Final
from urllib.parse import urlencode

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection

django.setup()

from fridlyst.organisation.models import Municipality  # noqa: E402
from fridlyst.support.finding.words_kept import KeptWords  # noqa: E402
from fridlyst.support.queries.directory import directory  # noqa: E402
from tests.bench.bare_site import requested  # noqa: E402
from tests.bench.measuring import Ratio, milliseconds  # noqa: E402
from tests.support.building import fill_directory  # noqa: E402

SERVICES: Final = 5000
# As many requests in a turn, and so many turns of each.
IN_A_TURN, TURNS = 20, 15
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
Environ = dict[str, Any]


class Bare:
    """The floor, in a process of its own."""

    def __enter__(self) -> "Bare":
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._process = subprocess.Popen([sys.executable, "-m", "tests.bench.bare_site"], **pipes)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def milliseconds(self, weight: int) -> float:
        """How long a request takes, over one turn."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{weight} {IN_A_TURN}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


def pages() -> Iterator[tuple[str, Iterator[Environ]]]:
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


def _got(address: str) -> Environ:
    return {"REQUEST_METHOD": "GET", "PATH_INFO": address}


def _sent(data: dict[str, Any]) -> Environ:
    body = urlencode(data, doseq=True).encode()
    kind = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body))}
    return {"REQUEST_METHOD": "POST", "PATH_INFO": f"/info/{TOWN}/", **kind, "body": body}


def _ask(application: Callable[..., Any], given: Environ) -> bytes:
    environ = {"HTTP_HOST": "localhost", "SERVER_NAME": "localhost", "SERVER_PORT": "80", **given}
    environ |= {
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.input": io.BytesIO(given.get("body", b"")),
    }
    return requested(application, environ)


def measured(name: str, requests: Iterator[Environ], application: Callable[..., Any], bare: Bare) -> Ratio:
    """The medians of turns of each, taken in turns, after one to warm up."""
    warm = WARM if name.startswith("sökning") else IN_A_TURN
    weight = int(median(len(_ask(application, next(requests))) for _ in range(warm)))
    bare.milliseconds(weight)
    ours, floor = [], []
    for _ in range(TURNS):
        turn = list(itertools.islice(requests, IN_A_TURN))
        ours.append(milliseconds(lambda turn=turn: [_ask(application, one) for one in turn]) / IN_A_TURN)
        floor.append(bare.milliseconds(weight))
    return Ratio(name, median(ours), median(floor), TARGET, note=f"{weight / 1000:.0f} kB")


def main() -> None:
    """Make the directory, measure, print."""
    call_command("migrate", verbosity=0)
    fill_directory(Municipality.objects.create(name="Prov", code="9999", slug=TOWN).pk, SERVICES)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    application = get_wsgi_application()
    gc.collect()
    before = _held()
    first = milliseconds(lambda: _ask(application, _sent({"ord": "min man slår mig"})))
    with Bare() as bare:
        for name, requests in pages():
            print(measured(name, requests, application, bare).line, flush=True)
    print(
        f"första sökningen efter en ändring: {first:.0f} ms; minne för katalogen, sökningen och sidorna: "
        f"{_held() - before:.0f} MB (mest hållet hittills: {_peak():.0f} MB)",
        flush=True,
    )


def _held() -> float:
    with open("/proc/self/statm", encoding="ascii") as told:
        return int(told.read().split()[1]) * resource.getpagesize() / 2**20


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
