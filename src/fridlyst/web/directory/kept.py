"""Pages and pieces of pages kept in the process, so that a directory is drawn once and sent many times.

What is kept belongs to one Directory as it was read: when anything shown has changed there is another, and
all that was kept of the first goes. Nothing of a visitor is in a key or in what is kept.
"""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar

from django.conf import settings

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
    """What is kept of one directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.pieces: dict[Hashable, str] = {}
        self.pages: dict[Hashable, bytes] = {}
        self.size = 0


_towns: dict[str, _Town] = {}
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
    _asked[town] = (now, found)
    while len(_asked) > MOST_TOWNS:
        _asked.pop(next(iter(_asked)), None)
    return found


def kept_piece(directory: Directory, key: Hashable, make: Callable[[], str]) -> str:
    """A piece of a page, as one service in a language; `key` says which, and all that it depends on."""
    town = _town(directory)
    found = town.pieces.get(key)
    if found is None:
        found = make()
        # Only letters beyond Latin-1 take more than one byte each, and those two.
        _keep(town, town.pieces, key, found, len(found) * (1 if found.isascii() else 2))
    return found


def kept_page(directory: Directory, key: Hashable, make: Callable[[], bytes]) -> bytes:
    """A whole page; `key` says which, in which language, and all else that the page depends on."""
    town = _town(directory)
    found = town.pages.get(key)
    if found is None:
        found = make()
        _keep(town, town.pages, key, found, len(found))
    return found


def kept_bytes() -> int:
    """How much is kept now, in bytes."""
    return sum(town.size for town in list(_towns.values()))


def _town(directory: Directory) -> _Town:
    found = _towns.get(directory.town.slug)
    if found is None or found.directory is not directory:
        with _lock:
            found = _Town(directory)
            _towns.pop(directory.town.slug, None)
            _towns[directory.town.slug] = found
    return found


def _keep(town: _Town, among: dict[Hashable, Kept], key: Hashable, value: Kept, size: int) -> None:
    """Keep it; when there is too much whole towns go, the first first, and a town too large starts anew."""
    with _lock:
        among[key] = value
        town.size += size + _BESIDE
        while len(_towns) > 1 and kept_bytes() > MOST_BYTES:
            del _towns[next(iter(_towns))]
        if town.size > MOST_BYTES:
            town.pieces.clear()
            town.pages.clear()
            town.size = 0
