"""The numbers of an indicator as they were made public, and when they may be made so anew; plain Python.

Two tables of one day give away, by subtraction, what came in between: one body's late answer. So the numbers
that anybody reads stand still until somebody chooses anew, and a day whose numbers moved by few stands on.
Whatever has been public of a day is remembered, since somebody may have it: also what was corrected since,
and days that are no longer there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fridlyst.figures.tables import Rule
from fridlyst.indicators.series import Point
from fridlyst.insight.differences import hidden_if_few, tells_of_few
from fridlyst.insight.tables import DayTable, Stored, stored, table_of

# What has been told of each indicator, by its id as text, and of each question, by `question_key`.
ToldNumbers = Mapping[str, list[Stored]]


@dataclass(frozen=True, slots=True)
class KnownNumbers:
    """What has been public of the days, by the first of those that an indicator was carried on from."""

    roots: Mapping[str, str]
    days: ToldNumbers

    def of(self, key: str) -> Sequence[Stored]:
        """Of an indicator, also under the programmes that it was carried to or from; or of a question."""
        return self.days.get(self.roots.get(key, key), ())


def question_key(key: str) -> str:
    """Where it is kept what has been told of a question; it has the same key whenever it is asked again."""
    return f"?{key}"


def renewed(
    tables: Iterable[DayTable], before: Iterable[Stored], known: Iterable[Stored], rule: Rule | None
) -> tuple[list[Stored], int]:
    """The days as they are made public now, those that are gone too, and how many stand as they were.

    `before` is what is public of the indicator; `known` what is public of the same days elsewhere. Without a
    rule nobody is counted, and nothing has to stand.
    """
    own, days, still = {one["day"]: one for one in before}, list(known), 0
    found = []
    for table in tables:
        mine, elsewhere = own.pop(table.day, None), on_day(days, table)
        stands = rule is not None and any(
            tells_of_few(one, table, rule) for one in versions([mine, *elsewhere] if mine else elsewhere)
        )
        still += stands
        found.append({**(mine or elsewhere[-1]), "gone": False} if stands else _following(mine, table))
    return [*found, *({**one, "gone": True} for one in own.values())], still


def on_day(days: Iterable[Stored], table: DayTable) -> list[Stored]:
    """Those of the table's day."""
    return [one for one in days if one["day"] == table.day]


def versions(given: Iterable[Stored]) -> Iterator[DayTable]:
    """All that has been public of the days."""
    return (table_of(one) for day in given for one in (day, *day.get("earlier", ())))


def _following(before: Stored | None, table: DayTable) -> Stored:
    """The day as it stands now, with what was public of it before."""
    now = stored(table)
    if before is None:
        return now
    last = {name: one for name, one in before.items() if name not in ("earlier", "gone")}
    earlier = [one for one in (last, *before.get("earlier", ())) if one != now]
    return {**now, "earlier": earlier} if earlier else now


def as_read(given: Iterable[Stored], rule: Rule | None) -> Iterator[Point]:
    """The days as anybody reads them; hidden where the rule that holds now would not have let them out."""
    for one in given:
        if not one.get("gone"):
            yield hidden_if_few(table_of(one), rule).point
