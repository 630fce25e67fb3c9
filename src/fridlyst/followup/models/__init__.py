"""Storage of following up."""

from fridlyst.followup.models.round import FollowUpRound, RoundText
from fridlyst.followup.models.submission import ActivityReport, Submission

__all__ = ["ActivityReport", "FollowUpRound", "RoundText", "Submission"]
