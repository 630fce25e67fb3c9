"""Half-years, which counts and competence are told by."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (`half` 1) or July to December (2) of a year."""

    year: int
    half: int

    @property
    def code(self) -> str:
        """As it is stored and stands in addresses: "2026-H1"."""
        return f"{self.year}-H{self.half}"

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)


def half_year_of(day: date) -> HalfYear:
    """The half-year that holds the day."""
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


def last_over(today: date) -> HalfYear:
    """The half-year that ended last."""
    return half_year_of(today).before


def back_from(last: HalfYear, count: int) -> tuple[HalfYear, ...]:
    """So many half-years, the latest first."""
    found = [last]
    while len(found) < count:
        found.append(found[-1].before)
    return tuple(found)
