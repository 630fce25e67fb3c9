"""Activities as rows of a table, drawn in one step: a programme has them by the hundred."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.web.programmes.rows import ActivityRow, StatusNote
from fridlyst.web.shared.drawing import status
from fridlyst.web.shared.status import within

register = template.Library()


@dataclass(frozen=True)
class _Words:
    """The words of a table, escaped."""

    what: str
    activity: str
    who: str
    time: str
    status: str
    own: str
    withdrawn: str
    others: str
    before: str


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    """In the language that is in use, which is `language`."""
    return _Words(
        what=escape(_("Aktiviteter:")),
        activity=escape(_("Aktivitet")),
        who=escape(_("Ansvariga")),
        time=escape(_("Tid")),
        status=escape(_("Läge")),
        own=escape(_("Egen")),
        withdrawn=escape(_("Avslutad")),
        others=escape(_("medverkar:")),
        before=escape(_("förra:")),
    )


@register.simple_tag
def activity_rows(rows: Iterable[ActivityRow], timed: bool, with_status: bool) -> SafeString:
    """A `<tr>` for each activity; `timed` and `with_status` say which columns the table has."""
    words = _words(get_language() or "")
    return SafeString("\n".join(_row(row, words, timed, with_status) for row in rows))


@register.simple_tag
def activity_table(rows: Iterable[ActivityRow], caption: str, timed: bool, with_status: bool) -> SafeString:
    """The table of `c-table`, tight and with a hidden caption, of the activities of what `caption` names."""
    words = _words(get_language() or "")
    called = f"{words.what} {escape(caption)}"
    heads = [words.activity, words.who, *[words.time] * timed, *[words.status] * with_status]
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return SafeString(
        f'<div class="scroll listed table-fits" tabindex="0" role="region" aria-label="{called}">\n'
        f'<table class="table tight">\n<caption><span class="sr">{called}</span></caption>\n'
        f"<thead><tr>{columns}</tr></thead>\n"
        f"<tbody>{activity_rows(rows, timed, with_status)}</tbody>\n</table>\n</div>"
    )


def _row(row: ActivityRow, words: _Words, timed: bool, with_status: bool) -> str:
    kind = ' class="ended"' if row.withdrawn else ""
    time = f'<td data-label="{words.time}">{escape(row.time)}</td>' if timed else ""
    standing = _status(row.status, words) if with_status else ""
    return f"<tr{kind}>{_title(row, words)}{_who(row, words)}{time}{standing}</tr>"


def _title(row: ActivityRow, words: _Words) -> str:
    said = [words.own] * row.own + [words.withdrawn] * row.withdrawn
    tags = "".join(f' <span class="tag">{word}</span>' for word in said)
    return f'<th scope="row"><a href="{escape(row.href)}">{escape(row.title)}</a>{tags}</th>'


def _who(row: ActivityRow, words: _Words) -> str:
    also = ""
    if row.others:
        names = escape(", ".join(owner.name for owner in row.others))
        also = f'<span class="also">{"; " if row.leads else ""}{words.others} {names}</span>'
    return f'<td class="who" data-label="{words.who}">{escape(row.owner_names)}{also}</td>'


def _status(note: StatusNote | None, words: _Words) -> str:
    now = status(note.code, note.note) if note else ""
    was = (
        f'<span class="was">{words.before} {escape(within(note.before))}</span>'
        if (note and note.before)
        else ""
    )
    return f'<td class="status-cell" data-label="{words.status}">{now}{was}</td>'
