"""Pages and pieces of pages kept in the process, so that a directory is drawn once and sent many times.

What is kept belongs to one Directory as it was read: when anything shown has changed there is another, and
all that was kept of the first goes. Nothing of a visitor is in a key or in what is kept.
"""

import time
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock
from typing import Final

from django.conf import settings

from fridlyst.support.keeping import MadeOf
from fridlyst.support.queries.directory import directory
from fridlyst.support.shapes import Directory, PublicService
from fridlyst.web.directory.standing import Standing, standing

# The most that is kept, in bytes of the pages and pieces themselves, whatever the number of towns.
MOST_BYTES: Final = 48 * 1024 * 1024
# As many towns are remembered between two questions to the database.
MOST_TOWNS: Final = 40
# What a piece costs beyond its own letters.
_BESIDE: Final = 200


class KeptTown:
    """What is kept of one directory: pages and pieces of pages as bytes, and who is open this minute."""

    def __init__(self, directory: Directory) -> None:
        self.pieces: dict[Hashable, bytes] = {}
        self.pages: dict[Hashable, bytes] = {}
        self.size = 0
        # Many services keep the same hours, and hours are whole minutes.
        numbers: dict[Hashable, int] = {}
        self._hours = {
            one.id: numbers.setdefault((one.always_open, one.openings), len(numbers))
            for one in directory.services
        }
        self._minute: tuple[datetime | None, dict[Hashable, Standing | None]] = None, {}

    def clear(self) -> None:
        self.pieces.clear()
        self.pages.clear()
        self.size = 0

    def piece(self, key: Hashable, make: Callable[[], str]) -> bytes:
        """A piece of a page, as one service in a language; `key` says which, and all that it depends on."""
        return self.pieces.get(key) or _keep(self, self.pieces, key, make().encode())

    def standing(self, service: PublicService, minute: datetime, language: str) -> Standing | None:
        """How the service stands at a whole minute, in the words of the language that is active."""
        at, known = self._minute
        if at != minute:
            known = {}
            self._minute = minute, known
        key = self._hours[service.id], language
        if key not in known:
            known[key] = standing(service, minute)
        return known[key]


_towns: MadeOf[KeptTown] = MadeOf(KeptTown)
_asked: dict[str, tuple[float, Directory]] = {}
_lock = Lock()


def current_directory(town: str) -> Directory:
    """The town's directory, at most FRIDLYST_DIRECTORY_SECONDS behind; NotFound when there is no such town.

    A flood of visitors so costs the database one statement a second.
    """
    now = time.monotonic()
    asked = _asked.get(town)
    if asked is not None and now - asked[0] < settings.FRIDLYST_DIRECTORY_SECONDS:
        return asked[1]
    found = directory(town)
    with _lock:
        _asked[town] = (now, found)
        while len(_asked) > MOST_TOWNS:
            del _asked[next(iter(_asked))]
    return found


def kept_of(directory: Directory) -> KeptTown:
    """All that is kept of the directory."""
    return _towns.of(directory)


def kept_page(directory: Directory, key: Hashable, make: Callable[[], bytes]) -> bytes:
    """A whole page; `key` says which, in which language, and all else that the page depends on."""
    town = _towns.of(directory)
    return town.pages.get(key) or _keep(town, town.pages, key, make())


def kept_bytes() -> int:
    """How much is kept now, in bytes."""
    return sum(town.size for town in _towns.every())


def _keep(town: KeptTown, among: dict[Hashable, bytes], key: Hashable, value: bytes) -> bytes:
    """Keep it; when there is too much whole towns go, and a town too large starts anew."""
    with _lock:
        among[key] = value
        town.size += len(value) + _BESIDE
        while kept_bytes() > MOST_BYTES and _towns.let_go():
            continue
        if town.size > MOST_BYTES:
            town.clear()
    return value
