"""The only writers of competence."""

from fridlyst.competence.actions.counts import enter, enter_many
from fridlyst.competence.actions.courses import add_course, add_presets, edit_course
from fridlyst.competence.actions.plans import add_plan, edit_plan
from fridlyst.competence.actions.routines import tell_routine

__all__ = [
    "add_course",
    "add_plan",
    "add_presets",
    "edit_course",
    "edit_plan",
    "enter",
    "enter_many",
    "tell_routine",
]
