"""Everything about competence in one reading."""

from collections.abc import Mapping
from datetime import date

from fridlyst.base.errors import NotFound
from fridlyst.competence.forecast import forecast
from fridlyst.competence.queries.material import Material, material
from fridlyst.competence.queries.plans import plan_counts, plans
from fridlyst.competence.queries.routines import routine_views
from fridlyst.competence.queries.standing import standings_of
from fridlyst.competence.shapes import BodyCompetence, CompetenceView, CountingBody, CourseView, OwnStanding
from fridlyst.competence.stock import standings
from fridlyst.counts.queries.rule import rule_of
from fridlyst.figures.tables import Cell, CellState


def competence(*, municipality_id: int, today: date) -> CompetenceView:
    """Per course and body: staff, trained today, share, forecast and who is below; as published.

    Nine statements, however much is stored.
    """
    found, rule = material(municipality_id, today), rule_of(municipality_id)
    every = plans(municipality_id=municipality_id)
    courses, staff = standings_of(found, rule)
    bodies = _counting(found, staff)
    return CompetenceView(
        today=today,
        courses=courses,
        bodies=bodies,
        missing_staff=tuple(one.name for one in bodies if one.told_to is None),
        mean_turnover=found.mean,
        routines=routine_views(municipality_id=municipality_id, bodies=found.counting, rule=rule),
        plans=plan_counts(every, found.counting, today),
        rule=rule,
    )


def body_competence(*, municipality_id: int, body_id: int, today: date) -> BodyCompetence:
    """A body's own part in raw numbers, for those who may enter them; NotFound for one that does not count.

    Six statements.
    """
    found = material(municipality_id, today)
    body = next((one for one in found.bodies if one.id == body_id), None)
    if body is None:
        raise NotFound
    asked = tuple(one for one in found.courses if not one.archived and _asked(found, one, body_id))
    return BodyCompetence(
        asked,
        tuple(found.staff.get(body_id, ())),
        tuple(found.trained.get(body_id, ())),
        tuple(_own(found, one, body_id) for one in asked),
    )


def _asked(found: Material, course: CourseView, body_id: int) -> bool:
    """Whether the course is for the body, whether or not the body counts on its level."""
    everybody = not course.body_ids and not course.kinds
    kind = next((one.kind for one in found.bodies if one.id == body_id), "")
    return everybody or body_id in course.body_ids or kind in course.kinds


def _own(found: Material, course: CourseView, body_id: int) -> OwnStanding:
    place = found.place(body_id, course)
    now = standings(place, [found.today], until=found.today)
    known = bool(now) and bool(place.trained)
    return OwnStanding(
        course,
        now[0].trained if known else None,
        now[0].staff if now else None,
        forecast([place], target=course.target, today=found.today) if known else None,
        found.turnover_from(body_id),
    )


def _counting(found: Material, shown: Mapping[str, Cell]) -> tuple[CountingBody, ...]:
    told = {one.id: found.staff.get(one.id, ()) for one in found.counting}
    missing = Cell(CellState.MISSING)
    return tuple(
        CountingBody(
            one.id,
            one.key,
            one.name,
            one.kind,
            shown.get(one.key, missing),
            told[one.id][-1].period_to if told[one.id] else None,
        )
        for one in found.counting
    )
