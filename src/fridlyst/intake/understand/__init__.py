"""Blocks understood: a document's goals, activities, owners and times as a programme file of proposals."""

from fridlyst.intake.understand.assemble import understand

__all__ = ["understand"]
