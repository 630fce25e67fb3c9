"""The deliverer's own view of numbers: what a file will be, beside what the same source gave last time."""

from collections.abc import Iterable
from dataclasses import dataclass

from fridlyst.counts.models import Count
from fridlyst.counts.shapes import Lists
from fridlyst.counts.taking_in.making import CountRow, is_far, sums_by, total_of
from fridlyst.counts.terms import Facet


@dataclass(frozen=True, slots=True)
class SumBeside:
    """A sum of the file and of last time; `far` is asked about before the file is taken in."""

    facet: Facet | None
    label: str
    now: int | None
    then: int | None
    far: bool


def sums_beside(
    rows: Iterable[CountRow], before_id: int | None, lists: Lists, new: dict[tuple[Facet, str], str]
) -> tuple[SumBeside, ...]:
    """The total first, then each category of each facet; one statement, none without a delivery before.

    `new` are the labels of entries that the file itself brings.
    """
    kept = list(rows)
    then = _rows_of(before_id) if before_id is not None else []
    known = before_id is not None
    parents = lists.parents
    found = [_beside(None, "", total_of(kept, parents), total_of(then, parents), known)]
    for facet in Facet:
        now_by, then_by = sums_by(kept, facet, parents), sums_by(then, facet, parents)
        labels = lists.labels[facet] | {code: label for (of, code), label in new.items() if of == facet}
        order = [code for code in labels if code in now_by or code in then_by]
        for code in order:
            found.append(_beside(facet, labels[code], now_by.get(code), then_by.get(code), known))
    return tuple(found)


def _beside(facet: Facet | None, label: str, now: int | None, then: int | None, known: bool) -> SumBeside:
    return SumBeside(facet, label, now, then, known and is_far(now, then))


def _rows_of(delivery_id: int) -> list[CountRow]:
    columns = (*(facet.value for facet in Facet), "value")
    rows = Count.objects.filter(delivery_id=delivery_id).values_list(*columns)
    return [CountRow((form, sex, age, place, act), value) for form, sex, age, place, act, value in rows]
