"""What holds for costs, in plain Python; amounts are whole kronor."""

import re
from collections.abc import Collection
from datetime import date

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

LARGEST = 10**12 - 1
YEARS_AROUND = 5
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_KRONOR = re.compile(r"(?:kr(?:onor)?|sek)\.?$", re.IGNORECASE)


class BadAmount(BadInput):
    """An amount that is no whole number of kronor, or out of bounds."""

    code = "bad-amount"


class BadYear(BadInput):
    """A year far from the programme's period."""

    code = "bad-year"


class CostTold(BadInput):
    """The same body, year and payer has a cost already, or it says both nothing and something."""

    code = "cost-told"


def read_amount(text: str) -> int:
    """Whole kronor out of what was typed: "150 000", "150 000 kr", "0"; BadAmount for anything else."""
    bare = _SPACES.sub("", _KRONOR.sub("", text.strip()))
    if not (bare.isascii() and bare.isdigit()) or len(bare) > len(str(LARGEST)) + 8:
        raise BadAmount(
            "Skriv beloppet i hela kronor med siffror, till exempel 150 000.",
            field="amount",
        )
    return int(bare)


def check_amount(amount: int, *, free: bool) -> int:
    """The amount; 0 where it is `free`, else 1 to LARGEST kronor. BadAmount otherwise."""
    if free:
        if amount:
            raise BadAmount("Ingen kostnad betyder noll kronor. Ta bort beloppet.", field="amount")
        return 0
    if amount <= 0:
        raise BadAmount(
            "Skriv ett belopp över noll. Välj ”Ingen kostnad” om aktiviteten inte kostar något.",
            field="amount",
        )
    if amount > LARGEST:
        raise BadAmount("Beloppet är för stort. Det ska vara under 1 000 000 000 000 kronor.", field="amount")
    return amount


def years_of(periods: Collection[tuple[date | None, date | None]], today: date) -> range:
    """The years that a cost may fall on: the programmes' periods and YEARS_AROUND years on either side.

    A period without an end lasts for ten years; where none is known the year of `today` stands for it.
    """
    known = [year for start, end in periods for year in _years(start, end)] or [today.year]
    return range(min(known) - YEARS_AROUND, max(known) + YEARS_AROUND + 1)


def _years(start: date | None, end: date | None) -> tuple[int, ...]:
    if end is not None:
        return ((start or end).year, end.year)
    return () if start is None else (start.year, start.year + 10)


def check_year(year: int, years: range) -> int:
    """The year; BadYear when it lies outside `years`."""
    if year not in years:
        raise BadYear(
            Sentence("Skriv ett år mellan %(first)s och %(last)s.", first=years[0], last=years[-1]),
            field="year",
        )
    return year


def check_beside(payer: str, told: Collection[str]) -> None:
    """Raise CostTold unless `payer` may stand beside what is `told` for the same body and year."""
    if payer in told:
        raise CostTold("Den kostnaden finns redan för samma år. Ändra raden som står där.", field="payer")
    if "none" in (payer, *told) and told:
        raise CostTold(
            "För samma år och samma enhet står både ett belopp och ”Ingen kostnad”. Behåll det ena.",
            field="payer",
        )
