"""Statuses as a page shows them: word, order, the bar's parts and the heat map's cells."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fridlyst.followup.rules import StatusCounts
from fridlyst.followup.terms import Status
from fridlyst.reports.columns import Coded
from fridlyst.reports.wording import within as inside
from fridlyst.web.shared.own_words import own_word
from fridlyst.web.shared.text import number

# An activity that no round has asked about has no status: a page says so, and not that it is unanswered.
UNASKED = "unasked"
# What is known first, what nobody has said and what nobody was asked last.
ORDER: tuple[str, ...] = (
    Status.DONE,
    Status.ONGOING,
    Status.NOT_STARTED,
    Status.LATE,
    Status.STOPPED,
    Status.UNKNOWN,
    UNASKED,
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
    """The word of a status, the municipality's own where it has one; what is no status is not answered."""
    return own_word(code) or _label(code, get_language() or "")


@lru_cache(maxsize=256)
def _label(code: str, language: str) -> str:
    """In the language that is in use, which is `language`."""
    if code == UNASKED:
        return _("Ej efterfrågad")
    return str(Status(code).label if code in Status.values else Status.UNKNOWN.label)


def coded(code: str) -> Coded:
    """The word of a status as a list's file has it: its code in JSON."""
    return Coded(label_of(code), code)


def counted(code: str, count: int) -> str:
    """The word of a status after a number: "18 klara" is 18 and "klara". An own word is not inflected."""
    own = own_word(code)
    return inside(own) if own else _counted(code, count, get_language() or "")


def within(code: str) -> str:
    """The word of a status inside a sentence: "förra gången pågår"."""
    return inside(label_of(code))


@lru_cache(maxsize=2048)
def _counted(code: str, count: int, language: str) -> str:
    return _COUNTED[code](count)


_COUNTED: Mapping[str, Callable[[int], str]] = {
    Status.DONE: lambda count: ngettext("klar", "klara", count),
    Status.ONGOING: lambda count: ngettext("pågår", "pågår", count),
    Status.NOT_STARTED: lambda count: ngettext("ej påbörjad", "ej påbörjade", count),
    Status.LATE: lambda count: ngettext("försenad", "försenade", count),
    Status.STOPPED: lambda count: ngettext("stoppad", "stoppade", count),
    Status.UNKNOWN: lambda count: ngettext("ej besvarad", "ej besvarade", count),
    UNASKED: lambda count: ngettext("ej efterfrågad", "ej efterfrågade", count),
}


def fridlysts_word(code: str) -> str:
    """What Fridlyst calls the status, whatever the municipality does."""
    return _label(code, get_language() or "")


def reworded(code: str) -> bool:
    """Whether the municipality has a word of its own for the status."""
    return bool(own_word(code))


def missing(standing: Mapping[int, StatusCounts], activity_ids: Iterable[int]) -> str:
    """How many of the answers about the activities have not come in, in words; nothing when all have."""
    asked = [standing[one] for one in activity_ids if one in standing]
    unanswered, total = sum(counts.unknown for counts in asked), sum(counts.total for counts in asked)
    if not unanswered:
        return ""
    return ngettext(
        "%(missing)s av %(total)s svar har inte kommit in.",
        "%(missing)s av %(total)s svar har inte kommit in.",
        unanswered,
    ) % {"missing": number(unanswered), "total": number(total)}


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
            parts.append(StatusPart(str(code), count, counted(code, count), x, width, address))
        before += count
    return tuple(parts)


def _share(part: int, total: int) -> str:
    return f"{100 * part / total:.3f}%"
