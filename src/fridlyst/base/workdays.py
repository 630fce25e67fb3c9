"""Which days people in Sweden are at work, in plain Python."""

from datetime import date, timedelta

from dateutil.easter import easter

_A_DAY = timedelta(days=1)
# Month and day of the red days that stand still, and of the eves that are free.
_FIXED = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
# Good Friday, Easter Monday and Ascension Day, in days from Easter Sunday.
_FROM_EASTER = (-2, 1, 39)


def is_workday(day: date) -> bool:
    """Neither Saturday, Sunday nor a red day (lag 1989:253), nor an eve that is free."""
    return day.weekday() < 5 and not is_red(day)


def workday_from(day: date) -> date:
    """The day itself, or the first after it that people work."""
    while not is_workday(day):
        day += _A_DAY
    return day


def is_red(day: date) -> bool:
    """A red day or an eve that is free: what is open on other days may be closed."""
    if (day.month, day.day) in _FIXED:
        return True
    midsummer_eve = day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25
    return midsummer_eve or (day - easter(day.year)).days in _FROM_EASTER
