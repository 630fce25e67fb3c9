"""Storage of reminders."""

from fridlyst.reminders.models.address import AddressTrouble, ReminderStop
from fridlyst.reminders.models.letter import Letter, LetterLine
from fridlyst.reminders.models.plan import ReminderPlan

__all__ = ["AddressTrouble", "Letter", "LetterLine", "ReminderPlan", "ReminderStop"]
