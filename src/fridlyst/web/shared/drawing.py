"""The small things that a page draws by the hundred: status marks, status words, counts, the map's cells.

A component costs a template of its own each time; these are the same pieces of HTML, made in one step.
Whatever is given is escaped here.
The components of the style guide (`c-mark`, `c-status`, `c-status-counts`) show them.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fridlyst.followup.terms import Status
from fridlyst.web.shared.status import UNASKED, HeatCell, StatusPart, label_of, reworded

_RING = '<circle cx="6" cy="6" r="5.1" fill="none" stroke="currentColor" stroke-width="1.8"/>'
_SHAPES: Mapping[str, str] = {
    Status.DONE: '<circle cx="6" cy="6" r="6" fill="currentColor"/>',
    Status.ONGOING: f'{_RING}<path d="M6 0a6 6 0 0 0 0 12z" fill="currentColor"/>',
    Status.NOT_STARTED: _RING,
    Status.LATE: '<path d="M6 -.3 12.3 6 6 12.3 -.3 6z" fill="currentColor"/>',
    Status.STOPPED: (
        '<path d="M1.5 1.5l9 9m0-9l-9 9" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>'
    ),
    Status.UNKNOWN: (
        '<path d="M.7 .7h10.6v10.6H.7zM.7 6.5 6.5 .7M.7 11.3 11.3 .7M5.5 11.3l5.8-5.8"'
        ' fill="none" stroke="currentColor" stroke-width="1.2"/>'
    ),
    UNASKED: '<path d="M1.5 6h9" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>',
}


@lru_cache(maxsize=64)
def mark(code: str) -> SafeString:
    """The sign of a status; anything that is no status has the sign of not answered."""
    shape = _SHAPES.get(code, _SHAPES[Status.UNKNOWN])
    head = f'<svg class="mark" data-status="{escape(code)}" viewBox="0 0 12 12"'
    return SafeString(f'{head} aria-hidden="true" focusable="false">{shape}</svg>')


def status(code: str, note: str = "", label: str = "") -> SafeString:
    """A status with its sign and word; `note` such as "3/4" stands after it.

    Note and label may come escaped already, from the component's attributes.
    """
    after = f' <span class="quiet">{conditional_escape(note)}</span>' if note else ""
    said = f"{_marked(code)}{conditional_escape(label)}" if label else _said(code, label_of(code))
    return SafeString(f"{said}{after}</span>")


def legend_entry(code: str) -> SafeString:
    """A status as the legend explains it: what nobody has answered says so, whatever it is called."""
    gap = code == Status.UNKNOWN and reworded(code)
    return status(code, f"({_('inget svar')})" if gap else "")


def status_counts(parts: Iterable[StatusPart]) -> SafeString:
    """How many there are of each status, as signs and numbers, with the words for who listens."""
    counts = (
        f'{_marked(part.code)}{part.count}<span class="sr"> {escape(part.words)}</span></span>'
        for part in parts
    )
    return SafeString(f'<span class="counts">{"".join(counts)}</span>')


def heat_cells(cells: Iterable[HeatCell]) -> SafeString:
    """The cells of one row of the map."""
    return SafeString("".join(f"<td>{_heat_cell(cell)}</td>" for cell in cells))


@lru_cache(maxsize=64)
def _marked(code: str) -> str:
    """The beginning of a status: its sign."""
    return f'<span class="status" data-status="{escape(code)}">{mark(code)}'


@lru_cache(maxsize=512)
def _said(code: str, word: str) -> str:
    """The sign and the word."""
    return f"{_marked(code)}{escape(word)}"


def _heat_cell(cell: HeatCell) -> str:
    if not cell.code:
        says = f'<span class="sr">{escape(cell.says or "–")}</span>'
        return f'<span class="cell empty"><span aria-hidden="true">·</span>{says}</span>'
    kind = f'class="cell" data-status="{escape(cell.code)}"'
    says = f'<span class="sr">{escape(cell.says or label_of(cell.code))}</span>'
    inside = f"{mark(cell.code)}{says}{escape(cell.note)}"
    if cell.href:
        return f'<a {kind} href="{escape(cell.href)}">{inside}</a>'
    return f"<span {kind}>{inside}</span>"
