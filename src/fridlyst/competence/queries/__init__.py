"""Reading competence, each with a fixed number of SQL statements."""

from fridlyst.competence.queries.courses import course, courses
from fridlyst.competence.queries.overview import body_competence, competence
from fridlyst.competence.queries.plans import plan, plans
from fridlyst.competence.queries.routines import routine_rows

__all__ = ["body_competence", "competence", "course", "courses", "plan", "plans", "routine_rows"]
