"""What holds when an outcome is entered: its day, its sexes, and how it compares with the one before."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.indicators.rules import BadOutcome, Outcome, outcome

EARLIEST = date(1990, 1, 1)
DAY = "day:"
# From these on a difference from the time before is asked about.
_TIMES = 3
_LEAST = 10
_POINTS = 30
_A_YEAR = 365
_ABOUT = 100


class BadDay(BadInput):
    """A day that nothing can have been measured on."""

    code = "bad-day"


class SexesDisagree(BadInput):
    """A whole that is smaller than its parts."""

    code = "sexes-disagree"


def occasion_of_day(day: date) -> str:
    """What an outcome outside the rounds is filed under."""
    return f"{DAY}{day.isoformat()}"


def check_day(day: date, *, today: date) -> date:
    """The day, or BadDay for one that has not been, or that is long before any programme."""
    if day > today:
        raise BadDay("Dagen har inte varit än. Skriv den dag som talet gäller.", field="as_of")
    if day < EARLIEST:
        raise BadDay("Dagen ligger för långt tillbaka. Skriv en dag från 1990 och framåt.", field="as_of")
    return day


def check_persons(result: Outcome) -> Outcome:
    """The outcome, or BadOutcome when it counts parts of a person."""
    for name in ("numerator", "denominator", "value"):
        number = getattr(result, name)
        counted = name != "value" or result.denominator is None
        if counted and number is not None and number != number.to_integral_value():
            raise BadOutcome("Antal personer skrivs som hela tal.", field=name)
    return result


def whole_of(kind: str, whole: Outcome, parts: Iterable[Outcome]) -> Outcome:
    """The outcome of everybody: as it was given, else the sum of the sexes.

    What is given may be more than the sum, for those whose sex is not known; SexesDisagree for less.
    """
    told = [one for one in parts if one.answered]
    if not told:
        return whole
    summed = _sum(kind, told)
    if not whole.answered:
        return summed
    for name in ("numerator", "denominator") if kind == "share" else ("value",):
        if getattr(whole, name) < getattr(summed, name):
            raise SexesDisagree("Alla tillsammans är färre än könen var för sig. Rätta talen.", field=name)
    if kind == "share" and _rest(whole) < _rest(summed):
        raise SexesDisagree("Talen för alla går inte ihop med talen för könen.", field="numerator")
    return whole


def _rest(one: Outcome) -> Decimal:
    return (one.denominator or Decimal(0)) - (one.numerator or Decimal(0))


def _sum(kind: str, told: Iterable[Outcome]) -> Outcome:
    every = tuple(told)
    names = ("numerator", "denominator") if kind == "share" else ("value",)
    sums = {name: sum((getattr(one, name) or Decimal(0) for one in every), Decimal(0)) for name in names}
    return outcome(kind, **sums)


def earlier(found: Mapping[date, Outcome], day: date) -> tuple[Outcome, bool]:
    """The outcome to compare with, and whether it is last year's: the nearest to a year before the day,
    else the last one before it; an unanswered one when there is none."""
    before = {one: said for one, said in found.items() if one < day and said.answered}
    if not before:
        return Outcome(), False
    nearest = min(before, key=lambda one: (abs((day - one).days - _A_YEAR), one))
    if abs((day - nearest).days - _A_YEAR) <= _ABOUT:
        return before[nearest], True
    return before[max(before)], False


def question(kind: str, now: Outcome, before: Outcome, *, last_year: bool = True) -> str:
    """What to ask about an outcome far from the one before, or nothing.

    A number that is three times as large or small and differs by ten or more; a share that differs by 30
    percentage points, or is counted of three times as many or few.
    """
    if not now.answered or not before.answered or kind == "yes_no":
        return ""
    if kind == "share":
        return _share_question(now, before, last_year) or _times_question(
            _OF, now.denominator, before.denominator, last_year, _LEAST
        )
    least = _LEAST if kind == "number" else 0
    return _times_question(_NUMBER, now.value, before.value, last_year, least)


_NUMBER = {
    (True, True): "Talet är %(times)s gånger större än förra året.",
    (True, False): "Talet är %(times)s gånger större än förra gången.",
    (False, True): "Talet är %(times)s gånger mindre än förra året.",
    (False, False): "Talet är %(times)s gånger mindre än förra gången.",
}
_OF = {
    (True, True): "Det som andelen räknas av är %(times)s gånger större än förra året.",
    (True, False): "Det som andelen räknas av är %(times)s gånger större än förra gången.",
    (False, True): "Det som andelen räknas av är %(times)s gånger mindre än förra året.",
    (False, False): "Det som andelen räknas av är %(times)s gånger mindre än förra gången.",
}
_SHARE = {
    (True, True): "Andelen är %(points)s procentenheter högre än förra året.",
    (True, False): "Andelen är %(points)s procentenheter högre än förra gången.",
    (False, True): "Andelen är %(points)s procentenheter lägre än förra året.",
    (False, False): "Andelen är %(points)s procentenheter lägre än förra gången.",
}
_ZERO = {
    True: "Talet är noll. Förra året var det %(before)s.",
    False: "Talet är noll. Förra gången var det %(before)s.",
}


def _share_question(now: Outcome, before: Outcome, last_year: bool) -> str:
    points = (now.value or Decimal(0)) - (before.value or Decimal(0))
    if abs(points) < _POINTS:
        return ""
    return _asked(Sentence(_SHARE[points > 0, last_year], points=_whole(abs(points))))


def _times_question(
    words: Mapping[tuple[bool, bool], str],
    now: Decimal | None,
    before: Decimal | None,
    last_year: bool,
    least: int,
) -> str:
    if not before or now is None or abs(now - before) < least:
        return ""
    if now == 0:
        return _asked(Sentence(_ZERO[last_year], before=_whole(before)))
    larger = now > before
    times = now / before if larger else before / now
    if times < _TIMES:
        return ""
    return _asked(Sentence(words[larger, last_year], times=_whole(times)))


def _asked(said: Sentence) -> str:
    return Sentence("%(said)s Stämmer det?", said=said)


def _whole(number: Decimal) -> str:
    return f"{int(number.quantize(Decimal(1), ROUND_HALF_UP)):,}".replace(",", " ")
