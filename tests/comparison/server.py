"""A service of our own that speaks Kolada's interface, versions 3 and 2, and can be made to misbehave.

It holds what is invented for the tests. `troubles` are answered first, one for each question.
"""

import gzip
import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

MOST_IDS = 25
AREAS = {
    "0000": ("Riket", "L"),
    "0018": ("Region Örebro län", "L"),
    "1882": ("Askersund", "K"),
    "1881": ("Kumla", "K"),
    "1861": ("Hallsberg", "K"),
    "1760": ("Storfors", "K"),
    "1489": ("Alingsås", "K"),
}
GROUPS = {
    "G36400": ("Liknande kommuner IFO, Askersund, 2023", ("1760",)),
    "G36401": ("Liknande kommuner IFO, Askersund, 2024", ("1760", "1861", "1881")),
    "G37401": ("Liknande kommuner, övergripande, Askersund, 2025", ("1489", "1861")),
    "G50018": ("Örebro läns kommuner (ovägt medel)", ("1882", "1881", "1861")),
    "G90001": ("Pendlingskommuner", ("1882", "1489")),
}
MEASURES = {
    "N07403": ("Anmälda våldsbrott, antal/100 000 inv", False),
    "U30750": ("Våldsutsatta vuxna, aktualiserade, antal/10 000 inv 18+", True),
    "U28125": ("Rutin vid våld, andel (%)", False),
}
Answer = tuple[int, Mapping[str, str], bytes]
Trouble = Callable[["Handler"], Answer | None]


@dataclass
class Service:
    """The running service: its address, what it was asked, and what it does instead of answering."""

    url: str = ""
    versions: Sequence[str] = ("3", "2")
    closed: Mapping[str, bytes] = field(default_factory=dict)
    page_length: int = 20
    packed: bool = True
    values: dict[tuple[str, str, int], list[dict[str, Any]]] = field(default_factory=dict)
    measures: dict[str, tuple[str, bool]] = field(default_factory=lambda: dict(MEASURES))
    groups: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=lambda: dict(GROUPS))
    areas: dict[str, tuple[str, str]] = field(default_factory=lambda: dict(AREAS))
    troubles: deque[Trouble] = field(default_factory=deque)
    asked: list[str] = field(default_factory=list)
    scheme: str = "http"

    def give(
        self, measure: str, area: str, year: int, value: float | None, sex: str = "T", **more: object
    ) -> None:
        """Let the service hold a value."""
        held = {"gender": sex, "value": value, "status": "", "count": 1, **more}
        self.values.setdefault((measure, area, year), []).append(held)

    def always(self, trouble: Trouble) -> None:
        """Misbehave on every question from now on."""
        self.troubles.extend([trouble] * 50)


def filled(service: Service) -> Service:
    """Values for every measure, area and group in ten years, so that there are several pages."""
    for at, measure in enumerate(sorted(service.measures), start=1):
        for place, area in enumerate([*service.areas, *service.groups], start=1):
            for year in range(2015, 2025):
                service.give(measure, area, year, at * 100 + place * 10 + (year - 2015))
    return service


class Handler(BaseHTTPRequestHandler):
    """One question."""

    service: Service

    def do_GET(self) -> None:
        self.service.asked.append(unquote(self.path))
        trouble = self.service.troubles.popleft() if self.service.troubles else None
        answer = trouble(self) if trouble else self._answer()
        if answer is not None:
            self.send(*answer)

    def send(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        """Write the answer; a gzip body as the service itself packs it."""
        if self.service.packed and "Content-Encoding" not in headers:
            content, headers = gzip.compress(content), {**headers, "Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: ANN401
        """Nothing is logged."""

    def _answer(self) -> Answer:
        parts = urlsplit(self.path)
        steps = [unquote(one) for one in parts.path.strip("/").split("/")]
        version = steps[0].removeprefix("v")
        if version in self.service.closed:
            return 200, {}, self.service.closed[version]
        if version not in self.service.versions:
            return 404, {}, b'{"detail": "Not Found"}'
        if any(len(step.split(",")) > MOST_IDS for step in steps):
            return (422 if version == "3" else 400), {}, b'{"detail": "too many"}'
        return self._page(version, self._records(version, steps[1:]), parse_qs(parts.query))

    def _records(self, version: str, steps: list[str]) -> list[dict[str, Any]] | None:
        match steps:
            case ["municipality"]:
                return [{"id": code, "title": title, "type": kind} for code, (title, kind) in self._areas()]
            case ["municipality_groups"]:
                return [self._group(version, code) for code in self.service.groups]
            case ["kpi", codes]:
                return self._measures(codes.split(","))
            case ["data", "kpi", codes, "municipality", areas, "year", years]:
                return self._values(version, codes.split(","), areas.split(","), years.split(","))
        return None

    def _areas(self) -> list[tuple[str, tuple[str, str]]]:
        return list(self.service.areas.items())

    def _group(self, version: str, code: str) -> dict[str, Any]:
        title, members = self.service.groups[code]
        names = ("member_id", "member_title") if version == "3" else ("id", "title")
        listed = [dict(zip(names, (one, self.service.areas[one][0]), strict=True)) for one in members]
        return {"id": code, "title": title, "members": listed}

    def _measures(self, codes: list[str]) -> list[dict[str, Any]] | None:
        if not all(code in self.service.measures for code in codes):
            return None
        return [
            {
                "id": code,
                "title": self.service.measures[code][0],
                "description": "Påhittad.",
                "is_divided_by_gender": int(self.service.measures[code][1]),
            }
            for code in codes
        ]

    def _values(
        self, version: str, codes: list[str], areas: list[str], years: list[str]
    ) -> list[dict[str, Any]]:
        return [
            {
                "kpi": code,
                "municipality": area,
                "period": int(year) if version == "3" else year,
                "values": self.service.values[code, area, int(year)],
            }
            for code in codes
            for area in areas
            for year in years
            if (code, area, int(year)) in self.service.values
        ]

    def _page(
        self, version: str, records: list[dict[str, Any]] | None, query: dict[str, list[str]]
    ) -> Answer:
        if records is None:
            return 404, {}, b'{"detail": "Not Found"}'
        page, length = int(query.get("page", ["1"])[0]), self.service.page_length
        shown = records[(page - 1) * length : page * length]
        host = self.headers["Host"]
        path = urlsplit(self.path).path
        more = page * length < len(records)
        following = f"{self.service.scheme}://{host}{path}?page={page + 1}" if more else None
        name = "next_url" if version == "3" else "next_page"
        answer: dict[str, Any] = {"count": len(shown), "values": shown}
        if following or version == "3":
            answer[name] = following
        return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()


def answering(status: int, content: bytes = b"{}", **headers: str) -> Trouble:
    """Answer this, whatever was asked; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: (status, named, content)


def saying(given: object) -> Trouble:
    """Answer this as JSON."""
    return answering(200, json.dumps(given).encode())


def hanging_up(handler: Handler) -> None:
    """Break the connection instead of answering."""
    handler.close_connection = True
    handler.connection.close()


def dripping(handler: Handler) -> None:
    """Begin an answer, and go on with a character at a time."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.01)
    handler.close_connection = True


def cut_off(handler: Handler) -> None:
    """Promise more than comes."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"values": [')
    handler.close_connection = True


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service, answering on this machine until the end of the block."""
    handler = type("Bound", (Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
