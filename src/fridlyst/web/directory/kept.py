"""Pages and pieces of pages kept in the process, so that a directory is drawn once and sent many times.

What is kept belongs to one Directory as it was read: when anything shown has changed there is another, and
all that was kept of the first goes. Nothing of a visitor is in a key or in what is kept.
"""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar

from django.conf import settings

from fridlyst.support.keeping import MadeOf
from fridlyst.support.queries.directory import directory
from fridlyst.support.shapes import Directory

# The most that is kept, in bytes of the pages and pieces themselves, whatever the number of towns.
MOST_BYTES: Final = 48 * 1024 * 1024
# As many towns are remembered between two questions to the database.
MOST_TOWNS: Final = 40
# What a piece costs beyond its own letters.
_BESIDE: Final = 200
Kept = TypeVar("Kept", str, bytes)


class _Town:
    """What is kept of one directory, as the bytes of pages and the words of pieces."""

    def __init__(self, _directory: Directory) -> None:
        self.pieces: dict[Hashable, str] = {}
        self.pages: dict[Hashable, bytes] = {}
        self.size = 0

    def clear(self) -> None:
        self.pieces.clear()
        self.pages.clear()
        self.size = 0


_towns: MadeOf[_Town] = MadeOf(_Town)
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


def kept_piece(directory: Directory, key: Hashable, make: Callable[[], str]) -> str:
    """A piece of a page, as one service in a language; `key` says which, and all that it depends on."""
    town = _towns.of(directory)
    found = town.pieces.get(key)
    if found is None:
        found = make()
        # Only letters beyond Latin-1 take more than one byte each, and those two.
        _keep(town, town.pieces, key, found, len(found) * (1 if found.isascii() else 2))
    return found


def kept_page(directory: Directory, key: Hashable, make: Callable[[], bytes]) -> bytes:
    """A whole page; `key` says which, in which language, and all else that the page depends on."""
    town = _towns.of(directory)
    found = town.pages.get(key)
    if found is None:
        found = make()
        _keep(town, town.pages, key, found, len(found))
    return found


def kept_bytes() -> int:
    """How much is kept now, in bytes."""
    return sum(town.size for town in _towns.every())


def _keep(town: _Town, among: dict[Hashable, Kept], key: Hashable, value: Kept, size: int) -> None:
    """Keep it; when there is too much whole towns go, and a town too large starts anew."""
    with _lock:
        among[key] = value
        town.size += size + _BESIDE
        while kept_bytes() > MOST_BYTES and _towns.let_go():
            continue
        if town.size > MOST_BYTES:
            town.clear()
