"""Reading reminders, each with a fixed number of SQL statements."""

from fridlyst.reminders.queries.log import (
    counts,
    letter_place,
    letters,
    mail_counts,
    oldest_waiting,
    stops,
    troubles,
)
from fridlyst.reminders.queries.standing import plan, standing, told, unreached

__all__ = [
    "counts",
    "letter_place",
    "letters",
    "mail_counts",
    "oldest_waiting",
    "plan",
    "standing",
    "stops",
    "told",
    "troubles",
    "unreached",
]
