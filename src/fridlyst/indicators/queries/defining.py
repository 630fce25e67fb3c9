"""Reading how indicators are defined."""

from collections.abc import Mapping
from typing import Any

from fridlyst.indicators.fields import Definition
from fridlyst.indicators.models import Indicator

_FIELDS = tuple(Definition.__slots__)


def definitions_of(*, municipality_id: int, programme_id: int) -> Mapping[int, Definition]:
    """Indicator → its definition, of a whole programme; one statement."""
    rows = Indicator.objects.filter(municipality_id=municipality_id, goal__programme_id=programme_id)
    return {number: _definition(named) for number, *named in rows.values_list("pk", *_FIELDS)}


def definition(*, municipality_id: int, indicator_id: int) -> Definition | None:
    """One indicator's definition, None for another municipality's; one statement."""
    rows = Indicator.objects.filter(municipality_id=municipality_id, pk=indicator_id)
    found = rows.values_list(*_FIELDS).first()
    return None if found is None else _definition(list(found))


def _definition(values: list[Any]) -> Definition:
    return Definition(**dict(zip(_FIELDS, values, strict=True)))
