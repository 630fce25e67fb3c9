"""Reading following up, each with a fixed number of SQL statements."""

from fridlyst.followup.queries.activities import latest_status, latest_submissions
from fridlyst.followup.queries.answers import activity_history, sheet, tasks
from fridlyst.followup.queries.rounds import board, round_by_slug, rounds, status_of_programme, texts

__all__ = [
    "activity_history",
    "board",
    "latest_status",
    "latest_submissions",
    "round_by_slug",
    "rounds",
    "sheet",
    "status_of_programme",
    "tasks",
    "texts",
]
