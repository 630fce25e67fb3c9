"""Storage of the trail."""

from fridlyst.trail.models.chain import Chain
from fridlyst.trail.models.event import Event

__all__ = ["Chain", "Event"]
