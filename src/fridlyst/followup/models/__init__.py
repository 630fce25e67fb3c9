"""Storage of following up."""

from fridlyst.followup.models.answer_link import AnswerLink
from fridlyst.followup.models.gap_answer import GapAnswer
from fridlyst.followup.models.goal_report import GoalReport
from fridlyst.followup.models.question import Question, QuestionAnswer
from fridlyst.followup.models.round import FollowUpRound, RoundText
from fridlyst.followup.models.status_word import StatusWord
from fridlyst.followup.models.submission import ActivityReport, Submission

__all__ = [
    "ActivityReport",
    "AnswerLink",
    "FollowUpRound",
    "GapAnswer",
    "GoalReport",
    "Question",
    "QuestionAnswer",
    "RoundText",
    "StatusWord",
    "Submission",
]
