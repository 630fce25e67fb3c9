"""How many are trained today, course by course, and who is below the target."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.competence.queries import competence
from fridlyst.competence.shapes import CompetenceView, CourseStanding
from fridlyst.competence.terms import RoutineState
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.situation.facts.words import OWN_SOURCE, named
from fridlyst.situation.shapes import FactBars, FactChart, FactColumn, FactSet, FactTable, Mark
from fridlyst.situation.terms import FactKind

_MISSING = Cell(CellState.MISSING)


def competence_facts(municipality_id: int, today: date) -> FactSet:
    """Every course that is in use, as it may be shown; nine statements."""
    found = competence(municipality_id=municipality_id, today=today)
    if not any(one.known for one in found.courses):
        said = (_("Ingen har lämnat hur många som är utbildade."),)
        return FactSet(FactKind.COMPETENCE, said, OWN_SOURCE, today, known=False)
    below = sorted({name for one in found.courses for name in one.below})
    return FactSet(
        kind=FactKind.COMPETENCE,
        sentences=tuple(_sentences(found, below)),
        source=_("Fridlyst, antal som enheterna har lämnat"),
        day=today,
        urgency=2 if below else 0,
        charts=(_chart(found.courses),),
        marks=tuple(_marks(found.courses)),
    )


def _sentences(found: CompetenceView, below: Sequence[str]) -> Iterator[str]:
    told = [one for one in found.courses if one.trained and one.trained.share is not None]
    met = sum(1 for one in told if _meets(one))
    aimed = [one for one in told if one.course.target is not None]
    if aimed:
        words = ngettext(
            "%(met)s av %(all)s kurs når målet för hur många som är utbildade i dag.",
            "%(met)s av %(all)s kurser når målet för hur många som är utbildade i dag.",
            len(aimed),
        )
        yield words % {"met": met, "all": len(aimed)}
    else:
        words = ngettext("%(n)s kurs har siffror.", "%(n)s kurser har siffror.", len(told))
        yield words % {"n": len(told)}
    if below:
        yield _("Under målet i någon kurs: %(names)s.") % {"names": named(below)}
    asked = [one for one in found.routines if one.state]
    if asked:
        yes = sum(1 for one in asked if one.state == RoutineState.YES)
        words = _("%(yes)s av %(all)s enheter ställer frågor om våld som rutin.")
        yield words % {"yes": yes, "all": len(found.routines)}


def _meets(one: CourseStanding) -> bool:
    target, trained = one.course.target, one.trained
    return target is not None and trained is not None and (trained.share or 0) >= target


def _chart(courses: Sequence[CourseStanding]) -> FactChart:
    caption = _("Andel av personalen som är utbildad i dag, kurs för kurs")
    columns = (
        FactColumn(_("Kurs"), "course", weight=3),
        FactColumn(_("Utbildade i dag"), "trained", "share"),
        FactColumn(_("Mål"), "target", "percent"),
        FactColumn(_("Enheter under målet"), "below", "number"),
    )
    rows = tuple(
        (one.course.title, one.trained or _NOTHING, one.course.target, len(one.below)) for one in courses
    )
    bars = tuple((one.course.title, one.trained.share if one.trained else None) for one in courses)
    hidden = _("visas inte")
    alt = "; ".join(f"{name}: {hidden if share is None else f'{share:.0%}'}" for name, share in bars)
    table = FactTable("kompetens-tabell", caption, columns, rows)
    return FactChart(
        "kompetens", caption, f"{caption}. {alt}.", FactBars(bars, "percent", missing=hidden), table
    )


_NOTHING = PublishedShare(_MISSING, _MISSING, CellState.MISSING, None)


def _marks(courses: Sequence[CourseStanding]) -> Iterator[Mark]:
    for one in courses:
        if one.trained and one.trained.share is not None:
            label = _("Utbildade i dag: %(course)s") % {"course": one.course.title}
            yield Mark(f"competence-{one.course.key}", label, one.trained.share, "percent")
