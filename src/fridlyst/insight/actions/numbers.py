"""Making the numbers of the chosen indicators public as they stand now."""

from fridlyst.base import clock
from fridlyst.counts.queries.rule import rule_of
from fridlyst.indicators.queries import indicator_series
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.numbers import renewed
from fridlyst.insight.queries.known import known_numbers
from fridlyst.insight.queries.public import open_days
from fridlyst.insight.tables import Stored, together_tables


def take_numbers(row: PublishedProgramme, chosen: frozenset[int]) -> int:
    """Keep the chosen indicators' numbers in the row, unsaved; how many days stand as they were.

    What is no longer chosen is remembered: somebody may have it. A day that an open round asks about is not
    made public, and stands as it was where it is.
    """
    here = row.municipality_id
    every = indicator_series(
        municipality_id=here, rule=rule_of(here), programme_id=row.programme_id, only=chosen
    )
    waiting_for, known = {day.isoformat() for day in open_days(here)}, known_numbers(here)
    numbers: dict[str, list[Stored]] = dict(row.numbers)
    still = 0
    for series in every:
        key = str(series.indicator.id)
        before = numbers.get(key, [])
        waiting = [one for one in before if one["day"] in waiting_for]
        held = [one for one in before if one["day"] not in waiting_for]
        tables = [one for one in together_tables(series) if one.day not in waiting_for]
        found, stood = renewed(tables, held, known.of(key), series.rule)
        numbers[key] = sorted([*found, *waiting], key=lambda one: str(one["day"]))
        still += stood
    row.numbers, row.numbers_at = numbers, clock.now()
    return still
