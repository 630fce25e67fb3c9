"""Storage of municipalities and bodies."""

from fridlyst.organisation.models.body import Body
from fridlyst.organisation.models.municipality import Municipality

__all__ = ["Body", "Municipality"]
