"""What tests of competence stand on."""

from datetime import date
from decimal import Decimal

from fridlyst.competence.actions import add_course, enter
from fridlyst.competence.fields import CountFields, CourseFields
from fridlyst.competence.models import Course
from fridlyst.organisation.models import Body
from tests.factories import Town

TODAY = date(2026, 8, 31)
SPRING = (date(2026, 1, 1), date(2026, 6, 30))
AUTUMN = (date(2025, 7, 1), date(2025, 12, 31))


def course(at: Town, title: str = "Webbkurs om våld", **more: object) -> Course:
    """A course with 80 per cent as its target."""
    given = {"target_share": Decimal(80)} | more
    return add_course(by=at.actor, fields=CourseFields(title, **given))  # type: ignore[arg-type]


def told(at: Town, of: Body, period: tuple[date, date] = SPRING, **more: object) -> None:
    """What the body tells of a period."""
    fields = CountFields(of.pk, *period, **more)  # type: ignore[arg-type]
    enter(by=at.actor, fields=fields, today=TODAY)
