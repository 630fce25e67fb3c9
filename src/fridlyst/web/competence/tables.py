"""Competence as files: a row a body and course, a row a course, a plan, a unit."""

from collections.abc import Iterator, Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from fridlyst.competence.queries.plans import is_late
from fridlyst.competence.shapes import CompetenceView, CourseStanding, CourseView, PlanView, RoutineView
from fridlyst.competence.terms import (
    CourseKind,
    CourseTheme,
    Direction,
    Knowledge,
    PlanState,
    RoutineState,
    StaffGroup,
    TurnoverFrom,
)
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.reports.columns import Coded, Column, Kind, Row

_MISSING = Cell(CellState.MISSING)
_NO_SHARE = PublishedShare(_MISSING, _MISSING, CellState.MISSING, None)


def standing_columns() -> tuple[Column, ...]:
    """A body in a course."""
    return (
        Column(_("Enhet"), weight=2, key="body"),
        Column(_("Kurs"), weight=2, key="course"),
        Column(_("Andel utbildade i dag"), Kind.SHARE, key="share"),
        Column(_("Utbildade"), Kind.COUNT, key="trained"),
        Column(_("Anställda"), Kind.COUNT, key="staff"),
        Column(_("Mål"), Kind.PERCENT, key="target"),
        Column(_("Åt vilket håll"), key="direction"),
        Column(_("Vad som är känt"), key="knowledge"),
        Column(_("Personalomsättning"), key="turnover_from"),
        Column(_("Utbildade till och med"), Kind.DATE, key="trained_to"),
    )


def standing_rows(courses: Sequence[CourseStanding], body_id: int | None = None) -> Iterator[Row]:
    """Every body in every course, or only one body."""
    for standing in courses:
        for one in standing.bodies:
            if body_id in (None, one.body_id):
                shown = one.trained or _NO_SHARE
                yield (
                    one.name,
                    standing.course.title,
                    shown,
                    shown.numerator,
                    shown.denominator,
                    standing.course.target,
                    _coded(Direction, one.direction),
                    _coded(Knowledge, one.knowledge),
                    _coded(TurnoverFrom, one.turnover_from),
                    one.trained_to,
                )


def course_columns() -> tuple[Column, ...]:
    """A course."""
    return (
        Column(_("Kurs"), weight=2, key="title"),
        Column(_("Slag"), key="kind"),
        Column(_("Ämne"), key="theme"),
        Column(_("Anordnare"), weight=2, key="provider"),
        Column(_("Webbadress"), weight=2, key="web_address"),
        Column(_("För vem"), key="group"),
        Column(_("Gäller i månader"), Kind.NUMBER, key="holds_months"),
        Column(_("Mål"), Kind.PERCENT, key="target"),
        Column(_("Undanlagd"), key="archived"),
    )


def course_row(course: CourseView) -> Row:
    """A course in those columns."""
    return (
        course.title,
        _coded(CourseKind, course.kind),
        _coded(CourseTheme, course.theme),
        course.provider,
        course.web_address,
        _coded(StaffGroup, course.group),
        course.holds_months,
        course.target,
        _("ja") if course.archived else _("nej"),
    )


def plan_columns() -> tuple[Column, ...]:
    """A plan."""
    return (
        Column(_("Enhet"), weight=2, key="body"),
        Column(_("Vad"), weight=3, key="title"),
        Column(_("För vem"), weight=2, key="whom"),
        Column(_("Kurs"), weight=2, key="course"),
        Column(_("Senast"), Kind.DATE, key="until"),
        Column(_("Läge"), key="state"),
        Column(_("Försenad"), key="late"),
        Column(_("Anteckning"), weight=3, key="text"),
    )


def plan_row(plan: PlanView, view: CompetenceView) -> Row:
    """A plan in those columns."""
    late = _("ja") if is_late(plan, view.today) else _("nej")
    state = _coded(PlanState, plan.state)
    return plan.body_name, plan.title, plan.whom, plan.course_title, plan.until, state, late, plan.text


def routine_columns() -> tuple[Column, ...]:
    """Whether a unit asks about violence."""
    return (
        Column(_("Enhet"), weight=2, key="body"),
        Column(_("Ställer rutinfrågor om våld"), key="state"),
        Column(_("Rutin"), weight=2, key="routine"),
        Column(_("Dag"), Kind.DATE, key="on"),
        Column(_("Andel tillfrågade"), Kind.SHARE, key="share"),
        Column(_("Tillfrågade"), Kind.COUNT, key="asked"),
        Column(_("Mötta"), Kind.COUNT, key="met"),
    )


def routine_row(one: RoutineView) -> Row:
    """A unit in those columns."""
    shown = one.asked
    over, under = (shown.numerator, shown.denominator) if shown else (None, None)
    return one.name, _coded(RoutineState, one.state), one.routine, one.on, shown, over, under


def _coded(words: type[TextChoices], code: str) -> Coded | str:
    return Coded(str(words(code).label), code) if code else ""
