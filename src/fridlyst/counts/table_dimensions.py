"""What a table is divided by, as `figures` takes it and as people read it."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from fridlyst.counts.rules import half_year
from fridlyst.counts.shapes import PERIOD, Heading, Lists
from fridlyst.counts.terms import Facet
from fridlyst.figures.tables import Category, Dimension

TOTAL, ALL_TIME = "total", "all"
# (code, parent) pairs; the total is left out.
Codes = tuple[tuple[str, str], ...]
_HALF = re.compile(r"\d{4}-H[12]")


def categories_of(facet: Facet, used: set[str], known: Lists) -> Codes:
    """The codes that are used and the groups above them, each with what it stands below."""
    entries = known.entries[facet]
    parents = {one.code: one.parent for one in entries if one.parent}
    wanted = set(used)
    for code in used:
        while code := parents.get(code, ""):
            wanted.add(code)
    return tuple((one.code, one.parent or TOTAL) for one in entries if one.code in wanted)


def dimension_of(facet: Facet, used: set[str], known: Lists) -> Dimension:
    """The codes that are used, with the groups above them, below one total."""
    found = categories_of(facet, used, known)
    return Dimension(facet.value, (Category(TOTAL), *(Category(*pair) for pair in found)))


def period_dimension(periods: Sequence[str]) -> Dimension:
    """Half-years, below their year where both are there, all of them a part of all time.

    What is not in the table stands beside them as missing, so that no half-year is taken for all time.
    """
    ordered = sorted(periods)
    whole = {code[:4] for code in ordered if {f"{code[:4]}-H1", f"{code[:4]}-H2"} <= set(ordered)}
    found = [Category(ALL_TIME)]
    for code in ordered:
        year = code[:4]
        if year in whole and code.endswith("H1"):
            found.append(Category(year, ALL_TIME))
        found.append(Category(code, year if year in whole else ALL_TIME))
    return Dimension(PERIOD, (*found, Category("but:" + "+".join(ordered), ALL_TIME)))


def headings_of(dimension: Dimension, known: Lists) -> tuple[Heading, ...]:
    """The categories as people read them: parts in order, each group before its parts, the total last."""
    if dimension.key == PERIOD:
        return tuple(_periods(dimension))
    labels = known.labels[Facet(dimension.key)]
    found = list(_below(dimension, dimension.root, 1, labels))
    return (*found, Heading(dimension.root, _("Totalt"), 0))


def _below(dimension: Dimension, code: str, depth: int, labels: dict[str, str]) -> list[Heading]:
    found: list[Heading] = []
    for child in dimension.children(code):
        found.append(Heading(child, labels.get(child, child), depth))
        found += _below(dimension, child, depth + 1, labels)
    return found


def _periods(dimension: Dimension) -> list[Heading]:
    """Each half-year, and after the second the whole year where both are there."""
    found = []
    for code in dimension.codes:
        if _HALF.fullmatch(code):
            found.append(Heading(code, period_label(code), 1))
        if code.endswith("-H2") and code[:4] in dimension.codes:
            found.append(Heading(code[:4], _("Hela %(year)s") % {"year": code[:4]}, 0))
    return found


def period_label(code: str) -> str:
    """A half-year as people say it."""
    period = half_year(code)
    if period.half == 1:
        return _("Första halvåret %(year)s") % {"year": period.year}
    return _("Andra halvåret %(year)s") % {"year": period.year}
