"""Activities as rows of a table, drawn in one step: a programme has them by the hundred."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fridlyst.web.programmes.rows import ActivityRow, StatusNote
from fridlyst.web.shared.drawing import status
from fridlyst.web.shared.status import label_of

register = template.Library()

_NOTHING = SafeString("")


@dataclass(frozen=True)
class _Words:
    """The words that stand on every row, looked up once a table."""

    who: str
    time: str
    status: str
    own: str
    withdrawn: str
    others: str
    before: str


@register.simple_tag
def activity_rows(rows: Iterable[ActivityRow], timed: bool, with_status: bool) -> SafeString:  # noqa: FBT001
    """A `<tr>` for each activity; `timed` and `with_status` say which columns the table has."""
    words = _Words(
        who=_("Ansvariga"),
        time=_("Tid"),
        status=_("Läge"),
        own=_("Egen"),
        withdrawn=_("Avslutad"),
        others=_("medverkar:"),
        before=_("förra:"),
    )
    return format_html_join(
        "",
        "<tr{}>{}{}{}{}</tr>\n",
        (
            (
                SafeString(' class="ended"') if row.withdrawn else _NOTHING,
                _title(row, words),
                _who(row, words),
                _cell("", words.time, row.time) if timed else _NOTHING,
                _cell("status-cell", words.status, _status(row.status, words)) if with_status else _NOTHING,
            )
            for row in rows
        ),
    )


def _cell(kind: str, label: str, inside: str) -> SafeString:
    if kind:
        return format_html('<td class="{}" data-label="{}">{}</td>', kind, label, inside)
    return format_html('<td data-label="{}">{}</td>', label, inside)


def _title(row: ActivityRow, words: _Words) -> SafeString:
    said = [words.own] * row.own + [words.withdrawn] * row.withdrawn
    tags = (
        format_html_join("", ' <span class="tag">{}</span>', ((one,) for one in said)) if said else _NOTHING
    )
    return format_html('<th scope="row"><a href="{}">{}</a>{}</th>', row.href, row.title, tags)


def _who(row: ActivityRow, words: _Words) -> SafeString:
    also: str = _NOTHING
    if row.others:
        names = ", ".join(owner.name for owner in row.others)
        between = "; " if row.leads else ""
        also = format_html('<span class="also">{}{} {}</span>', between, words.others, names)
    return _cell("who", words.who, format_html("{}{}", row.owner_names, also))


def _status(note: StatusNote | None, words: _Words) -> SafeString:
    if note is None:
        return _NOTHING
    now = status(note.code, note.note)
    if not note.before:
        return now
    return format_html('{}<span class="was">{} {}</span>', now, words.before, label_of(note.before).lower())
