"""How the trail is chained."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """The part of an event that its hash covers."""

    municipality_id: int
    number: int
    at: datetime
    user_id: int | None
    user_label: str
    verb: str
    object_type: str
    object_id: int | None
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry with the hashes that stand beside it."""

    entry: Entry
    previous_hash: str
    hash: str


def chained_hash(entry: Entry, previous_hash: str) -> str:
    """SHA-256, as hexadecimal, over the previous hash and the entry as canonical JSON."""
    content = [
        entry.municipality_id,
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.user_id,
        entry.user_label,
        entry.verb,
        entry.object_type,
        entry.object_id,
        entry.data,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous_hash}\n{text}".encode()).hexdigest()


def first_break(rows: Iterable[Stored], *, length: int, last_hash: str) -> tuple[int, str] | None:
    """The number of the first row that does not hold, with why; None for a whole chain.

    `rows` come in order of number; `length` and `last_hash` are what the chain says of its end.
    """
    previous, expected = "", 1
    for row in rows:
        if row.entry.number != expected:
            return expected, "raden saknas"
        if row.previous_hash != previous:
            return expected, "raden hänger inte ihop med raden före"
        if chained_hash(row.entry, previous) != row.hash:
            return expected, "raden är ändrad"
        previous, expected = row.hash, expected + 1
    if expected - 1 != length or previous != last_hash:
        return expected, "kedjans slut saknas"
    return None
