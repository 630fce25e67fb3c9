"""Storage of the directory."""

from fridlyst.support.models.service import SupportService

__all__ = ["SupportService"]
