"""How long jobs and their files are waited for and kept, in plain Python."""

from datetime import datetime, timedelta

# No step of any work is silent for nearly this long: reading a file may take two minutes in all.
STALLED_AFTER = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)
FILES_KEPT = timedelta(days=30)


def stalled(seen_at: datetime, at: datetime) -> bool:
    """Whether work that was last seen alive at `seen_at` has lost its worker."""
    return at - seen_at >= STALLED_AFTER


def lost(state: str, *, created_at: datetime, seen_at: datetime, at: datetime) -> bool:
    """Whether a job will not end by itself: its worker is gone, or none ever came."""
    if state == "running":
        return stalled(seen_at, at)
    return state == "waiting" and at - created_at >= LONGEST_WAIT
