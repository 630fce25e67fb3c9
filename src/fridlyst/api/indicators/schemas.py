"""What the interface takes and gives of indicators."""

from datetime import date
from decimal import Decimal

from ninja import Field, Schema

MOST_ROWS = 5000


class IndicatorOut(Schema):
    """An indicator with its definition; measurements name it by `id`, or by `key` and `programme`."""

    id: int
    key: str
    programme: str
    goal: str
    title: str
    kind: str = Field(description="share, number, yes_no eller scale")
    unit: str
    purpose: str
    numerator: str
    denominator: str
    source: str
    frequency: str
    direction: str
    by_sex: bool
    target_value: float | None = Field(description="I indikatorns enhet; för andelar i procent")
    owners: list[str] = Field(description="Enheternas nycklar")


class MeasurementIn(Schema):
    """One outcome. Shares are numerator and denominator, all else is value; the share itself is reckoned."""

    model_config = {"extra": "forbid"}

    indicator: int | str = Field(description="Indikatorns id eller nyckel")
    programme: str = Field(
        "", max_length=200, description="Programmets adressnamn, när nyckeln finns i flera"
    )
    body: str = Field(max_length=200, description="Enhetens nyckel")
    as_of: date = Field(description="Dagen som värdet gäller")
    sex: str = Field("", max_length=10, description="women, men, other eller tomt för alla")
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    comment: str = Field("", max_length=10_000)


class Delivery(Schema):
    """Outcomes that are taken in together, or not at all."""

    model_config = {"extra": "forbid"}

    measurements: list[MeasurementIn] = Field(min_length=1, max_length=MOST_ROWS)
    certain: bool = Field(
        False, description="Sant när ovanliga värden är kontrollerade. Annars svaras 422 med frågan."
    )


class RecordedOut(Schema):
    """How many outcomes were new, changed, or stood already."""

    new: int
    changed: int
    same: int
