"""Finds how often something is done: "2 gr årligen", "vartannat år", "varje mandatperiod"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fridlyst.programmes.schedules.words import ADVERBS, NUMBERS, ORDINALS, UNIT_DAYS, UNIT_MONTHS

_UNITS = "|".join(sorted([*UNIT_MONTHS, *UNIT_DAYS], key=len, reverse=True))
_NUMBER = r"(?P<n>\d{1,2}|" + "|".join(NUMBERS) + r")"
_TIMES = rf"(?<!\w){_NUMBER}\s*(?:gånger|gången|gång|ggr|ggn|gr|g|tillfällen|tillfälle|x)\.?"
_ORDINALS = r"(?P<ordinal>\d{1,2}(?::?[aed]e?)?|" + "|".join(ORDINALS) + r")"
_LEAD = r"(?:(?:i\s+(?:början|slutet)\s+av|inför|minst|vid)\s+)?"
_EACH = r"(?:per|varje|vart|om|i|under)"

FIRST_TERM = date(2022, 10, 15)


@dataclass(frozen=True, slots=True)
class Repeat:
    """`times` times every `months` months (or every `days` days)."""

    at: int
    to: int
    months: int = 0
    days: int = 0
    times: int = 1

    @property
    def of_office(self) -> bool:
        """Once or more in each term of office."""
        return self.months == UNIT_MONTHS["mandatperiod"]

    @property
    def yearly(self) -> int:
        """Every how many years, 0 for what comes at another pace."""
        return self.months // 12 if self.months % 12 == 0 and self.times == 1 else 0


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _ordinal(word: str) -> int:
    return ORDINALS[word] if word in ORDINALS else int(re.sub(r"\D", "", word))


def _repeat(match: re.Match[str], unit: str, every: int = 1, times: int = 1) -> Repeat | None:
    if every < 1 or times < 1:
        return None
    months, days = UNIT_MONTHS.get(unit, 0) * every, UNIT_DAYS.get(unit, 0) * every
    return Repeat(match.start(), match.end(), months, days, times)


def _times_per_unit(match: re.Match[str]) -> Repeat | None:
    return _repeat(match, match["unit"], times=_number(match["n"]))


def _times_adverb(match: re.Match[str]) -> Repeat | None:
    return _repeat(match, ADVERBS[match["adverb"]], times=_number(match["n"]))


def _every_other(match: re.Match[str]) -> Repeat | None:
    return _repeat(match, match["unit"], every=_ordinal(match["ordinal"]))


def _every(match: re.Match[str]) -> Repeat | None:
    return _repeat(match, match["unit"])


def _adverb(match: re.Match[str]) -> Repeat | None:
    return _repeat(match, ADVERBS[match["adverb"]])


_ADVERB = r"(?P<adverb>" + "|".join(sorted(ADVERBS, key=len, reverse=True)) + r")(?!\w)"
_FINDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Repeat | None]], ...] = (
    (re.compile(rf"{_TIMES}\s*(?:{_EACH}\s+|/\s*)(?P<unit>{_UNITS})(?!\w)"), _times_per_unit),
    (re.compile(rf"{_TIMES}\s+{_ADVERB}"), _times_adverb),
    (re.compile(rf"(?<!\w){_LEAD}var(?:t|je)?\s*{_ORDINALS}\s+(?P<unit>{_UNITS})(?!\w)"), _every_other),
    (
        re.compile(rf"(?<!\w){_LEAD}(?:varje|per|var|vart)\s+(?:ny\s+|nytt\s+)?(?P<unit>{_UNITS})(?!\w)"),
        _every,
    ),
    (re.compile(rf"(?<!\w){_ADVERB}"), _adverb),
)


def find_repeats(text: str, mask: Callable[[str, int, int], str]) -> tuple[list[Repeat], str]:
    """Every repetition of a lower-case text in reading order, and the text with them masked."""
    found: list[Repeat] = []
    for pattern, make in _FINDERS:
        for match in list(pattern.finditer(text)):
            repeat = make(match)
            if repeat is not None:
                found.append(repeat)
                text = mask(text, repeat.at, repeat.to)
    return sorted(found, key=lambda repeat: repeat.at), text


def rule_of(repeat: Repeat) -> str:
    """The RRULE (RFC 5545) of a repetition, without dates."""
    if repeat.days:
        return _daily_rule(repeat.days, repeat.times)
    if repeat.months % repeat.times == 0:
        return _monthly_rule(repeat.months // repeat.times)
    if repeat.months == 12 and repeat.times < 12:
        months = ",".join(str((12 * number) // repeat.times) for number in range(1, repeat.times + 1))
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY=-1"
    return _daily_rule(max(repeat.months * 30 // repeat.times, 1), 1)


def _monthly_rule(months: int) -> str:
    freq, interval = ("YEARLY", months // 12) if months % 12 == 0 else ("MONTHLY", months)
    return f"FREQ={freq};INTERVAL={interval}" if interval > 1 else f"FREQ={freq}"


def _daily_rule(days: int, times: int) -> str:
    days = max(days // times, 1)
    freq, interval = ("WEEKLY", days // 7) if days % 7 == 0 else ("DAILY", days)
    return f"FREQ={freq};INTERVAL={interval}" if interval > 1 else f"FREQ={freq}"
