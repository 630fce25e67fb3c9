"""Reading what has been public of a municipality's numbers, wherever it stood."""

from collections import defaultdict
from collections.abc import Mapping

from fridlyst.indicators.models import Indicator
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.numbers import KnownNumbers
from fridlyst.insight.tables import Stored


def known_numbers(municipality_id: int) -> KnownNumbers:
    """Every day that has been public, under any programme or in a report; two statements."""
    carried = dict(
        Indicator.objects.filter(municipality_id=municipality_id).values_list("pk", "carried_from")
    )
    roots = {str(one): str(_root(one, carried)) for one in carried}
    rows = PublishedProgramme.objects.filter(municipality_id=municipality_id).order_by("pk")
    days: dict[str, list[Stored]] = defaultdict(list)
    for shown, told in rows.values_list("numbers", "told"):
        for key, stored in (*shown.items(), *told.items()):
            days[roots.get(key, key)].extend(stored)
    return KnownNumbers(roots, days)


def _root(one: int, carried: Mapping[int, int | None]) -> int:
    """The first of those that the indicator was carried on from."""
    seen = {one}
    while (older := carried.get(one)) is not None and older not in seen:
        seen.add(older)
        one = older
    return one
