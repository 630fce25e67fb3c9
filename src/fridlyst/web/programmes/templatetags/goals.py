"""The goals of a programme with all that hangs on them, drawn in one step: this page is looked at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fridlyst.web.programmes.presenters import GoalNode, IndicatorRow
from fridlyst.web.programmes.rows import OwnerLink
from fridlyst.web.programmes.templatetags.activities import activity_table
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.drawing import status_counts

register = template.Library()
_LONGEST_NAME = 60


@dataclass(frozen=True)
class _Words:
    """The words around goals, escaped."""

    leads: str
    others: str
    time: str
    preconditions: str
    indicators: str
    target: str
    open: str
    new_activity: str
    under: str
    edit: str


@dataclass(frozen=True)
class _Page:
    """What is the same for every goal of a page; `asked` is whether a round has asked about them."""

    words: _Words
    opened: bool
    asked: bool
    may_edit: bool
    municipality: str
    programme: str


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    """In the language that is in use, which is `language`."""
    return _Words(
        leads=escape(_("Ansvariga:")),
        others=escape(_("Medverkar:")),
        time=escape(_("Tid:")),
        preconditions=escape(_("Det som behöver vara på plats")),
        indicators=escape(_("Indikatorer")),
        target=escape(_("mål")),
        open=escape(_("Öppna")),
        new_activity=escape(_("Ny aktivitet")),
        under=escape(_("under")),
        edit=escape(_("Redigera")),
    )


@register.simple_tag(takes_context=True)
def goal_tree(context: dict[str, Any], nodes: Iterable[GoalNode], opened: bool) -> SafeString:
    """A `<details>` for each goal; `opened` is whether they show what is in them at once."""
    page = _Page(
        words=_words(get_language() or ""),
        opened=opened,
        asked=context["standing"].now is not None,
        may_edit=context["may_edit"],
        municipality=context["visit"].municipality.slug,
        programme=context["programme"].slug,
    )
    return SafeString("".join(_goal(node, page) for node in nodes))


def _goal(node: GoalNode, page: _Page) -> str:
    count = ngettext("%(count)s aktivitet", "%(count)s aktiviteter", node.activities)
    counted = f"<span>{escape(count % {'count': node.activities})}</span>"
    truth = f"{status_counts(node.parts) if node.parts else ''}{counted}"
    return (
        f'<details class="goal" id="mal-{escape(node.goal.key)}"{" open" if page.opened else ""}>\n'
        f"<summary>\n<h3>{_label(node)}{escape(node.goal.title)}</h3>\n"
        f'<span class="truth">{truth}</span>\n</summary>\n'
        f'<div class="goal-body">\n{_inside(node, page)}\n{_links(node, page)}\n</div>\n</details>\n'
    )


def _subgoal(node: GoalNode, page: _Page) -> str:
    title = f'<a href="{escape(node.href)}">{escape(node.goal.title)}</a>'
    counts = f"<p>{status_counts(node.parts)}</p>" if node.parts else ""
    return (
        f'<section class="subgoal" id="mal-{escape(node.goal.key)}">\n'
        f'<div class="head-row"><h4>{_label(node)}{title}</h4>{counts}</div>\n'
        f"{_inside(node, page)}\n</section>\n"
    )


def _label(node: GoalNode) -> str:
    return f'<span class="label">{escape(node.goal.label)}</span>' if node.goal.label else ""


def _inside(node: GoalNode, page: _Page) -> str:
    """What stands under a goal and under a sub-goal alike."""
    parts = [
        f"<p>{escape(node.goal.description)}</p>" if node.goal.description else "",
        _who_and_when(node, page.words),
        _preconditions(node.goal.preconditions, page.words),
        _indicators(node.indicators, page.words),
        _activities(node, page),
        *(_subgoal(child, page) for child in node.children),
    ]
    return "\n".join(part for part in parts if part)


def _who_and_when(node: GoalNode, words: _Words) -> str:
    said = [
        f"{words.leads} {_owners(node.leads)}" if node.leads else "",
        f"{words.others} {_owners(node.others)}" if node.others else "",
        f"{words.time} {escape(node.time)}" if node.time else "",
    ]
    line = " · ".join(one for one in said if one)
    return f'<p class="quiet small plain-links">{line}</p>' if line else ""


def _owners(owners: Iterable[OwnerLink]) -> str:
    return ", ".join(f'<a href="{escape(owner.href)}">{escape(owner.name)}</a>' for owner in owners)


def _preconditions(texts: Iterable[str], words: _Words) -> str:
    return _titled_list(words.preconditions, [escape(text) for text in texts])


def _indicators(rows: Iterable[IndicatorRow], words: _Words) -> str:
    return _titled_list(words.indicators, [_indicator(row, words) for row in rows])


def _indicator(row: IndicatorRow, words: _Words) -> str:
    target = f' <span class="quiet nowrap">{words.target} {escape(row.target)}</span>' if row.target else ""
    return f"{escape(row.title)}{target}"


def _titled_list(title: str, items: list[str]) -> str:
    if not items:
        return ""
    return f'<div><p class="over">{title}</p><ul>{"".join(f"<li>{item}</li>" for item in items)}</ul></div>'


def _activities(node: GoalNode, page: _Page) -> str:
    if not node.rows:
        return ""
    table = activity_table(node.rows, node.goal.name, node.timed, page.asked)
    return f'<div class="activity-table">{table}</div>'


def _links(node: GoalNode, page: _Page) -> str:
    words, called = page.words, node.goal.name
    brief = called if len(called) <= _LONGEST_NAME else Truncator(called).chars(_LONGEST_NAME)
    links = f'<a href="{escape(node.href)}">{words.open} {escape(brief)}</a>'
    if page.may_edit:
        here = (page.municipality, page.programme, node.goal.key)
        links += (
            f'<a href="{address("programmes:new_activity", *here)}">{words.new_activity}'
            f'<span class="sr"> {words.under} {escape(called)}</span></a>'
            f'<a href="{address("programmes:edit_goal", *here)}">{words.edit}'
            f'<span class="sr"> {escape(called)}</span></a>'
        )
    return f'<p class="goal-links no-print">{links}</p>'
