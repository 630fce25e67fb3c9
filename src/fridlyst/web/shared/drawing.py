"""The small things that a page draws by the hundred: status marks, status words, counts, the map's cells.

A component costs a template of its own each time; these are the same pieces of HTML, made in one step.
The components of the style guide (`c-mark`, `c-status`, `c-status-counts`) show them.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from fridlyst.followup.terms import Status
from fridlyst.web.shared.status import HeatCell, StatusPart, label_of

_RING = '<circle cx="6" cy="6" r="5.1" fill="none" stroke="currentColor" stroke-width="1.8"/>'
_SHAPES = {
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
}


@lru_cache(maxsize=64)
def mark(code: str) -> SafeString:
    """The sign of a status; anything that is no status has the sign of not answered."""
    shape = mark_safe(_SHAPES[Status(code)] if code in Status.values else _SHAPES[Status.UNKNOWN])
    return format_html(
        '<svg class="mark" data-status="{}" viewBox="0 0 12 12" aria-hidden="true" focusable="false">{}'
        "</svg>",
        code,
        shape,
    )


def status(code: str, note: str = "", label: str = "") -> SafeString:
    """A status with its sign and word; `note` such as "3/4" stands after it."""
    after = format_html(' <span class="quiet">{}</span>', note) if note else ""
    return format_html(
        '<span class="status" data-status="{}">{}{}{}</span>',
        code,
        mark(code),
        label or label_of(code),
        after,
    )


def status_counts(parts: Iterable[StatusPart]) -> SafeString:
    """How many there are of each status, as signs and numbers, with the words for who listens."""
    counts = format_html_join(
        "",
        '<span class="status" data-status="{}">{}{}<span class="sr"> {}</span></span>',
        ((part.code, mark(part.code), part.count, part.words) for part in parts),
    )
    return format_html('<span class="counts">{}</span>', counts)


def heat_cells(cells: Iterable[HeatCell]) -> SafeString:
    """The cells of one row of the map."""
    return format_html_join("", "<td>{}</td>", ((_heat_cell(cell),) for cell in cells))


def _heat_cell(cell: HeatCell) -> SafeString:
    if not cell.code:
        empty = '<span class="cell empty"><span aria-hidden="true">·</span><span class="sr">{}</span></span>'
        return format_html(empty, cell.says or "–")
    inside = format_html(
        '{}<span class="sr">{}</span>{}', mark(cell.code), cell.says or label_of(cell.code), cell.note
    )
    if cell.href:
        return format_html('<a class="cell" data-status="{}" href="{}">{}</a>', cell.code, cell.href, inside)
    return format_html('<span class="cell" data-status="{}">{}</span>', cell.code, inside)
