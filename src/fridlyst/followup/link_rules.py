"""What holds for links by which somebody without an account answers, in plain Python."""

from datetime import date, timedelta

from fridlyst.base.errors import BadInput

LONGEST_NAME = 120
# A body's links that work at the same time; more than this is no handing on.
MOST_LINKS = 20
# A round that nobody has said when to close takes answers for a while after they are due.
LATE = timedelta(days=30)
SHORTEST = timedelta(days=14)
LONGEST = timedelta(days=366)
# A link holds a name and an e-mail address; the answer itself keeps who answered.
KEPT = timedelta(days=730)


class WrongExpiry(BadInput):
    """A day on which a link cannot stop working."""

    code = "wrong-expiry"


class TooManyLinks(BadInput):
    """The body has as many working links as it can have."""

    code = "too-many-links"


def usual_expiry(*, closes_on: date, grace_days: int | None, today: date) -> date:
    """The last day of a link made today: the one on which the round closes, and two weeks at the least.

    Where a person closes the round, thirty days after answers are due. The round's closing ends it anyway.
    """
    ends = closes_on + (LATE if grace_days is None else timedelta(days=grace_days))
    return max(ends, today + SHORTEST)


def check_expiry(expires_on: date, today: date) -> date:
    """The day; WrongExpiry unless it is today or within a year."""
    if not today <= expires_on <= today + LONGEST:
        raise WrongExpiry("Välj en dag från i dag till om ett år.", field="expires_on")
    return expires_on


def closed_since(
    *, expires_on: date, revoked_on: date | None, round_closed_on: date | None, today: date
) -> date | None:
    """The first day on which the link did not work, for whichever reason came first; None while it works."""
    ends = [revoked_on, round_closed_on, expires_on + timedelta(days=1)]
    return min((day for day in ends if day is not None and day <= today), default=None)
