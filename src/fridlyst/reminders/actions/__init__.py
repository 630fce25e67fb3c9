"""The only writers of reminders."""

from fridlyst.reminders.actions.addresses import clear_trouble, mark_bounced, start_again, stop
from fridlyst.reminders.actions.handing import tell_of_link
from fridlyst.reminders.actions.planning import set_plan
from fridlyst.reminders.actions.reminding import queue_due, remind
from fridlyst.reminders.actions.tidying import drop_old_letters

__all__ = [
    "clear_trouble",
    "drop_old_letters",
    "mark_bounced",
    "queue_due",
    "remind",
    "set_plan",
    "start_again",
    "stop",
    "tell_of_link",
]
