"""Whether following up was kept: what was asked, what came in and when; plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.followup.rules import ANSWERED

# The years of a term of office, the first of them the year after an election (vallagen 2005:837 1 kap. 3 §).
TERM_YEARS = 4
_A_TERM_BEGAN = 2023
# How often the same status is said in a row before an activity is told to stand still.
STILL = 2
_MOVING = frozenset({"not_started", "ongoing", "late"})


def is_in_time(state: str, first_in: date | None, due: date) -> bool:
    """Whether an answer that is sent in was so for the first time on the last day or before it."""
    return state in ANSWERED and first_in is not None and first_in <= due


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """One body asked in one round; `first_in` is the day on which its answer first came in.

    `state` is a SubmissionState, `due` the last day to answer, `is_open` whether answers are still taken.
    """

    body_id: int
    round_id: int
    round_title: str
    year: int
    due: date
    is_open: bool
    state: str
    first_in: date | None

    def outcome(self, today: date) -> str:
        """in_time, late, silent, or waiting while nobody can yet say."""
        if self.state in ANSWERED:
            return "in_time" if is_in_time(self.state, self.first_in, self.due) else "late"
        sent_back = self.first_in is not None and self.state == "sent_back"
        return "waiting" if self.is_open and (today <= self.due or sent_back) else "silent"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many answers were asked for, and of these how many came in, in time, and were approved.

    `waiting` are those that need not have come yet.
    """

    asked: int = 0
    answered: int = 0
    in_time: int = 0
    approved: int = 0
    waiting: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(
            self.asked + other.asked,
            self.answered + other.answered,
            self.in_time + other.in_time,
            self.approved + other.approved,
            self.waiting + other.waiting,
        )

    @property
    def due(self) -> int:
        """How many should have come by now."""
        return self.asked - self.waiting

    @property
    def verdict(self) -> str:
        """kept, partly, not_kept, waiting or not_asked.

        One who was not asked has neither kept nor failed; kept is said only when nothing is left to come.
        """
        if not self.asked:
            return "not_asked"
        if self.in_time == self.due:
            return "waiting" if self.waiting else "kept"
        return "partly" if self.answered else "not_kept"


VERDICTS = ("kept", "partly", "not_kept", "waiting", "not_asked")


def kept_of(asked: Iterable[AskedOnce], today: date) -> Kept:
    """The sum of them."""
    return sum((_kept(one, today) for one in asked), Kept())


def _kept(one: AskedOnce, today: date) -> Kept:
    outcome = one.outcome(today)
    return Kept(
        asked=1,
        answered=int(outcome in ("in_time", "late")),
        in_time=int(outcome == "in_time"),
        approved=int(one.state == "approved"),
        waiting=int(outcome == "waiting"),
    )


@dataclass(frozen=True, slots=True)
class Silence:
    """For how many rounds in a row a body has not answered, and the round it last answered in, if any."""

    rounds: int
    last_answered: str = ""

    @property
    def told(self) -> bool:
        """Whether it is more than a round that was missed: never answered, or twice in a row not."""
        return self.rounds > 0 and (not self.last_answered or self.rounds > 1)


def silence(newest_first: Iterable[AskedOnce], today: date) -> Silence:
    """How long one body has been silent; what is still waited for says nothing."""
    rounds = 0
    for one in newest_first:
        outcome = one.outcome(today)
        if outcome in ("in_time", "late"):
            return Silence(rounds, one.round_title)
        rounds += outcome == "silent"
    return Silence(rounds)


def standing_still(newest_first: Sequence[str]) -> int:
    """In how many rounds in a row the same was said last; 0 for fewer than STILL, or done or stopped."""
    first = newest_first[0] if newest_first else ""
    if first not in _MOVING:
        return 0
    same = next((at for at, status in enumerate(newest_first) if status != first), len(newest_first))
    return same if same >= STILL else 0


def year_of(period_end: date, due: date) -> int:
    """The year that a round is about: what it tells of, or when it is due if it tells of days to come."""
    return min(period_end, due).year


def term_of_year(year: int) -> range:
    """The four years of the term of office that the year falls in: 2026 is in 2023–2026."""
    first = year - (year - _A_TERM_BEGAN) % TERM_YEARS
    return range(first, first + TERM_YEARS)
