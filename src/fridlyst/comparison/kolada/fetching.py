"""One answer from Kolada, within bounds: time, size, waiting, tries, and never from another host."""

import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

import requests
import urllib3
from requests.auth import AuthBase

from fridlyst.base.errors import BadInput
from fridlyst.comparison.kolada.errors import (
    KoladaAway,
    KoladaBusy,
    KoladaElsewhere,
    KoladaError,
    KoladaRefused,
    KoladaStrange,
)
from fridlyst.comparison.kolada.reading import read_json

Sleep = Callable[[float], None]
Clock = Callable[[], float]
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_PIECE = 16_384
_BROKEN = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
_PASSING = frozenset({500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long and how much; seconds and bytes. `most_waiting` bounds all that we are asked to wait."""

    connect: float = 10.0
    silence: float = 30.0
    whole_answer: float = 120.0
    largest: int = 40_000_000
    tries: int = 4
    first_pause: float = 2.0
    longest_wait: float = 120.0
    most_waiting: float = 900.0


class UnusableAddress(BadInput):
    """The address of the service is not one that figures may be fetched from."""

    code = "unusable-address"


class _NoAuth(AuthBase):
    """No name or password is ever sent, whatever stands in a .netrc."""

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        return r


class _Passing(Exception):
    """Something that may go better on the next try; `wait` is how long the service asked for."""

    def __init__(self, error: KoladaError, wait: float | None = None) -> None:
        super().__init__(error.message)
        self.error, self.wait = error, wait


@dataclass(slots=True)
class Fetching:
    """Fetches JSON below `base`, such as https://api.kolada.se. UnusableAddress for one without TLS.

    The certificate is always checked; plain HTTP is taken from this machine alone. `sleep` and `clock`
    (seconds that only rise) are passed in by tests.
    """

    base: str
    bounds: Bounds = field(default_factory=Bounds)
    sleep: Sleep = time.sleep
    clock: Clock = time.monotonic
    wall: Clock = time.time
    _session: requests.Session = field(default_factory=requests.Session)
    _waited: float = 0.0

    def __post_init__(self) -> None:
        self.base = checked_address(self.base)
        self._session.auth = _NoAuth()
        self._session.headers.update({"User-Agent": "Fridlyst", "Accept": "application/json"})
        self._session.headers["Accept-Encoding"] = "gzip"

    def get(self, path: str) -> object:
        """The JSON at the path, which begins with a slash; tried again where that may help.

        KoladaAway, KoladaBusy, KoladaRefused, KoladaStrange or KoladaElsewhere.
        """
        for number in range(1, self.bounds.tries + 1):
            try:
                return self._once(path)
            except _Passing as passing:
                if number == self.bounds.tries:
                    raise passing.error from None
                self._pause(passing, number)
        raise KoladaAway

    def path_of(self, address: str) -> str:
        """The path and query of an address that the service gave; KoladaElsewhere for another host's."""
        parts, own = _split(address), urlsplit(self.base)
        if parts.netloc and (parts.hostname != own.hostname or not _same_port(parts, own)):
            raise KoladaElsewhere(address)
        if parts.scheme not in ("", "http", "https") or not parts.path.startswith("/") or "@" in parts.netloc:
            raise KoladaElsewhere(address)
        below = own.path.rstrip("/")
        if below and not parts.path.startswith(f"{below}/"):
            raise KoladaElsewhere(address)
        return parts.path.removeprefix(below) + (f"?{parts.query}" if parts.query else "")

    def _pause(self, passing: _Passing, number: int) -> None:
        wait = self.bounds.first_pause * 4 ** (number - 1) if passing.wait is None else passing.wait
        if wait > self.bounds.longest_wait or self._waited + wait > self.bounds.most_waiting:
            raise passing.error from None
        self._waited += wait
        self.sleep(wait)

    def _once(self, path: str) -> object:
        try:
            with self._session.get(
                self.base + path,
                stream=True,
                allow_redirects=False,
                verify=True,
                timeout=(self.bounds.connect, self.bounds.silence),
            ) as answer:
                self._check(answer)
                return read_json(self._content(answer))
        except _BROKEN:
            raise _Passing(KoladaAway()) from None

    def _check(self, answer: requests.Response) -> None:
        status = answer.status_code
        if status == 429:
            raise _Passing(KoladaBusy(), self._asked_to_wait(answer.headers.get("Retry-After", "")))
        if status in _PASSING:
            raise _Passing(KoladaAway())
        if 300 <= status < 400:
            raise KoladaElsewhere(answer.headers.get("Location", ""))
        if status != 200:
            refused = KoladaRefused()
            refused.details["status"] = status
            raise refused

    def _asked_to_wait(self, given: str) -> float | None:
        """Seconds, or a date, as RFC 9110 (10.2.3) has it; None for neither."""
        if given.isascii() and given.isdigit():
            return float(given[:9])
        try:
            return max(0.0, parsedate_to_datetime(given).timestamp() - self.wall())
        except (ValueError, TypeError, OverflowError):
            return None

    def _content(self, answer: requests.Response) -> bytes:
        """The whole answer, unpacked piece by piece so that nothing can swell past the bound."""
        kept, began = bytearray(), self.clock()
        for piece in self._unpacked(answer):
            kept += piece
            if len(kept) > self.bounds.largest:
                raise KoladaStrange("too large")
            if self.clock() - began > self.bounds.whole_answer:
                raise _Passing(KoladaAway())
        return bytes(kept)

    def _unpacked(self, answer: requests.Response) -> Iterator[bytes]:
        packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
        pieces = _pieces(answer)
        if packing == "identity":
            yield from pieces
        elif packing == "gzip":
            yield from _gunzipped(pieces)
        else:
            raise KoladaStrange("packing")


def _pieces(answer: requests.Response) -> Iterator[bytes]:
    """What has come, as it comes: a piece is never waited for until it is full."""
    while piece := answer.raw.read1(_PIECE, decode_content=False):
        yield piece


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            left = piece
            while left:
                yield unpacker.decompress(left, 4 * _PIECE)
                left = unpacker.unconsumed_tail
        if not unpacker.eof:
            raise KoladaStrange("gzip")
    except zlib.error:
        raise KoladaStrange("gzip") from None


def checked_address(given: str) -> str:
    """The address without a slash at its end; UnusableAddress unless it is https, or on this machine."""
    try:
        parts = urlsplit(given)
        usable = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
        plain = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        usable = plain = False
    if not usable or not plain or parts.query or parts.fragment:
        raise UnusableAddress("Adressen till Kolada ska börja med https://. Ändra FRIDLYST_KOLADA_URL.")
    return given.rstrip("/")


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise KoladaElsewhere(address) from None
    return parts


def _same_port(one: SplitResult, own: SplitResult) -> bool:
    """Kolada has written http:// in addresses of an https service: the scheme is ours, the port the same."""
    if one.port is None and own.port is None:
        return True
    return _port(one) == _port(own)


def _port(of: SplitResult) -> int:
    return of.port or (443 if of.scheme == "https" else 80)
