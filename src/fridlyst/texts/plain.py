"""Passages as JSON, and a text's fingerprint."""

import hashlib
from collections.abc import Mapping
from typing import Any

from fridlyst.texts.shapes import Passage, TextBody

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


def fingerprint(body: TextBody) -> str:
    """SHA-256 over headings and passages, a line each: the same for the same words, whatever their keys."""
    kept = hashlib.sha256()
    for section in body.sections:
        kept.update(f"#{section.level} {section.title}\n".encode())
        for passage in section.passages:
            kept.update(f"{passage.kind} {passage.text}\n".encode())
    return kept.hexdigest()
