"""The owners of one cell: lists that break over lines, and owners that stand each on a line of its own."""

from collections.abc import Sequence

from fridlyst.intake.blocks import Line
from fridlyst.intake.understand.lines import is_owners, is_unfinished
from fridlyst.intake.understand.words import Wording, fold


def whole_lists(parts: Sequence[list[Line]]) -> list[list[Line]]:
    """Groups of owners of which none ends in mid-list."""
    joined: list[list[Line]] = []
    for part in parts:
        if joined and is_unfinished(joined[-1][-1].text):
            joined[-1].extend(part)
        else:
            joined.append(list(part))
    return joined


def owner_lines(lines: Sequence[str]) -> list[str]:
    """Owners by printed lines; a line that begins small, or follows a comma, goes on from the one above."""
    parted: list[str] = []
    for text in lines:
        goes_on = parted and (
            is_unfinished(parted[-1]) or not text[:1].isupper() or not is_owners(parted[-1])
        )
        if goes_on:
            parted[-1] = f"{parted[-1]} {text}"
        else:
            parted.append(text)
    return parted if all(is_owners(text) for text in parted) else []


def listed(lines: Sequence[Line], wording: Wording) -> str:
    """Owners on lines of their own as a list with commas."""
    text = ""
    for line in lines:
        apart = (
            text
            and not is_unfinished(text)
            and is_owners(text)
            and is_owners(line.text)
            and line.text[:1].isupper()
        )
        text = f"{text}, {line.text}" if apart else wording.join([text, line.text])
    return fold(text)
