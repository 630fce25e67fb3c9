"""Catalogues kept in the process: made once for each town and revision of its directory."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from fridlyst.exchange.hsds.catalogue import Catalogue, catalogue
from fridlyst.support.shapes import Directory

# Towns whose catalogues are kept at the same time.
_MOST: Final = 32
_kept: OrderedDict[tuple[int, str], tuple[Directory, Catalogue]] = OrderedDict()
_lock = Lock()


def kept_catalogue(directory: Directory, base: str) -> Catalogue:
    """The directory's catalogue; the one kept while the directory is the very same."""
    key = (directory.town.id, base)
    with _lock:
        found = _kept.get(key)
        if found and found[0] is directory:
            _kept.move_to_end(key)
            return found[1]
    made = catalogue(directory, base)
    with _lock:
        _kept[key] = (directory, made)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
