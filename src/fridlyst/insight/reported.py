"""A report that anybody may read, held against the numbers that are public already; plain Python.

A report shows a day of an indicator as one table, all together and bodies one by one, and so of a question.
Where that table and what somebody may have of the day would tell, by subtraction, of fewer than the
threshold, the whole table stands as it was public last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fridlyst.figures.tables import Rule
from fridlyst.insight.differences import hidden_if_few, tells_of_few
from fridlyst.insight.numbers import KnownNumbers, ToldNumbers, on_day, versions
from fridlyst.insight.tables import DayTable, Stored, stored, table_of


@dataclass(slots=True)
class Telling:
    """What a report tells, table by table, beside what is `known`; `still` counts those that stand."""

    known: KnownNumbers
    told: dict[str, list[Stored]] = field(default_factory=dict)
    still: int = 0

    def shown(self, key: str, table: DayTable, rule: Rule | None) -> DayTable:
        """The table as it may be shown, remembered if it is new; without a rule nobody is counted in it."""
        told = self.told.setdefault(key, [])
        had = on_day([*self.known.of(key), *told], table)
        if stored(table) in had:
            return table
        if rule is not None and _tells(table, had, rule):
            self.still += 1
            table = _as_it_was(table, had, rule)
        if stored(table) not in had:
            told.append(stored(table))
        return table


def _tells(table: DayTable, had: Sequence[Stored], rule: Rule) -> bool:
    return any(tells_of_few(one, table, rule) for one in versions(had))


def _as_it_was(table: DayTable, had: Sequence[Stored], rule: Rule) -> DayTable:
    """What was public last, rather with the bodies where they are asked for."""
    every = [table_of(one) for one in had]
    alike = [one for one in every if one.tells_of_bodies or not table.tells_of_bodies]
    return hidden_if_few((alike or every)[-1], rule)


def gives_away(told: ToldNumbers, known: KnownNumbers, rule: Rule) -> bool:
    """Whether what a report tells would tell of few persons beside what is known."""
    return any(
        _tells(table, had, rule)
        for key, days in told.items()
        for table in map(table_of, days)
        for had in (on_day(known.of(key), table),)
        if table not in (*versions(had), table.hidden())
    )


def together(before: ToldNumbers, now: ToldNumbers) -> ToldNumbers:
    """All that reports have told, each version once."""
    return {
        key: [*had, *(one for one in now.get(key, ()) if one not in had)]
        for key in {**before, **now}
        for had in (before.get(key, []),)
    }
