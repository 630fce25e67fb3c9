"""How each course stands: the model's numbers, let out only as published figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fridlyst.competence.forecast import Forecast, direction, forecast
from fridlyst.competence.publishing import Shown, shown
from fridlyst.competence.queries.material import Material
from fridlyst.competence.shapes import BodyStanding, CourseStanding, CourseView, Moment
from fridlyst.competence.stock import MONTH, Standing, Workplace, standings
from fridlyst.competence.terms import Knowledge, StaffGroup
from fridlyst.figures.shares import PublishedShare, publish_shares
from fridlyst.figures.tables import Cell, CellState, Rule
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


def standings_of(found: Material, rule: Rule) -> tuple[tuple[CourseStanding, ...], Mapping[str, Cell]]:
    """Every course in use today and over time, and each body's staff; reads nothing.

    All of it is let out together: what one course hides is not to be had from another, nor from the staff.
    """
    courses = [one for one in found.courses if not one.archived]
    places = {one.key: [_place(found, one, body) for body in found.audience(one)] for one in courses}
    counts = {key: _counts([one for one in of if one.known], found.today) for key, of in places.items()}
    staff = {one.key: rows[-1].staff for one in found.counting if (rows := found.staff.get(one.id))}
    everyone = shown(staff, _of_group(courses, counts, StaffGroup.EVERYONE), rule)
    managers = shown(_managers(found), _of_group(courses, counts, StaffGroup.MANAGERS), rule)
    let_out = {StaffGroup.EVERYONE: everyone, StaffGroup.MANAGERS: managers}
    told = tuple(
        _standing(found, one, places[one.key], let_out[StaffGroup(one.group)], rule) for one in courses
    )
    return told, everyone.staff


def _of_group(
    courses: Sequence[CourseView], counts: Mapping[str, Mapping[str, int]], group: StaffGroup
) -> Mapping[str, Mapping[str, int]]:
    return {one.key: counts[one.key] for one in courses if one.group == group}


def _managers(found: Material) -> Mapping[str, int]:
    """Body → its managers, where it has told how many they are."""
    told = {one.key: [row.managers for row in found.staff.get(one.id, ())] for one in found.counting}
    known = {key: [one for one in rows if one is not None] for key, rows in told.items()}
    return {key: rows[-1] for key, rows in known.items() if rows}


def _standing(
    found: Material, course: CourseView, places: Sequence[_Place], let_out: Shown, rule: Rule
) -> CourseStanding:
    known = [one for one in places if one.known]
    together, shares = let_out.together.get(course.key), let_out.bodies.get(course.key, {})
    bodies = tuple(_body(found, course, one, shares.get(one.body.key)) for one in places)
    ahead = forecast([one.place for one in known], target=course.target, today=found.today)
    told = ahead is not None and together is not None and _tells(ahead, together, rule)
    return CourseStanding(
        course=course,
        trained=together,
        bodies=bodies,
        below=tuple(one.name for one in bodies if one.below),
        missing_staff=_missing(places, Knowledge.NO_STAFF),
        missing_trained=_missing(places, Knowledge.NO_TRAINED),
        forecast=ahead if told else None,
        moments=_moments(known, found.today, together, rule),
        turnover=Counter(found.turnover_from(one.body.id) for one in known),
        few_lately=ahead is not None and _is_shown(together) and rule.is_small(ahead.pace),
    )


def knowledge_of(place: Workplace) -> str:
    """What is missing, if anything, before a share can be said."""
    if not place.staff:
        return Knowledge.NO_STAFF
    return Knowledge.KNOWN if place.trained else Knowledge.NO_TRAINED


def _place(found: Material, course: CourseView, body: BodyView) -> _Place:
    place = found.place(body.id, course)
    return _Place(body, knowledge_of(place), place)


def _counts(known: Sequence[_Place], today: date) -> Mapping[str, int]:
    """Body → how many are trained today, of the staff."""
    told = {one.body.key: standings(one.place, [today], until=today)[0] for one in known}
    return {key: min(round(now.trained), now.staff) for key, now in told.items()}


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


def _tells(ahead: Forecast, together: PublishedShare, rule: Rule) -> bool:
    """Whether a forecast may be told: neither the pace nor what it starts from can be worked out where it is
    small. Rounded counts would be told exactly by it, so from them only large ones go ahead."""
    if not _is_shown(together) or rule.is_small(ahead.pace):
        return False
    if rule.method != "round":
        return True
    over, under = together.numerator.value or 0, together.denominator.value or 0
    return min(over, under - over) >= rule.threshold + rule.base


def _moments(
    known: Sequence[_Place], today: date, together: PublishedShare | None, rule: Rule
) -> tuple[Moment, ...]:
    """The share of all bodies together, from the first training on, at most four years back; none where
    today's is hidden, since most days before it had nearly as many."""
    begins = min((row.first for one in known for row in one.place.trained), default=None)
    if begins is None or together is None or not _is_shown(together):
        return ()
    days = [today - timedelta(days=round(step * _STEP_MONTHS * MONTH)) for step in range(1, _MOMENTS + 1)]
    wanted = sorted(day for day in days if day >= begins)
    told = [standings(one.place, wanted, until=today) for one in known]
    before = [Moment(day, _share([row[at] for row in told], rule)) for at, day in enumerate(wanted)]
    return (*before, Moment(today, together.share))


def _share(rows: Sequence[Standing], rule: Rule) -> float | None:
    trained = round(sum(row.trained for row in rows))
    staff = sum(row.staff for row in rows)
    return publish_shares({TOTAL: (min(trained, staff), staff)}, rule, total=None)[TOTAL].share


def _missing(places: Sequence[_Place], what: str) -> tuple[str, ...]:
    return tuple(one.body.name for one in places if one.knowledge == what)


def _is_shown(shown: PublishedShare | None) -> bool:
    return shown is not None and shown.state == CellState.SHOWN
