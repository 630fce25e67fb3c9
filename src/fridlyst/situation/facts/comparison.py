"""The municipality against similar ones, its county and the nation."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.comparison.queries import compared
from fridlyst.comparison.shapes import ComparedMeasure, Line
from fridlyst.comparison.terms import MeasureKind
from fridlyst.situation.facts.words import named
from fridlyst.situation.shapes import FactCell, FactColumn, FactSet, FactTable, Mark
from fridlyst.situation.terms import FactKind

# So large a part of the others lies clearly on one side before it is said that the municipality stands out.
_MOST = 2 / 3


def comparison_facts(municipality_id: int, today: date) -> FactSet:
    """The chosen measures as they were fetched last; six statements."""
    found = [one for one in compared(municipality_id=municipality_id) if one.own.latest()]
    if not found:
        said = (_("Inga jämförelsetal är hämtade för kommunen."),)
        return FactSet(FactKind.COMPARISON, said, _("Kolada"), today, known=False)
    apart = [one for one in found if stands_out(one)]
    fetched = [timezone.localdate(one.fetched_at) for one in found if one.fetched_at]
    lines = dict.fromkeys(one.source_line for one in found)
    return FactSet(
        kind=FactKind.COMPARISON,
        sentences=tuple(_sentences(found, apart)),
        source="; ".join(line.partition(": ")[2] or line for line in lines),
        day=min(max(fetched, default=today), today),
        urgency=1 if apart else 0,
        tables=tuple(_tables(found)),
        marks=tuple(_marks(found)),
    )


def stands_out(measure: ComparedMeasure) -> bool:
    """Whether most of those compared with lie clearly on one side of the municipality."""
    standing = measure.standing
    return standing is not None and max(standing.higher, standing.lower) >= _MOST * standing.known


def _sentences(found: Sequence[ComparedMeasure], apart: Sequence[ComparedMeasure]) -> Iterator[str]:
    of = {"apart": len(apart), "all": len(found)}
    words = ngettext(
        "I %(apart)s av %(all)s mått skiljer sig kommunen tydligt från de flesta liknande.",
        "I %(apart)s av %(all)s mått skiljer sig kommunen tydligt från de flesta liknande.",
        len(found),
    )
    yield words % of
    high = [_short(one) for one in apart if one.standing and one.standing.lower > one.standing.higher]
    low = [_short(one) for one in apart if one.standing and one.standing.higher > one.standing.lower]
    if high:
        yield _("Högre än de flesta: %(names)s.") % {"names": named(high, 3)}
    if low:
        yield _("Lägre än de flesta: %(names)s.") % {"names": named(low, 3)}


def _short(one: ComparedMeasure) -> str:
    """What it is called, without what it is counted per."""
    return one.title.partition(",")[0]


def _tables(found: Sequence[ComparedMeasure]) -> Iterator[FactTable]:
    captions = {
        MeasureKind.PER_CENT: _("Mått i procent"),
        MeasureKind.NUMBER: _("Mått som tal"),
        MeasureKind.YES_NO: _("Mått med ja eller nej: andelen ja"),
    }
    for kind, caption in captions.items():
        rows = tuple(_row(one) for one in found if one.kind == kind)
        if rows:
            yield FactTable(
                f"jamforelse-{kind.value.replace('_', '-')}", caption, _columns(kind), rows, _note()
            )


def _columns(kind: MeasureKind) -> tuple[FactColumn, ...]:
    shown, decimals = ("number", 1) if kind == MeasureKind.NUMBER else ("percent", 0)
    names = (
        ("own", _("Kommunen")),
        ("similar", _("Liknande")),
        ("county", _("Länet")),
        ("nation", _("Riket")),
    )
    return (
        FactColumn(_("Mått"), "measure", weight=3),
        FactColumn(_("År"), "year", weight=0.6),
        *(
            FactColumn(title, key, shown, decimals=decimals, weight=1.6 if key == "own" else 1)
            for key, title in names
        ),
    )


def _note() -> str:
    return _("Streck: uppgift saknas, eller är skyddad i källan.")


def _row(one: ComparedMeasure) -> tuple[FactCell, ...]:
    year = "" if one.year is None else str(one.year)
    return one.title, year, *(_value(line, one) for line in one.lines)


def _value(line: Line, one: ComparedMeasure) -> float | None:
    found = line.at(one.year)
    if found is None or found.value is None:
        return None
    return found.value / 100 if one.kind == MeasureKind.PER_CENT else found.value


def _marks(found: Sequence[ComparedMeasure]) -> Iterator[Mark]:
    for one in found:
        value = _value(one.own, one)
        if value is not None and one.kind != MeasureKind.YES_NO:
            kind = "percent" if one.kind == MeasureKind.PER_CENT else "number"
            yield Mark(f"comparison-{one.code}", one.title, value, kind)
