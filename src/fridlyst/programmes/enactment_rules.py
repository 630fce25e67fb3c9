"""What holds for what is in force, in plain Python."""

from collections.abc import Sequence
from datetime import date, timedelta

from fridlyst.base.errors import BadInput, WrongState


class BeforeDecision(BadInput):
    """Nothing is in force before it is decided."""

    code = "enactment-before-decision"


class OneADay(BadInput):
    """Another version is in force from the same day."""

    code = "enactment-one-a-day"


class OtherText(BadInput):
    """The version belongs to another text than the programme's."""

    code = "enactment-other-text"


class NoDecision(BadInput):
    """The step decides nothing that can come into force."""

    code = "enactment-no-decision"


class NotDecidedYet(WrongState):
    """A draft has no version in force."""

    code = "enactment-of-draft"


def check_days(decided_on: date | None, in_force_from: date) -> None:
    """Raise BeforeDecision for what would be in force before it was decided."""
    if decided_on is not None and in_force_from < decided_on:
        raise BeforeDecision("Versionen kan inte gälla före dagen då den beslutades.", field="in_force_from")


def first_day(valid_from: date | None, decided_on: date | None, today: date) -> date:
    """From when a programme is in force: its own first day, never before the decision."""
    begins = valid_from or today
    return max(begins, decided_on) if decided_on else begins


def last_day(begins: date, later: Sequence[date], valid_to: date | None) -> date | None:
    """The last day of what began on `begins`: the day before the next, or the programme's; None if open."""
    after = [day for day in later if day > begins]
    ends = [min(after) - timedelta(days=1)] if after else []
    if valid_to is not None:
        ends.append(valid_to)
    return min(ends, default=None)
