"""The only writer of matters."""

from fridlyst.decisions.actions.matters import register_matter
from fridlyst.decisions.fields import StepFields

__all__ = ["StepFields", "register_matter"]
