"""How things are timed: medians, taken in turns so that a noisy machine disturbs both sides alike."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure against its floor; `unit` "ms" or "MB". Without a target it is told and not judged."""

    name: str
    figure: float
    floor: float
    target: float | None
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.figure / self.floor if self.floor else float("inf")

    @property
    def _verdict(self) -> str:
        if self.target is None:
            return ""
        return f"(mål ≤ {self.target:g} ×)  {'ok' if self.ratio <= self.target else 'ÖVER'}"

    @property
    def line(self) -> str:
        return (
            f"{self.name:<42} {self.ratio:6.2f} ×  {self._verdict:<19}"
            f" {self.figure:9.2f} {self.unit} mot {self.floor:.2f} {self.unit}  {self.note}"
        )


def milliseconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def against(
    name: str,
    work: Callable[[], object],
    floor: Callable[[], object],
    *,
    target: float | None,
    rounds: int = 30,
    note: str = "",
) -> Ratio:
    """The medians of work and floor, taken in turns after one run of each to warm up."""
    work()
    floor()
    pairs = [(milliseconds(work), milliseconds(floor)) for _ in range(rounds)]
    return Ratio(name, median(p[0] for p in pairs), median(p[1] for p in pairs), target, note=note)
