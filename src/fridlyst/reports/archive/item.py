"""One file of an archive package, before it is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fridlyst.base.sentences import Sentence


class ItemKind(StrEnum):
    """What a file of the package is."""

    TEXT = "text"
    SOURCE = "source"
    PROGRAMME = "programme"
    MATTER = "matter"
    DOCUMENT = "document"
    LETTER = "letter"
    REPORT = "report"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ItemKind.TEXT: Sentence("Text"),
    ItemKind.SOURCE: Sentence("Dokumentet som lästes"),
    ItemKind.PROGRAMME: Sentence("Programmet som data"),
    ItemKind.MATTER: Sentence("Ärende"),
    ItemKind.DOCUMENT: Sentence("Handling"),
    ItemKind.LETTER: Sentence("Tjänsteskrivelse"),
    ItemKind.REPORT: Sentence("Uppföljning"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A file at `path` in the package; `pieces` gives its bytes when it is written, and not before."""

    path: str
    title: str
    kind: ItemKind
    pieces: Callable[[], Iterable[bytes]]
    on: date | None = None
    body: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that has been written: its size in bytes and its SHA-256."""

    item: Item
    size: int
    sha256: str
