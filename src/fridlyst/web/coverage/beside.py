"""The comparison as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.coverage.compared import DocumentAbove, EditionsCompared, GoalAbove
from fridlyst.coverage.gap_words import listed
from fridlyst.programmes.shapes import ActivityView, ProgrammeView
from fridlyst.web.coverage.heat import activities_words
from fridlyst.web.coverage.tables import stance_words
from fridlyst.web.programmes.addresses import activity_href, programme_href, short_name
from fridlyst.web.shared.text import MINUS, day


@dataclass(frozen=True)
class LevelRow:
    """A level then and now."""

    label: str
    then: int
    now: int
    change: str


@dataclass(frozen=True)
class Named:
    """An activity with its page."""

    title: str
    href: str


@dataclass(frozen=True)
class EditionPage:
    """The edition before beside this one."""

    name: str
    href: str
    summary: str
    prevention: tuple[LevelRow, ...]
    social: tuple[LevelRow, ...]
    came: tuple[Named, ...]
    went: tuple[Named, ...]
    kept: int


@dataclass(frozen=True)
class AboveRow:
    """A goal above; `unserved` when it is said to be followed though nothing serves it."""

    number: str
    title: str
    stance: str
    why: str
    goals: str
    activities: int
    unserved: bool


@dataclass(frozen=True)
class AbovePage:
    """A document above."""

    title: str
    note: str
    summary: str
    rows: tuple[AboveRow, ...]
    unsaid: str


@dataclass(frozen=True)
class BesidePage:
    """Both comparisons."""

    edition: EditionPage | None
    above: tuple[AbovePage, ...]


def beside_page(
    visit: Visit,
    view: ProgrammeView,
    before: ProgrammeView | None,
    moved: EditionsCompared | None,
    over: Sequence[DocumentAbove],
) -> BesidePage:
    """The comparison, ready to be shown."""
    edition = _edition(visit, before, moved) if before and moved else None
    return BesidePage(edition, tuple(map(_above, over)))


def _edition(visit: Visit, before: ProgrammeView, moved: EditionsCompared) -> EditionPage:
    words = {"came": activities_words(len(moved.came)), "went": activities_words(len(moved.went))}
    return EditionPage(
        name=short_name(before),
        href=programme_href(visit, before.slug),
        summary=_("%(came)s har kommit till, %(went)s finns inte kvar.") % words,
        prevention=_levels(moved, "niva"),
        social=_levels(moved, "samhalle"),
        came=_named(visit, moved.came),
        went=_named(visit, moved.went),
        kept=len(moved.kept),
    )


def _levels(moved: EditionsCompared, facet: str) -> tuple[LevelRow, ...]:
    return tuple(
        LevelRow(one.label, len(one.then), len(one.now), _change(len(one.now) - len(one.then)))
        for one in moved.levels
        if one.facet == facet
    )


def _change(count: int) -> str:
    if not count:
        return _("lika")
    return f"+{count}" if count > 0 else f"{MINUS}{-count}"


def _named(visit: Visit, activities: Sequence[ActivityView]) -> tuple[Named, ...]:
    return tuple(Named(one.title, activity_href(visit, one.key)) for one in activities)


def _above(found: DocumentAbove) -> AbovePage:
    return AbovePage(
        title=found.document.title,
        note=_note(found),
        summary=_summary([one for one in found.goals if one.stance]),
        rows=tuple(_row(one) for one in found.goals if one.stance),
        unsaid=_unsaid([one.goal.number for one in found.goals if not one.stance]),
    )


def _unsaid(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    words = ngettext(
        "Programmet säger inte hur det förhåller sig till mål %(numbers)s.",
        "Programmet säger inte hur det förhåller sig till målen %(numbers)s.",
        len(numbers),
    )
    return words % {"numbers": listed(numbers, len(numbers))}


def _note(found: DocumentAbove) -> str:
    if found.newer:
        return _("En nyare utgåva gäller nu: %(title)s. Programmet är skrivet mot den äldre.") % {
            "title": found.newer.title
        }
    if found.ended and found.document.valid_to:
        return _("Dokumentet gällde till och med %(day)s.") % {"day": day(found.document.valid_to)}
    return ""


def _summary(goals: Sequence[GoalAbove]) -> str:
    served = sum(1 for one in goals if one.activities)
    said = _("Programmet förhåller sig till %(total)s mål, varav %(n)s har aktiviteter.") % {
        "n": served,
        "total": len(goals),
    }
    unserved = [one.goal.number for one in goals if one.is_unserved]
    if not unserved:
        return said
    more = ngettext(
        "Mål %(numbers)s sägs följas, men ingen aktivitet gör det.",
        "Målen %(numbers)s sägs följas, men ingen aktivitet gör det.",
        len(unserved),
    )
    return f"{said} {more % {'numbers': listed(unserved, len(unserved))}}"


def _row(one: GoalAbove) -> AboveRow:
    return AboveRow(
        number=one.goal.number,
        title=one.goal.title,
        stance=stance_words(one.stance),
        why=one.why,
        goals=", ".join(one.goals) or (_("Hela programmet") if one.activities else "–"),
        activities=len(one.activities),
        unserved=one.is_unserved,
    )
