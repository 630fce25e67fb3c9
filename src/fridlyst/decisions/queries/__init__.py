"""Reading matters."""

from fridlyst.decisions.queries.matter import matter, matters, open_matters
from fridlyst.decisions.shapes import MatterView, StepView

__all__ = ["MatterView", "StepView", "matter", "matters", "open_matters"]
