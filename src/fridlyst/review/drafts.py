"""A proposal before it is stored."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """`parent` is the path of what it hangs under; `under_key` the key or address, in what there is
    already, of what it belongs to."""

    kind: str
    path: Path
    content: Json
    confidence: float
    source: Json
    parent: Path = ()
    change: str = "new"
    before: Json | None = None
    fields: tuple[str, ...] = ()
    under_key: str = ""
