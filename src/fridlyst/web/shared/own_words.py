"""The municipality's own words for statuses, in use while a page of that municipality is drawn.

As the language is: said once around a page, and nothing of it is left when the page is done.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from fridlyst.followup.queries.words import status_words

_read: ContextVar[Callable[[], Mapping[str, str]]] = ContextVar("status_words", default=dict)


@contextmanager
def own_words(municipality_id: int) -> Iterator[None]:
    """Statuses are called what the municipality calls them until the block ends.

    One statement, at the first status that is named; none on a page that names no status.
    """
    token = _read.set(cache(lambda: status_words(municipality_id)))
    try:
        yield
    finally:
        _read.reset(token)


def own_word(code: str) -> str:
    """The municipality's own word for a status; nothing where it has none, and outside a municipality."""
    return _read.get()().get(code, "")
