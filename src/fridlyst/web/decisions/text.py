"""The text that a matter leads to, as the matter's page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.shapes import MatterView
from fridlyst.texts.policies import may_write_text
from fridlyst.texts.queries import VersionView
from fridlyst.texts.terms import VersionOrigin
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day

_SHOWN = 3


@dataclass(frozen=True)
class VersionLine:
    """One version in a line: which, when, from what, and what it changed."""

    label: str
    said: str
    note: str
    href: str
    compare_href: str


@dataclass(frozen=True)
class TextPart:
    """The newest versions, the newest first; `more` counts those that are not shown."""

    lines: tuple[VersionLine, ...]
    more: int
    href: str
    versions_href: str
    add_href: str
    choose_href: str


def present(matter: MatterView, visit: Visit, known: tuple[VersionView, ...]) -> TextPart:
    """The part for the visitor; `known` are the versions of the text that the matter leads to."""
    writes = may_write_text(visit.actor)
    return TextPart(
        lines=tuple(_lines(visit, matter, known)),
        more=max(0, len(known) - _SHOWN),
        href=_page(visit, matter, "show"),
        versions_href=_page(visit, matter, "versions"),
        add_href=_page(visit, matter, "add") if writes else "",
        choose_href=_page(visit, matter, "choose") if writes and not known else "",
    )


def _lines(visit: Visit, matter: MatterView, known: tuple[VersionView, ...]) -> Iterator[VersionLine]:
    text, compare = _page(visit, matter, "show"), _page(visit, matter, "compare")
    for one in reversed(known[-_SHOWN:]):
        is_first = one.number == 1
        yield VersionLine(
            label=_("Version %(number)s") % {"number": one.number},
            said=f"{VersionOrigin(one.origin).label}, {day(one.made_at)}",
            note=one.note,
            href=f"{text}?version={one.number}",
            compare_href="" if is_first else f"{compare}?fran={one.number - 1}&till={one.number}",
        )


def _page(visit: Visit, matter: MatterView, page: str) -> str:
    return address(f"texts:matter_{page}", visit.municipality.slug, matter.slug)
