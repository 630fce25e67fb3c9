"""What is made of a directory, kept in the process for as long as the directory is the very same."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, Generic, TypeVar

from fridlyst.support.shapes import Directory

Made = TypeVar("Made")
# So many services in all are kept, whichever towns they belong to; a small town costs as much as these.
MOST_SERVICES: Final = 20_000
_LEAST: Final = 100


class MadeOf(Generic[Made]):
    """One thing made of each town's directory as it was last read; safe between threads.

    Those asked for the longest ago go when there are more than `most` services; the newest always stays.
    """

    def __init__(self, make: Callable[[Directory], Made], most: int = MOST_SERVICES) -> None:
        self._make = make
        self._most = most
        self._kept: OrderedDict[str, tuple[Directory, Made]] = OrderedDict()
        self._lock = Lock()
        # One thread makes at a time: all that ask meanwhile would make the same.
        self._making = Lock()

    def of(self, directory: Directory) -> Made:
        """What was made of the directory, made now if it was not."""
        found = self._found(directory)
        if found is None:
            with self._making:
                found = self._found(directory) or self._keep(directory)
        return found[1]

    def every(self) -> list[Made]:
        """All that is kept, those asked for the longest ago first."""
        with self._lock:
            return [made for _directory, made in self._kept.values()]

    def let_go(self) -> bool:
        """Let what was asked for the longest ago go; False when there is nothing but the last."""
        with self._lock:
            if len(self._kept) < 2:
                return False
            self._kept.popitem(last=False)
            return True

    def _found(self, directory: Directory) -> tuple[Directory, Made] | None:
        with self._lock:
            found = self._kept.get(directory.town.slug)
            if found is None or found[0] is not directory:
                return None
            self._kept.move_to_end(directory.town.slug)
            return found

    def _keep(self, directory: Directory) -> tuple[Directory, Made]:
        made = directory, self._make(directory)
        with self._lock:
            self._kept[directory.town.slug] = made
            self._kept.move_to_end(directory.town.slug)
            count = sum(_weight(one) for one, _made in self._kept.values())
            while count > self._most and len(self._kept) > 1:
                _slug, (gone, _made) = self._kept.popitem(last=False)
                count -= _weight(gone)
        return made


def _weight(directory: Directory) -> int:
    return max(len(directory.services), _LEAST)
