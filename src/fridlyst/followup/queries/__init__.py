"""Reading following up, each with a fixed number of SQL statements."""

from fridlyst.followup.queries.activities import latest_status, latest_submissions
from fridlyst.followup.queries.answers import activity_history, sheet, submission, tasks, with_questions
from fridlyst.followup.queries.asking import asking, preview, without_reporter
from fridlyst.followup.queries.gap_answers import gap_answers
from fridlyst.followup.queries.links import contacts, handing, link_place, link_token, links
from fridlyst.followup.queries.needs import goals_without_activity
from fridlyst.followup.queries.previewing import blank_sheet, bodies_asked
from fridlyst.followup.queries.questions import has_questions, one_question, questions_of
from fridlyst.followup.queries.replies import question_results
from fridlyst.followup.queries.reporting import round_material, top_goals, written
from fridlyst.followup.queries.rounds import board, round_by_slug, rounds, status_of_programme
from fridlyst.followup.queries.words import status_words

__all__ = [
    "activity_history",
    "asking",
    "blank_sheet",
    "board",
    "bodies_asked",
    "contacts",
    "gap_answers",
    "goals_without_activity",
    "handing",
    "has_questions",
    "latest_status",
    "latest_submissions",
    "link_place",
    "link_token",
    "links",
    "one_question",
    "preview",
    "question_results",
    "questions_of",
    "round_by_slug",
    "round_material",
    "rounds",
    "sheet",
    "status_of_programme",
    "status_words",
    "submission",
    "tasks",
    "top_goals",
    "with_questions",
    "without_reporter",
    "written",
]
