"""What holds for courses and counts, in plain Python."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence

MOST_PEOPLE = 1_000_000
LONGEST_MONTHS = 600
MOST_TURNOVER = Decimal(500)
_FIRST_YEAR = 1990

Period = tuple[date, date]


class BadAddress(BadInput):
    """Not an address of the web that begins with https."""

    code = "bad-web-address"


class BadCount(BadInput):
    """A number that no count of people can be."""

    code = "bad-count"


class BadTarget(BadInput):
    """A share that cannot be aimed at."""

    code = "bad-target-share"


class BadPeriod(BadInput):
    """A period that ends before it begins, or has not begun."""

    code = "bad-period"


class PeriodsCross(BadInput):
    """The same people would be counted twice."""

    code = "periods-cross"


class CourseLoop(BadInput):
    """A course that would be taught in itself, or in what is no introduction."""

    code = "course-loop"


class CourseArchived(WrongState):
    """Nothing is counted for a course that is put away."""

    code = "course-archived"


def check_web_address(given: str) -> str:
    """The address, empty or https with a host and no name or password in it; BadAddress otherwise."""
    text = check_text(given, "web_address", longest=500)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = text.isprintable() and not any(sign in text for sign in " <>\"'\\`")
    named = "." in host.strip(".") and parts.username is None and parts.password is None
    if parts.scheme != "https" or not named or not plain or port == 0:
        raise BadAddress(
            "Skriv hela webbadressen, till exempel https://www.kommunen.se/kurs. Den ska börja med https.",
            field="web_address",
        )
    return text


def check_people(value: int | None, field: str) -> int | None:
    """A whole number of people from zero to a million, or None; BadCount otherwise."""
    if value is None:
        return None
    if not 0 <= value <= MOST_PEOPLE:
        raise BadCount(
            "Antalet personer ska vara ett heltal, noll eller större och högst en miljon.", field=field
        )
    return value


def check_part(part: int | None, whole: int | None, field: str, said: str) -> None:
    """Raise BadCount with the sentence `said` where a part is larger than its whole."""
    if part is not None and whole is not None and part > whole:
        raise BadCount(said, field=field)


def check_turnover(value: Decimal | None) -> Decimal | None:
    """Per cent of the staff that leave in a year, or None; BadCount for what nothing can be."""
    if value is None:
        return None
    if not value.is_finite() or not 0 <= value <= MOST_TURNOVER:
        raise BadCount("Personalomsättningen ska vara mellan 0 och 500 procent om året.", field="turnover")
    return value.quantize(Decimal("0.1"))


def check_target_share(value: Decimal | None) -> Decimal | None:
    """Per cent above 0 and at most 100, or None; BadTarget otherwise."""
    if value is None:
        return None
    if not value.is_finite() or not 0 < value <= 100:
        raise BadTarget("Målet ska vara mer än 0 och högst 100 procent.", field="target_share")
    return value.quantize(Decimal("0.1"))


def check_months(value: int | None) -> int | None:
    """How long a course counts, from 1 to 600 months, or None for ever."""
    if value is not None and not 1 <= value <= LONGEST_MONTHS:
        raise BadCount(
            "Skriv hur många månader kursen gäller: 1 till 600, eller inget.", field="holds_months"
        )
    return value


def check_period(first: date, last: date, today: date) -> Period:
    """The period; BadPeriod when it ends before it begins, has not begun, or is longer than a year."""
    if last < first:
        raise BadPeriod("Periodens sista dag ligger före den första.", field="period_to")
    if first > today:
        raise BadPeriod("Perioden har inte börjat än.", field="period_from")
    if first.year < _FIRST_YEAR or last.year > today.year + 1:
        raise BadPeriod("Kontrollera årtalet.", field="period_from")
    if (last - first).days > 366:
        raise BadPeriod("Perioden får vara högst ett år. Dela upp den.", field="period_to")
    return first, last


def check_apart(period: Period, others: Iterable[Period], said: Sentence) -> None:
    """Raise PeriodsCross when the period shares a day with another; `said` is what is counted."""
    for first, last in others:
        if first <= period[1] and period[0] <= last:
            raise PeriodsCross(
                Sentence(
                    "%(what)s är redan inlämnat för %(first)s till %(last)s. Ändra det i stället, "
                    "så att ingen räknas två gånger.",
                    what=said,
                    first=first.isoformat(),
                    last=last.isoformat(),
                ),
                field="period_from",
            )


def check_day(day: date, today: date, field: str) -> date:
    """A day that has been; BadPeriod for one that has not, or that no one remembers."""
    if day > today:
        raise BadPeriod("Dagen har inte varit än.", field=field)
    if day.year < _FIRST_YEAR:
        raise BadPeriod("Kontrollera årtalet.", field=field)
    return day
