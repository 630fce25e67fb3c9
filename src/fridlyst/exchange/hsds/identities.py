"""Identities that are the same each time: a reader can follow a service from one day to the next."""

from typing import Final
from uuid import UUID, uuid5

Item = dict[str, object]
NAMESPACE: Final = UUID("0d7b1c7e-5d0a-5a55-9a4b-8f0f6c2f3b61")


def identity(*parts: str) -> str:
    """A UUID (RFC 9562, version 5) that the parts alone decide."""
    return str(uuid5(NAMESPACE, "\x1f".join(parts)))


def without_empty(item: Item) -> Item:
    """The item without what is not said: HSDS leaves a field out rather than null it."""
    return {name: value for name, value in item.items() if value is not None and value != "" and value != []}


def simple(item: Item) -> Item:
    """The item's own fields, without what it holds many of."""
    return {name: value for name, value in item.items() if not isinstance(value, list)}
