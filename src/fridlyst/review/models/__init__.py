"""Storage of the review."""

from fridlyst.review.models.proposal import Proposal
from fridlyst.review.models.reading import Reading

__all__ = ["Proposal", "Reading"]
