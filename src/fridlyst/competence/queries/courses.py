"""Reading courses."""

from fridlyst.base.errors import NotFound
from fridlyst.competence.queries.material import courses_of
from fridlyst.competence.shapes import CourseView


def courses(municipality_id: int) -> tuple[CourseView, ...]:
    """Every course in order, those put away too; two statements."""
    return courses_of(municipality_id)


def course(*, municipality_id: int, key: str) -> CourseView:
    """One course by its key; NotFound for another municipality's. Two statements."""
    found = next((one for one in courses_of(municipality_id) if one.key == key), None)
    if found is None:
        raise NotFound
    return found
