"""Where the activities are aimed, and what is missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.coverage.balance import balance
from fridlyst.coverage.gap_words import grouped
from fridlyst.coverage.gaps import gaps
from fridlyst.coverage.queries import coverage_of
from fridlyst.coverage.shapes import Balance, Coverage, Gap
from fridlyst.coverage.wording import balance_words
from fridlyst.situation.facts.programmes import in_force_by
from fridlyst.situation.facts.words import OWN_SOURCE
from fridlyst.situation.shapes import FactCell, FactColumn, FactSet, FactTable, Mark
from fridlyst.situation.terms import FactKind

_MOST_PROGRAMMES = 4


def coverage_facts(municipality_id: int, today: date) -> FactSet:
    """The programmes in force, at most four; one statement and eleven for each."""
    views = in_force_by(municipality_id, today)[:_MOST_PROGRAMMES]
    found = [coverage_of(view, on=today) for view in views]
    if not any(one.activities for one in found):
        said = (_("Inget program som gäller har aktiviteter."),)
        return FactSet(FactKind.COVERAGE, said, OWN_SOURCE, today, known=False)
    open_gaps = [[gap for gap in gaps(one) if gap.answer is None] for one in found]
    return FactSet(
        kind=FactKind.COVERAGE,
        sentences=tuple(_sentences(found, open_gaps)),
        source=_("Fridlyst, programmets aktiviteter"),
        day=today,
        urgency=2 if any(open_gaps) else 0,
        tables=tuple(_table(*pair) for pair in zip(found, open_gaps, strict=True) if pair[1]),
        marks=tuple(_marks(found, open_gaps)),
    )


def _sentences(found: Sequence[Coverage], open_gaps: Sequence[Sequence[Gap]]) -> Iterator[str]:
    for one in found:
        said = balance_words(balance(one))
        yield said if len(found) == 1 else f"{one.programme.title}: {said}"
    count = sum(len(grouped(some)) for some in open_gaps)
    words = ngettext("%(n)s sak fattas.", "%(n)s saker fattas.", count) % {"n": count}
    yield words if count else _("Ingenting fattas enligt reglerna för täckning.")


def _table(one: Coverage, open_gaps: Sequence[Gap]) -> FactTable:
    rows: tuple[tuple[FactCell, ...], ...] = tuple((gap.sentence, gap.why) for gap in grouped(open_gaps))
    columns = (
        FactColumn(_("Vad som fattas"), "gap", weight=2),
        FactColumn(_("Varför det spelar roll"), "why", weight=2),
    )
    caption = _("Vad som fattas i %(programme)s, det viktigaste först") % {"programme": one.programme.title}
    return FactTable(f"luckor-{one.programme.id}", caption, columns, rows)


def _marks(found: Sequence[Coverage], open_gaps: Sequence[Sequence[Gap]]) -> Iterator[Mark]:
    after = _together([balance(one) for one in found])
    if after is not None:
        yield Mark(
            "coverage-after", _("Aktiviteter för invånare som kommer bara efter våldet"), after, "percent"
        )
    yield Mark(
        "coverage-gaps", _("Saker som fattas i programmet"), sum(len(grouped(one)) for one in open_gaps)
    )


def _together(found: Sequence[Balance]) -> float | None:
    citizens = sum(len(one.citizens) for one in found)
    return sum(len(one.after) for one in found) / citizens if citizens else None
