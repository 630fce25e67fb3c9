"""Gathers the figures of every kind that a picture holds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from fridlyst.situation.facts.comparison import comparison_facts
from fridlyst.situation.facts.competence import competence_facts
from fridlyst.situation.facts.counts import count_facts
from fridlyst.situation.facts.coverage import coverage_facts
from fridlyst.situation.facts.decisions import decision_facts
from fridlyst.situation.facts.followup import follow_up_facts
from fridlyst.situation.facts.indicators import indicator_facts
from fridlyst.situation.shapes import FactSet
from fridlyst.situation.terms import FactKind

Gather = Callable[[int, date], FactSet]

GATHER: Mapping[str, Gather] = {
    FactKind.COUNTS: count_facts,
    FactKind.COMPARISON: comparison_facts,
    FactKind.INDICATORS: indicator_facts,
    FactKind.FOLLOW_UP: follow_up_facts,
    FactKind.COVERAGE: coverage_facts,
    FactKind.COMPETENCE: competence_facts,
    FactKind.DECISIONS: decision_facts,
}


def gathered(*, municipality_id: int, kinds: Iterable[str], today: date) -> tuple[FactSet, ...]:
    """The figures of these kinds as they stand, in this order; a fixed number of statements for each kind."""
    return tuple(GATHER[kind](municipality_id, today) for kind in kinds)
