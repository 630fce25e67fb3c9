"""Lists in pages: what is sorted by, and which page is shown, read from the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

T = TypeVar("T")

PAGE_LENGTH = 50


@dataclass(frozen=True)
class Sorting:
    """What a list is sorted by; `query` is the rest of the address, so that filters stay."""

    by: str
    descending: bool
    query: str

    def href(self, key: str) -> str:
        """The address that sorts by `key`; the other way round when it is already so."""
        turned = key == self.by and not self.descending
        return f"?{self.query}sort={'-' if turned else ''}{key}"

    def aria(self, key: str) -> str:
        """aria-sort for the column `key`, or nothing."""
        if key != self.by:
            return ""
        return "descending" if self.descending else "ascending"


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: its rows, and the addresses of the pages beside it ("" when there is none)."""

    rows: Sequence[T]
    first: int
    last: int
    total: int
    before: str
    after: str


def sorting(request: HttpRequest, allowed: Sequence[str], default: str) -> Sorting:
    """What the address asks to sort by, or `default` (a minus before it for descending)."""
    wanted = request.GET.get("sort", default)
    if wanted.removeprefix("-") not in allowed:
        wanted = default
    return Sorting(wanted.removeprefix("-"), wanted.startswith("-"), _rest(request, "sort", "page"))


def paged(request: HttpRequest, rows: Sequence[T], length: int = PAGE_LENGTH) -> Page[T]:
    """The page that the address asks for; the nearest one when it asks for one that is not."""
    pages = max(1, -(-len(rows) // length))
    here = min(max(1, _page_number(request)), pages)
    start = (here - 1) * length
    shown = rows[start : start + length]
    rest = _rest(request, "page")
    return Page(
        rows=shown,
        first=start + 1 if shown else 0,
        last=start + len(shown),
        total=len(rows),
        before=f"?{rest}page={here - 1}" if here > 1 else "",
        after=f"?{rest}page={here + 1}" if here < pages else "",
    )


def _page_number(request: HttpRequest) -> int:
    wanted = request.GET.get("page", "1")
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 1


def _rest(request: HttpRequest, *without: str) -> str:
    """The query of this address without the named keys, ready to be added to."""
    query = request.GET.copy()
    for key in without:
        query.pop(key, None)
    text = query.urlencode()
    return f"{text}&" if text else ""
