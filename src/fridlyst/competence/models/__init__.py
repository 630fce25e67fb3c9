"""Storage of competence."""

from fridlyst.competence.models.course import Course, CourseAudience
from fridlyst.competence.models.plan import CompetencePlan
from fridlyst.competence.models.routine_use import RoutineUse
from fridlyst.competence.models.staff_count import StaffCount
from fridlyst.competence.models.trained_count import TrainedCount

__all__ = ["CompetencePlan", "Course", "CourseAudience", "RoutineUse", "StaffCount", "TrainedCount"]
