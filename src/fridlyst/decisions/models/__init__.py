"""Storage of matters."""

from fridlyst.decisions.models.matter import Amendment, Condition, Matter, Step

__all__ = ["Amendment", "Condition", "Matter", "Step"]
