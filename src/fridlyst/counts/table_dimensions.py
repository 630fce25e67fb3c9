"""What a table is divided by, as `figures` takes it and as people read it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from fridlyst.counts.rules import half_year
from fridlyst.counts.shapes import PERIOD, Heading, Lists
from fridlyst.counts.terms import Facet
from fridlyst.figures.tables import Category, Dimension, keys_of

TOTAL = "total"


def dimension_of(facet: Facet, used: set[str], known: Lists) -> Dimension:
    """The codes that are used, with the groups above them, below one total."""
    entries = known.entries[facet]
    wanted = set(used)
    for one in reversed(entries):
        if one.code in wanted and one.parent:
            wanted.add(one.parent)
    for one in entries:
        if one.code in wanted and one.parent:
            wanted.add(one.parent)
    codes = [one for one in entries if one.code in wanted]
    return Dimension(
        facet.value, (Category(TOTAL), *(Category(one.code, one.parent or TOTAL) for one in codes))
    )


def period_dimension(periods: Sequence[str]) -> Dimension:
    """One half-year alone, a year with its halves, or several with a sum that is never said."""
    ordered = sorted(periods)
    if len(ordered) == 1:
        return Dimension(PERIOD, (Category(ordered[0]),))
    years = {code[:4] for code in ordered}
    whole = {year for year in years if f"{year}-H1" in ordered and f"{year}-H2" in ordered}
    if years == whole and len(years) == 1:
        (year,) = years
        return Dimension(PERIOD, (Category(year), *(Category(code, year) for code in ordered)))
    root = "+".join(ordered)
    found = [Category(root)]
    for code in ordered:
        year = code[:4]
        if year in whole and code.endswith("H1"):
            found.append(Category(year, root))
        found.append(Category(code, year if year in whole else root))
    return Dimension(PERIOD, tuple(found))


def held_back(dimensions: Sequence[Dimension]) -> list[tuple[str, ...]]:
    """The keys of sums over half-years that do not make a year: they are not said."""
    period = dimensions[0]
    if len(period.codes) == 1 or len(period.root) == 4:
        return []
    return [(period.root, *key) for key in keys_of(tuple(dimensions[1:]))]


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
    found = []
    for code in dimension.codes:
        if len(code) == 4:
            continue
        if len(code) == 7:
            found.append(Heading(code, period_label(code), 1))
        if code.endswith("H2") and code[:4] in dimension.codes:
            found.append(Heading(code[:4], _("Hela %(year)s") % {"year": code[:4]}, 0))
    return found


def period_label(code: str) -> str:
    """A half-year as people say it."""
    period = half_year(code)
    if period.half == 1:
        return _("Första halvåret %(year)s") % {"year": period.year}
    return _("Andra halvåret %(year)s") % {"year": period.year}
