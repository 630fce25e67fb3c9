"""Days and times of day in the language in use, also in languages that Django has no words for."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def weekday_names() -> tuple[str, ...]:
    """Monday first."""
    return (
        _("måndag"),
        _("tisdag"),
        _("onsdag"),
        _("torsdag"),
        _("fredag"),
        _("lördag"),
        _("söndag"),
    )


def month_names() -> tuple[str, ...]:
    """January first, in the form that stands after the number of a day."""
    return (
        _("januari"),
        _("februari"),
        _("mars"),
        _("april"),
        _("maj"),
        _("juni"),
        _("juli"),
        _("augusti"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    )


def day_in_words(day: date) -> str:
    """ "31 augusti 2026", as the language in use says it."""
    parts = {"day": day.day, "month": month_names()[day.month - 1], "year": day.year}
    return _("%(day)s %(month)s %(year)s") % parts


def weekdays_in_words(weekdays: Iterable[int]) -> str:
    """ "måndag–fredag", "måndag, onsdag", "alla dagar"; 0 is Monday, what is no weekday is left out."""
    days = sorted(set(weekdays) & set(range(7)))
    if len(days) == 7:
        return _("alla dagar")
    names = weekday_names()
    return ", ".join(_run(names, run) for run in _runs(days))


def hours_in_words(opens: time, closes: time) -> str:
    """ "kl. 8–16.30" in Swedish, "08:00–16:30" elsewhere; closing at midnight is said as 24."""
    end = (24, 0) if closes == time.min else (closes.hour, closes.minute)
    if (get_language() or "sv").partition("-")[0] != "sv":
        return f"{opens:%H:%M}–{end[0]:02}:{end[1]:02}"
    return f"kl. {_plain(opens.hour, opens.minute)}–{_plain(*end)}"


def _plain(hour: int, minute: int) -> str:
    return f"{hour}.{minute:02}" if minute else str(hour)


def _run(names: Sequence[str], run: Sequence[int]) -> str:
    if len(run) > 2:
        return f"{names[run[0]]}–{names[run[-1]]}"
    return ", ".join(names[day] for day in run)


def _runs(days: Sequence[int]) -> list[list[int]]:
    """The days in runs of days that follow one another."""
    found: list[list[int]] = []
    for day in days:
        if found and found[-1][-1] == day - 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found
