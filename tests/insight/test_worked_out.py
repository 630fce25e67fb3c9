"""Trying everything that can be true of what has been public of a day: no body is known to be of few."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from fridlyst.figures.tables import Rule
from fridlyst.indicators.publishing import MISSING, Reading, Told, read
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.series import Point
from fridlyst.insight.numbers import KnownNumbers
from fridlyst.insight.reported import Telling
from fridlyst.insight.tables import DayTable, Stored, table_of

DAY = date(2026, 8, 31)
MOST = 16
Counts = Mapping[str, int]


def published(counts: Counts, rule: Rule, *, bodies: bool) -> DayTable:
    """The day as a report shows it, or as the page does without bodies."""
    told = [Told(int(at), Outcome(None, None, Decimal(one)), {}) for at, one in counts.items()]
    found = read("number", told, rule)
    each = {str(at): of[""] if bodies else MISSING for at, of in found.bodies.items()}
    return DayTable(Point(DAY, {"": found.total[""]}, len(counts), 4), each)


def may_be(said: Reading, count: int) -> bool:
    """Whether this can be what stands behind what is said, for one who knows the rule."""
    if said.value is None:
        return said is MISSING or said.state == MISSING.state or count > 0
    off = abs(count - int(said.value))
    return off < Rule().base if said.rounded else not off


def agrees(table: DayTable, counts: Counts) -> bool:
    whole = sum(counts[one] for one in table.bodies)
    return may_be(table.point.whole, whole) and all(
        may_be(said, counts[one]) for one, said in table.bodies.items()
    )


# Those in which something could be worked out if only shown numbers were compared, or roundings mixed.
@pytest.mark.parametrize("seed", [67, 110, 133, 151, 159, 160, 173, 230, 55, 89, 143, 144, 149, 158, 179])
def test_late_answers_are_never_known_to_be_few(seed: int) -> None:
    """Three times something is made public of a day while bodies answer late, under rules that change."""
    random = Random(seed)
    truth = {at: random.choice((0, 1, 2, 3, 3, 4, 5, 6, 7, 9, 12)) for at in "1234"}
    days: list[Stored] = []
    here = set(random.sample("1234", 2))
    for _time in range(3):
        rule = Rule(method="round" if random.random() < 0.25 else "suppress")
        now = {at: truth[at] for at in sorted(here)}
        telling = Telling(KnownNumbers({}, {"1": list(days)}))
        telling.shown("1", published(now, rule, bodies=random.random() < 0.7), rule)
        days += [one for one in telling.told["1"] if one not in days]
        here |= {random.choice("1234")}
    tables = [table_of(one) for one in days]
    told = sorted({at for table in tables for at in table.bodies})
    every = (dict(zip(told, counts, strict=True)) for counts in product(range(MOST), repeat=len(told)))
    can_be = [counts for counts in every if all(agrees(table, counts) for table in tables)]
    assert any(all(counts[at] == truth[at] for at in told) for counts in can_be)
    for at in told:
        counts = {one[at] for one in can_be}
        assert 0 in counts or max(counts) >= Rule().threshold, (at, days)
