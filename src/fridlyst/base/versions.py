"""Versions of what has no number of its own to count them with."""

from collections.abc import Mapping
from zlib import crc32


def version_of(values: Mapping[str, object]) -> int:
    """A number that is another when the values are: what a form was filled from, to tell a later one."""
    return crc32("\n".join(f"{name}={value}" for name, value in sorted(values.items())).encode())
