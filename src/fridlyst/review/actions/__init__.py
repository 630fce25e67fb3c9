"""The only writers of readings and proposals, beside the worker that stores what was read."""

from fridlyst.review.actions.deciding import accept, accept_the_rest, mend, refuse, reopen
from fridlyst.review.actions.doubts import use_doubt
from fridlyst.review.actions.starting import dismiss, read_again, start_reading, try_again
from fridlyst.review.actions.taking_in import TakenIn, take_in

__all__ = [
    "TakenIn",
    "accept",
    "accept_the_rest",
    "dismiss",
    "mend",
    "read_again",
    "refuse",
    "reopen",
    "start_reading",
    "take_in",
    "try_again",
    "use_doubt",
]
