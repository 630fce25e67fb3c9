"""Statuses as a page shows them: word, order, the bar's parts and the heat map's cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from fridlyst.followup.terms import Status

# What is known first, what nobody has said last.
ORDER = (
    Status.DONE,
    Status.ONGOING,
    Status.NOT_STARTED,
    Status.LATE,
    Status.STOPPED,
    Status.UNKNOWN,
)


@dataclass(frozen=True)
class StatusPart:
    """One part of a status bar; `x`, `width` are per cent of the bar, written for SVG."""

    code: str
    count: int
    words: str
    x: str
    width: str
    href: str


@dataclass(frozen=True)
class HeatCell:
    """One cell: `code` a status or "" for nothing to answer; `note` such as "3/4"."""

    code: str = ""
    note: str = ""
    href: str = ""
    says: str = ""


@dataclass(frozen=True)
class HeatRow:
    """One row: its label, its cells and the notes that stand after them."""

    label: str
    cells: tuple[HeatCell, ...]
    href: str = ""
    notes: tuple[str, ...] = ()


def label_of(code: str) -> str:
    """The word of a status; anything that is no status is not answered."""
    return str(Status(code).label if code in Status.values else Status.UNKNOWN.label)


def counted(code: str, count: int) -> str:
    """The word of a status after a number: "18 klara" is 18 and "klara"."""
    words = {
        Status.DONE: ngettext("klar", "klara", count),
        Status.ONGOING: ngettext("pågår", "pågår", count),
        Status.NOT_STARTED: ngettext("ej påbörjad", "ej påbörjade", count),
        Status.LATE: ngettext("försenad", "försenade", count),
        Status.STOPPED: ngettext("stoppad", "stoppade", count),
        Status.UNKNOWN: ngettext("ej besvarad", "ej besvarade", count),
    }
    return words[Status(code)]


def status_parts(
    counts: Mapping[str, int], href: Callable[[str], str] | None = None
) -> tuple[StatusPart, ...]:
    """The parts of the bar, in order, without those that are empty; `href` gives each part's address."""
    total = sum(counts.values())
    parts: list[StatusPart] = []
    before = 0
    for code in ORDER:
        count = counts.get(code, 0)
        if count:
            address = href(code) if href else ""
            x, width = _share(before, total), _share(count, total)
            parts.append(StatusPart(code.value, count, counted(code, count), x, width, address))
        before += count
    return tuple(parts)


def _share(part: int, total: int) -> str:
    return f"{100 * part / total:.3f}%"
