"""Statistics at a glance: what each page below it says first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.situation.facts.gathering import gathered
from fridlyst.situation.facts.programmes import in_force_by
from fridlyst.situation.queries import standing
from fridlyst.situation.shapes import FactSet
from fridlyst.situation.terms import FactKind, RenewalState
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.situation.finding import list_href
from fridlyst.web.situation.presenters import renewal_words

KINDS = (
    FactKind.COVERAGE,
    FactKind.INDICATORS,
    FactKind.COUNTS,
    FactKind.COMPETENCE,
    FactKind.COMPARISON,
)


@dataclass(frozen=True)
class GlanceLine:
    """One page below statistics: what it says first, more of it, of which day, and the way there.

    `known` is False where there is nothing to tell; `pressing` where somebody has to do something soon.
    """

    title: str
    said: str
    more: str
    day: date
    href: str
    known: bool
    pressing: bool = False


def glance_lines(visit: Visit, today: date) -> tuple[GlanceLine, ...]:
    """A line for each kind of statistics, and the picture of the situation last."""
    found = gathered(municipality_id=visit.municipality.id, kinds=KINDS, today=today)
    hrefs = {tab.key: tab.href for tab in figure_tabs(visit.municipality.slug)}
    hrefs[FactKind.COVERAGE] = _coverage_href(visit, today)
    lines = (_line(one, hrefs[one.kind]) for one in found)
    return (*lines, _picture(visit, today))


def _line(fact: FactSet, href: str) -> GlanceLine:
    first, *rest = fact.sentences
    return GlanceLine(str(FactKind(fact.kind).label), first, " ".join(rest[:2]), fact.day, href, fact.known)


def _coverage_href(visit: Visit, today: date) -> str:
    """The coverage of the only programme, or the list of programmes."""
    views = in_force_by(visit.municipality.id, today)
    if len(views) == 1:
        return address("coverage:show", visit.municipality.slug, views[0].slug)
    return address("programmes:list", visit.municipality.slug)


def _picture(visit: Visit, today: date) -> GlanceLine:
    found = standing(municipality_id=visit.municipality.id, today=today)
    return GlanceLine(
        title=_("Lägesbild"),
        said=renewal_words(found, today),
        more=" ".join(_of_picture(found.draft is not None, found.current is not None)),
        day=today,
        href=list_href(visit),
        known=found.current is not None,
        pressing=found.renewal in (RenewalState.NEAR, RenewalState.LATE),
    )


def _of_picture(drafted: bool, decided: bool) -> Iterator[str]:
    if drafted:
        yield _("Ett utkast är påbörjat.")
    elif not decided:
        yield _("Lagen (2023:196) kräver en, och att den förnyas minst vartannat år.")
