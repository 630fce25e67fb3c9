"""Written text as passages."""

import re
from collections.abc import Iterator

from django.utils.text import Truncator

_BLANK = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def parted(text: str) -> Iterator[str]:
    """The parts between blank lines, each as one line; a line that begins as a list item is a part too."""
    for part in _BLANK.split(text):
        lines: list[str] = []
        for line in part.splitlines():
            if line.strip().startswith(("- ", "– ", "• ")) and lines:
                yield " ".join(lines)
                lines = []
            lines += line.split()
        if lines:
            yield " ".join(lines)


def joined(text: str, longest: int) -> str:
    """The beginning of a text."""
    return str(Truncator(text).chars(longest))
