"""Competence in sentences, for pages and reports alike: shares, forecasts and what is missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.base.half_years import HalfYear
from fridlyst.competence.forecast import Forecast
from fridlyst.competence.shapes import CourseStanding, CourseView, OwnStanding
from fridlyst.competence.terms import Direction, StaffGroup, TurnoverFrom
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import CellState
from fridlyst.reports.contents.words import language, listed
from fridlyst.reports.wording import number_text, percent_text

_MOST = 5


def month(day: date) -> str:
    """A month with its year: "mars 2027"."""
    return date_format(day, "F Y")


def half_year(period: HalfYear) -> str:
    """ "januari–juni 2026"."""
    names = _("januari–juni %(year)s") if period.half == 1 else _("juli–december %(year)s")
    return names % {"year": period.year}


def number(value: int | None) -> str:
    """A count as it is read; an en dash where it is not known."""
    return "–" if value is None else number_text(value, language())


def percent(share: float | None) -> str:
    """A share as it is read; an en dash where it is not known."""
    return "–" if share is None else percent_text(share, language())


def counts(share: PublishedShare | None) -> str:
    """ "372 av 600", or nothing where it is not shown."""
    if share is None or share.state != CellState.SHOWN:
        return ""
    over, under = number(share.numerator.value), number(share.denominator.value)
    return _("%(over)s av %(under)s") % {"over": over, "under": under}


def group_words(course: CourseView) -> str:
    """Whom the share is of: "de anställda" or "cheferna"."""
    return _("cheferna") if course.group == StaffGroup.MANAGERS else _("de anställda")


def share_sentence(standing: CourseStanding) -> str:
    """The answer, first of all."""
    shown = standing.trained
    if shown is None:
        return _("Det går inte att säga hur många som har gått kursen: ingen har lämnat siffror än.")
    if shown.share is None:
        return _("Antalet är skyddat: det är för litet för att visas.")
    said = {
        "share": percent(shown.share),
        "group": group_words(standing.course),
        "counts": counts(shown),
    }
    return _("%(share)s av %(group)s har gått kursen och arbetar kvar (%(counts)s).") % said


def forecast_sentences(standing: CourseStanding, threshold: int) -> tuple[str, ...]:
    """Where it goes, when the target is reached, and what would be needed."""
    found = standing.forecast
    if standing.few_lately:
        few = _(
            "Färre än %(count)s gick kursen under de tolv månader som lämnades senast. Därför sägs inte "
            "vart andelen går."
        )
        return (few % {"count": threshold},)
    if found is None:
        return ()
    return tuple(one for one in _forecast(standing.course, found) if one)


def _forecast(course: CourseView, found: Forecast) -> Iterator[str]:
    yield _way(found)
    if course.target is None:
        yield _keeping(found)
    elif found.met:
        yield _falling(found) if found.falls_below_on else _("Målet är nått.")
        yield _keeping(found)
    elif found.reached_on:
        yield _("Målet nås då i %(month)s.") % {"month": month(found.reached_on)}
    else:
        yield _("Målet nås då inte inom tio år.")
        yield _keeping(found)
        yield _reaching(found)


def _way(found: Forecast) -> str:
    said = {"pace": _pace(found), "share": percent(found.in_a_year)}
    if found.direction == Direction.UP:
        return _("%(pace)s. I den takten är andelen %(share)s om ett år: den stiger.") % said
    if found.direction == Direction.DOWN:
        return _("%(pace)s. I den takten är andelen %(share)s om ett år: den sjunker.") % said
    return _("%(pace)s. I den takten står andelen still.") % said


def _pace(found: Forecast) -> str:
    if not found.pace:
        return _("Ingen gick kursen under de tolv månader som lämnades senast")
    return ngettext(
        "%(count)s person gick kursen under de tolv månader som lämnades senast",
        "%(count)s personer gick kursen under de tolv månader som lämnades senast",
        found.pace,
    ) % {"count": number(found.pace)}


def _falling(found: Forecast) -> str:
    assert found.falls_below_on is not None
    said = {"month": month(found.falls_below_on)}
    return _("Målet är nått, men i den takten ligger andelen under det i %(month)s.") % said


def _keeping(found: Forecast) -> str:
    if found.direction != Direction.DOWN or not found.keeping:
        return ""
    said = _("Minst %(count)s behöver gå kursen varje år för att andelen inte ska sjunka.")
    return said % {"count": number(found.keeping)}


def _reaching(found: Forecast) -> str:
    if not found.reaching:
        return ""
    said = _("För att nå målet inom två år behöver %(count)s gå den varje år.")
    return said % {"count": number(found.reaching)}


def below_sentence(standing: CourseStanding) -> str:
    """Who is below the target."""
    known = [one for one in standing.bodies if one.below is not None]
    if standing.course.target is None or not known:
        return ""
    if not standing.below:
        return _("Alla som syns når målet.")
    if len(standing.below) == len(known) > 1:
        return _("Alla %(known)s som syns ligger under målet.") % {"known": len(known)}
    said = {"below": len(standing.below), "known": len(known), "names": listed(standing.below, _MOST)}
    return _("%(below)s av %(known)s ligger under målet: %(names)s.") % said


def missing_staff(names: Sequence[str], asked: int) -> str:
    """Who has not told how many they are; nothing where all have."""
    said = _("%(count)s av %(asked)s har inte lämnat antal anställda: %(names)s.")
    return said % {"count": len(names), "asked": asked, "names": listed(names, _MOST)} if names else ""


def missing_trained(names: Sequence[str], asked: int) -> str:
    """Who has not told how many took the course; nothing where all have."""
    said = _("%(count)s av %(asked)s har inte lämnat antal utbildade: %(names)s.")
    return said % {"count": len(names), "asked": asked, "names": listed(names, _MOST)} if names else ""


def own_sentence(standing: OwnStanding) -> str:
    """How a body stands in its own raw numbers, for those who typed them."""
    if standing.trained is None or not standing.staff:
        return _("går inte att räkna än: både antal anställda och antal utbildade behövs.")
    said = {
        "share": percent(standing.trained / standing.staff),
        "over": number(round(standing.trained)),
        "under": number(standing.staff),
    }
    now = _("%(share)s, %(over)s av %(under)s.") % said
    return f"{now} {_keeping(standing.forecast)}".strip() if standing.forecast else now


def turnover_sentence(standing: CourseStanding, mean: float | None) -> str:
    """What is not sure: whose turnover is not known."""
    unknown = standing.turnover.get(TurnoverFrom.NONE, 0)
    if unknown:
        return _("Personalomsättningen är inte känd, så ingen är bortdragen: andelen kan vara lägre.")
    lent = standing.turnover.get(TurnoverFrom.MEAN, 0)
    if not lent or mean is None:
        return ""
    return ngettext(
        "%(count)s enhet har inte lämnat hur många som slutat. För den används kommunens medelvärde, "
        "%(share)s om året.",
        "%(count)s enheter har inte lämnat hur många som slutat. För dem används kommunens medelvärde, "
        "%(share)s om året.",
        lent,
    ) % {"count": lent, "share": percent(mean)}


def holds_words(course: CourseView) -> str:
    """How long the course counts."""
    if course.holds_months is None:
        return _("tills vidare")
    return ngettext("%(count)s månad", "%(count)s månader", course.holds_months) % {
        "count": course.holds_months
    }
