"""Storage of what is published and of feedback."""

from fridlyst.insight.models.feedback import Feedback
from fridlyst.insight.models.published_programme import PublishedProgramme
from fridlyst.insight.models.published_report import PublishedReport
from fridlyst.insight.models.settings import InsightSettings

__all__ = ["Feedback", "InsightSettings", "PublishedProgramme", "PublishedReport"]
