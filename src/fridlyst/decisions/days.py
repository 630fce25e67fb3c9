"""Days in sentences, as people say them."""

from datetime import date

from fridlyst.base.sentences import Sentence

_MONTHS = (
    Sentence("januari"),
    Sentence("februari"),
    Sentence("mars"),
    Sentence("april"),
    Sentence("maj"),
    Sentence("juni"),
    Sentence("juli"),
    Sentence("augusti"),
    Sentence("september"),
    Sentence("oktober"),
    Sentence("november"),
    Sentence("december"),
)


def spoken(day: date | None) -> Sentence:
    """A day as "22 oktober 2025"; without one "utan datum"."""
    if day is None:
        return Sentence("utan datum")
    return Sentence("%(day)s %(month)s %(year)s", day=day.day, month=_MONTHS[day.month - 1], year=day.year)


def counted(days: int) -> Sentence:
    """How many days: "1 dag", "12 dagar"."""
    return Sentence("%(count)s dag", count=days) if days == 1 else Sentence("%(count)s dagar", count=days)
