"""How each course stands: the model's numbers, let out only as published figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fridlyst.competence.forecast import Forecast, direction, forecast
from fridlyst.competence.queries.material import Material
from fridlyst.competence.shapes import BodyStanding, CourseStanding, CourseView, Moment
from fridlyst.competence.stock import MONTH, Standing, Workplace, standings
from fridlyst.competence.terms import Knowledge
from fridlyst.figures.shares import PublishedShare, publish_shares
from fridlyst.figures.tables import CellState, Rule
from fridlyst.organisation.queries import BodyView

TOTAL = "total"
_MOMENTS = 16
_STEP_MONTHS = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """A body in a course, before anything of it is let out."""

    body: BodyView
    knowledge: str
    place: Workplace

    @property
    def known(self) -> bool:
        return self.knowledge == Knowledge.KNOWN


def standing(found: Material, course: CourseView, rule: Rule) -> CourseStanding:
    """One course today and over time; reads nothing."""
    places = [_place(found, course, body) for body in found.audience(course)]
    known = [one for one in places if one.known]
    shown = publish_shares(_counts(known, found.today), rule, total=TOTAL) if known else {}
    together = shown.get(TOTAL)
    bodies = tuple(_body(found, course, one, shown.get(one.body.key)) for one in places)
    return CourseStanding(
        course=course,
        trained=together,
        bodies=bodies,
        below=tuple(one.name for one in bodies if one.below),
        missing_staff=_missing(places, Knowledge.NO_STAFF),
        missing_trained=_missing(places, Knowledge.NO_TRAINED),
        forecast=_forecast(course, known, found.today, rule) if _is_shown(together) else None,
        moments=_moments(known, found.today, rule),
        turnover=Counter(found.turnover_from(one.body.id) for one in known),
    )


def knowledge_of(place: Workplace) -> str:
    """What is missing, if anything, before a share can be said."""
    if not place.staff:
        return Knowledge.NO_STAFF
    return Knowledge.KNOWN if place.trained else Knowledge.NO_TRAINED


def _place(found: Material, course: CourseView, body: BodyView) -> _Place:
    place = found.place(body.id, course)
    return _Place(body, knowledge_of(place), place)


def _counts(known: Sequence[_Place], today: date) -> Mapping[str, tuple[int | None, int | None]]:
    """Body → how many are trained today, and the staff."""
    found: dict[str, tuple[int | None, int | None]] = {}
    for one in known:
        now = standings(one.place, [today], until=today)[0]
        found[one.body.key] = (min(round(now.trained), now.staff), now.staff)
    return found


def _body(found: Material, course: CourseView, one: _Place, shown: PublishedShare | None) -> BodyStanding:
    told = one.place.trained
    here = BodyStanding(
        one.body.id,
        one.body.key,
        one.body.name,
        one.knowledge,
        shown if one.known else None,
        turnover_from=found.turnover_from(one.body.id),
        trained_to=max((row.last for row in told), default=None),
    )
    if shown is None or shown.share is None or not _is_shown(shown):
        return here
    ahead = forecast([one.place], target=course.target, today=found.today)
    way = ahead.direction if ahead else direction(0, 0)
    return replace(here, direction=way, below=None if course.target is None else shown.share < course.target)


def _forecast(course: CourseView, known: Sequence[_Place], today: date, rule: Rule) -> Forecast | None:
    found = forecast([one.place for one in known], target=course.target, today=today)
    if found is None:
        return None
    return replace(found, pace=None) if found.pace and rule.is_small(found.pace) else found


def _moments(known: Sequence[_Place], today: date, rule: Rule) -> tuple[Moment, ...]:
    """The share of all bodies together, from the first training on, at most four years back."""
    begins = min((row.first for one in known for row in one.place.trained), default=None)
    if begins is None:
        return ()
    days = [today - timedelta(days=round(step * _STEP_MONTHS * MONTH)) for step in range(_MOMENTS + 1)]
    wanted = sorted(day for day in days if day >= begins)
    told = [standings(one.place, wanted, until=today) for one in known]
    return tuple(Moment(day, _share([row[at] for row in told], rule)) for at, day in enumerate(wanted))


def _share(rows: Sequence[Standing], rule: Rule) -> float | None:
    trained = round(sum(row.trained for row in rows))
    staff = sum(row.staff for row in rows)
    return publish_shares({TOTAL: (min(trained, staff), staff)}, rule, total=None)[TOTAL].share


def _missing(places: Sequence[_Place], what: str) -> tuple[str, ...]:
    return tuple(one.body.name for one in places if one.knowledge == what)


def _is_shown(shown: PublishedShare | None) -> bool:
    return shown is not None and shown.state == CellState.SHOWN
