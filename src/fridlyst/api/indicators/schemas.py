"""What the interface takes and gives of indicators."""

from datetime import date
from decimal import Decimal

from ninja import Field, Schema
from pydantic import StrictInt

MOST_ROWS = 5000


class ReadingOut(Schema):
    """What may be shown: `value` is null where `state` is suppressed or missing, per cent for shares.

    A zero is a shown value. Small numbers of persons, and what would give them away, are suppressed.
    """

    sex: str
    state: str = Field(description="shown, suppressed eller missing")
    value: float | None
    numerator: float | None
    denominator: float | None
    rounded: bool


class PointOut(Schema):
    """A day; the empty sex is everybody."""

    as_of: date
    readings: list[ReadingOut]
    answered: int = Field(description="Så många enheter har svarat")
    asked: int = Field(description="Av så många tillfrågade")


class BodyPoints(Schema):
    """One body's points, on the same days as those of all together."""

    body_key: str
    name: str
    points: list[PointOut]


class BreakOut(Schema):
    """From this day the indicator is counted otherwise: what is before is not to be compared with it."""

    on: date
    why: str


class IndicatorOut(Schema):
    """An indicator and its latest outcome; measurements name it by `id`, or by `key` and `programme`."""

    id: int
    key: str
    programme: str
    goal: str
    title: str
    kind: str = Field(description="share, number, yes_no eller scale")
    unit: str
    numerator: str
    denominator: str
    direction: str = Field(description="higher, lower eller neither är bättre")
    by_sex: bool
    about_persons: bool = Field(description="Sant när reglerna för små tal gäller")
    target_value: float | None = Field(description="I indikatorns enhet; för andelar i procent")
    owners: list[str] = Field(description="Enheternas nycklar")
    latest: PointOut | None


class SeriesOut(Schema):
    """An indicator over time, of all bodies together and of each."""

    indicator: IndicatorOut
    points: list[PointOut]
    bodies: list[BodyPoints]
    breaks: list[BreakOut]
    threshold: int | None = Field(description="Antal under detta visas inte; null när personer inte räknas")


class MeasurementIn(Schema):
    """One outcome. Shares are numerator and denominator, all else is value; the share itself is reckoned."""

    model_config = {"extra": "forbid"}

    indicator: StrictInt | str = Field(description="Indikatorns id eller nyckel")
    programme: str = Field(
        "", max_length=200, description="Programmets adressnamn, när nyckeln finns i flera"
    )
    body_key: str = Field(max_length=200, description="Enhetens nyckel")
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
