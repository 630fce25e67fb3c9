"""Passages as JSON, and a text's fingerprint."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from fridlyst.texts.shapes import Anchor, Change, Found, Passage, TextBody

_PLACE = ("page", "table", "row", "column")


def passage_to_plain(passage: Passage) -> dict[str, Any]:
    """As JSON keeps it; what is not known is left out."""
    given: dict[str, Any] = {"key": passage.key, "kind": passage.kind, "text": passage.text}
    given |= {name: getattr(passage, name) for name in _PLACE if getattr(passage, name) is not None}
    if passage.column_heading:
        given["column_heading"] = passage.column_heading
    return given


def passage_from_plain(given: Mapping[str, Any]) -> Passage:
    """Back from JSON; KeyError for what is not a passage."""
    return Passage(
        key=given["key"],
        kind=given["kind"],
        text=given["text"],
        column_heading=given.get("column_heading", ""),
        **{name: given.get(name) for name in _PLACE},
    )


def anchor_to_plain(anchor: Anchor) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(anchor)


def anchor_from_plain(given: Mapping[str, Any]) -> Anchor:
    """Back from JSON; what is missing was not said, what is unknown is passed over."""
    return Anchor(**_known(Anchor, given))


def change_to_plain(change: Change) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(change)


def change_from_plain(given: Mapping[str, Any]) -> Change:
    """Back from JSON; KeyError without a kind."""
    return Change(**{"kind": given["kind"]} | _known(Change, given))


def found_to_plain(found: Found) -> dict[str, Any]:
    """As JSON keeps it: `wrong` as a list."""
    return asdict(found) | {"wrong": list(found.wrong)}


def found_from_plain(given: Mapping[str, Any]) -> Found:
    """Back from JSON; TypeError for what is not a place."""
    return Found(**_known(Found, given) | {"wrong": tuple(given.get("wrong", ()))})


def _known(shape: type[Anchor | Change | Found], given: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(shape)}
    return {name: value for name, value in given.items() if name in names and value is not None}


def fingerprint(body: TextBody) -> str:
    """SHA-256 over headings and passages, a line each: the same for the same words, whatever their keys."""
    kept = hashlib.sha256()
    for section in body.sections:
        kept.update(f"#{section.level} {section.title}\n".encode())
        for passage in section.passages:
            kept.update(f"{passage.kind} {passage.text}\n".encode())
    return kept.hexdigest()
