"""The only writer of matters."""

from fridlyst.decisions.actions.matters import edit_matter, open_matter, register_matter
from fridlyst.decisions.actions.steps import add_step, add_steps, edit_step, remove_step, set_minutes_days
from fridlyst.decisions.fields import StepFields

__all__ = [
    "StepFields",
    "add_step",
    "add_steps",
    "edit_matter",
    "edit_step",
    "open_matter",
    "register_matter",
    "remove_step",
    "set_minutes_days",
]
