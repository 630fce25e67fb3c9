"""What holds for programmes, in plain Python."""

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from fridlyst.base.checks import TextMissing, check_text
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.slugs import free_slug

PROGRAMME_STEPS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"in_force"}),
    "in_force": frozenset({"ended"}),
    "ended": frozenset(),
}


class ProgrammeStep(WrongState):
    """The programme cannot go from the state it is in to the one asked for."""

    code = "programme-step"


class ProgrammePeriod(BadInput):
    """The programme would end before it begins."""

    code = "programme-period"


class ReasonMissing(BadInput):
    """A steering goal that is not followed needs a reason."""

    code = "reason-missing"


class AlignedTwice(BadInput):
    """A steering goal stands twice for the same goal."""

    code = "aligned-twice"


class TitleMissing(TextMissing):
    """Everything has to be called something."""

    code = "title-missing"


def check_step(state: str, to: str) -> None:
    """Raise ProgrammeStep unless the programme may go from `state` to `to`."""
    if to not in PROGRAMME_STEPS[state]:
        raise ProgrammeStep("Programmet kan inte byta till det läget.", details={"from": state, "to": to})


def check_removable(state: str) -> None:
    """Raise ProgrammeStep unless the programme is a draft that has never been in force."""
    if state != "draft":
        raise ProgrammeStep("Bara ett utkast kan tas bort. Ett program som gällt behövs för historiken.")


def check_period(valid_from: date | None, valid_to: date | None) -> None:
    """Raise ProgrammePeriod for a period that ends before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        raise ProgrammePeriod("Programmet slutar gälla före det börjar gälla.", field="valid_to")


def next_period(valid_from: date | None, valid_to: date | None) -> tuple[date | None, date | None]:
    """The period of the same length that follows: whole years stay whole years, other lengths the days."""
    if valid_to is None or valid_to == date.max:
        return None, None
    begins = valid_to + timedelta(days=1)
    if valid_from is None or valid_to < valid_from:
        return begins, None
    years = begins.year - valid_from.year
    if begins.year + years >= date.max.year:
        return begins, None
    if (begins.month, begins.day) == (valid_from.month, valid_from.day):
        return begins, _last_day(begins, years)
    return begins, begins + (valid_to - valid_from)


def _last_day(begins: date, years: int) -> date:
    """The day before the same day `years` later."""
    leap_day = (begins.month, begins.day) == (2, 29)
    after = date(begins.year + years, 3, 1) if leap_day else begins.replace(year=begins.year + years)
    return after - timedelta(days=1)


def next_title(title: str, valid_from: date | None, valid_to: date | None) -> str:
    """The title with the years of its period moved on by the period's length; other years stand."""
    if valid_from is None or valid_to is None:
        return title
    begins, _ends = next_period(valid_from, valid_to)
    moved = begins.year - valid_from.year if begins else 0

    def later(found: re.Match[str]) -> str:
        year = int(found[1])
        if not valid_from.year <= year <= valid_to.year:
            return found[0]
        short = f"{found[2]}{(int(found[3]) + moved) % 100:02}" if found[3] else ""
        return f"{year + moved}{short}"

    # "2025–2027" is two years; "2025–27" is one with a short end.
    return re.sub(r"\b(\d{4})(?:(\s?[-–—/]\s?)(\d{2})(?!\d))?\b", later, title)


def check_title(title: str, *, longest: int = 2000) -> str:
    """The title with white space folded; TitleMissing when nothing is left, TextTooLong rather than cut."""
    folded = " ".join(title.split())
    if not folded:
        raise TitleMissing("Skriv en rubrik.", field="title")
    return check_text(folded, "title", longest=longest)


def check_stance(stance: str, why: str) -> None:
    """Raise ReasonMissing when a goal that is not followed as it stands has no reason."""
    if stance == "not_followed" and not why.strip():
        raise ReasonMissing("Skriv varför målet inte följs.", field="why")


def period_slug(title: str, valid_from: date | None, valid_to: date | None, taken: Collection[str]) -> str:
    """The programme's address: its years where known, else its title; never one in `taken`."""
    if valid_from is None:
        return free_slug(title, taken, longest=50)
    years = f"{valid_from.year}-{valid_to.year}" if valid_to else str(valid_from.year)
    if years not in taken:
        return years
    return free_slug(f"{years}-{_without_years(title)}", taken, longest=50)


def _without_years(title: str) -> str:
    """The title without the years at its end: the address has them already."""
    return re.sub(r"\W*\b\d{4}(\W+\d{4})?\W*$", "", title) or title


def goal_key(number: str, title: str, taken: Collection[str]) -> str:
    """The goal's address in its programme: its number where it has one, else its title."""
    return own_key(number.replace(".", "-"), title, taken)


def own_key(key: str, title: str, taken: Collection[str]) -> str:
    """A stable key: the one that was given, else made of the title; never one in `taken`."""
    return free_slug(key, taken, longest=100) if key else free_slug(title, taken)
