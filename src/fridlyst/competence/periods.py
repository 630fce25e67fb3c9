"""Half-years, which counts are asked for by; plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

_KEYS = ("1", "2")


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (`half` 1) or July to December (2) of a year."""

    year: int
    half: int

    @property
    def key(self) -> str:
        """As it stands in addresses: "2026-1"."""
        return f"{self.year}-{self.half}"

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def before(self) -> "HalfYear":
        """The half-year before."""
        return half_year_of(self.first - timedelta(days=1))


def half_year_of(day: date) -> HalfYear:
    """The half-year that holds the day."""
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


def last_ended(today: date) -> HalfYear:
    """The half-year that ended last."""
    return half_year_of(today).before()


def recent(today: date, count: int = 8) -> tuple[HalfYear, ...]:
    """The half-year that runs and those before it, the newest first."""
    found = [half_year_of(today)]
    while len(found) < count:
        found.append(found[-1].before())
    return tuple(found)


def read_half_year(key: str, today: date) -> HalfYear | None:
    """The half-year of "2026-1"; None for anything else, and for one that has not begun."""
    year, _dash, half = key.partition("-")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and half in _KEYS) or int(year) < 1990:
        return None
    found = HalfYear(int(year), int(half))
    return found if found.first <= today else None
