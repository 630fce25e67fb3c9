"""The plain form of what stands in a programme file: nothing said that goes without saying."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from fridlyst.exchange.walking import Json, Tree
from fridlyst.programmes.fields import CostFields
from fridlyst.programmes.queries import CostView
from fridlyst.programmes.terms import FACETS

Plain = dict[str, Any]
LISTED_CODES: Mapping[str, Sequence[str]] = {name: choices.values for name, choices in FACETS.items()}


def compact(pairs: Tree) -> Plain:
    """The pairs that say something: neither None, empty nor False."""
    return {
        name: value for name, value in pairs.items() if value is not None and value not in ("", [], False)
    }


def folded(text: str | None) -> str:
    """One line, its white space folded."""
    return " ".join((text or "").split())


def stripped(text: str | None) -> str:
    """Several lines, without white space around them."""
    return (text or "").strip()


def owner(key: str, part: str) -> Json:
    """An owner as short as it can be written."""
    return key if part == "lead" else {"body": key, "part": part}


def number(value: Json) -> float | int | None:
    """A target value as a plain number, at most four decimals."""
    if value is None:
        return None
    exact = Decimal(str(value)).quantize(Decimal("0.0001"))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def by_reference(alignments: Iterable[Plain]) -> list[Plain]:
    """Alignments in the order of what they point at."""
    return sorted(alignments, key=lambda one: (one["document"], one["goal"]))


def target(value: float | int | None) -> Plain:
    """A target value stands even when it is zero."""
    return {} if value is None else {"target_value": value}


def own_part(body_key: str | None, owner_keys: Sequence[str]) -> Plain:
    """Origin and body of what is a body's own; the body is left out where it is the first responsible."""
    if body_key is None:
        return {}
    first = owner_keys[0] if owner_keys else None
    return {"origin": "body", "body": None if body_key == first else body_key}


def cost_part(given: CostView | CostFields, body_key: str | None) -> Plain:
    """A cost; the amount is left out of what costs nothing."""
    head = {"year": given.year, "payer": str(given.payer), "amount": given.amount or None}
    return compact({**head, "body": body_key, "note": given.note})
