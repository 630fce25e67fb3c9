"""How an indicator is defined, in the programme file: out and in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fridlyst.exchange.normal import stripped
from fridlyst.indicators.fields import Definition
from fridlyst.indicators.terms import Direction

# What the file calls each text: its own "source" is the place in the document.
_TEXTS = {"purpose": "purpose", "source": "data_source", "method_note": "method_note"}


def definition_part(one: Definition) -> dict[str, object]:
    """The definition as the file has it; what follows from the kind by itself is left out.

    An indicator that does not count persons says why: `not_persons_because` is the reason, and the sign.
    """
    return {
        **{called: getattr(one, name) for name, called in _TEXTS.items()},
        "frequency": one.frequency,
        "direction": "" if one.direction == Direction.NEITHER else one.direction,
        "scale": _scale(one),
        "by_sex": one.by_sex,
        "not_persons_because": one.not_persons_because,
    }


def definition_of(given: Mapping[str, Any]) -> Definition:
    """The definition that the file says; what it does not say is as for a new indicator."""
    low, high = given.get("scale") or (None, None)
    because = stripped(given.get("not_persons_because"))
    return Definition(
        **{name: stripped(given.get(called)) for name, called in _TEXTS.items()},
        frequency=given.get("frequency") or "",
        direction=given.get("direction") or Direction.NEITHER,
        scale_low=_decimal(low),
        scale_high=_decimal(high),
        by_sex=bool(given.get("by_sex")),
        about_persons=False if because else None,
        not_persons_because=because,
    )


def _scale(one: Definition) -> list[float] | None:
    if one.scale_low is None or one.scale_high is None:
        return None
    return [float(one.scale_low), float(one.scale_high)]


def _decimal(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number)).quantize(Decimal("0.0001"))
