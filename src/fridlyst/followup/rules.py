"""What holds for rounds and answers, in plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from fridlyst.base import checks
from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.base.sentences import Sentence

ROUND_STEPS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"open"}),
    "open": frozenset({"closed"}),
    "closed": frozenset(),
}
SUBMISSION_STEPS: Mapping[str, frozenset[str]] = {
    "not_opened": frozenset({"draft"}),
    "draft": frozenset({"submitted"}),
    "submitted": frozenset({"approved", "sent_back"}),
    "approved": frozenset({"sent_back"}),
    "sent_back": frozenset({"submitted"}),
}
LONGEST_TEXT = 10_000
# As long as a round may be left to close by itself, in days.
LONGEST_GRACE = 365
# What is reckoned with days before and after a round's own stays among those that a calendar has.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# What measurements of rounds are filed under, before the round's number.
OCCASION = "round:"
WRITABLE = frozenset({"not_opened", "draft", "sent_back"})
ANSWERED = frozenset({"submitted", "approved"})
HINDERED = frozenset({"late", "stopped"})
# Words that stand where a round's own word stands in an address.
RESERVED_SLUGS = frozenset({"ny-omgang", "kalender", "hallet"})
STATUSES = ("done", "ongoing", "not_started", "late", "stopped", "unknown")


class RoundStep(WrongState):
    """The round cannot go from the state it is in to the one asked for."""

    code = "round-step"


class RoundPeriod(BadInput):
    """The round's days are in the wrong order."""

    code = "round-period"


class TitleTaken(BadInput):
    """Another round of the municipality has the title."""

    code = "title-taken"


class SubmissionStep(WrongState):
    """The answer cannot go from the state it is in to the one asked for."""

    code = "submission-step"


class RoundClosed(WrongState):
    """The round no longer takes answers."""

    code = "round-closed"


class DraftsOpen(Conflict):
    """Bodies have begun to answer and not sent in; `details["bodies"]` names them."""

    code = "drafts-open"


class Unanswered(BadInput):
    """Not everything is answered; `details` names the `activities`, `indicators`, `goals` and `questions`."""

    code = "unanswered"


class OddOutcomes(BadInput):
    """Outcomes far from those before them, that nobody has stood by; `details` names the `indicators`."""

    code = "odd-outcomes"


class CommentMissing(BadInput):
    """Who sends something back says why."""

    code = "comment-missing"


class GoalOutside(BadInput):
    """The goal stands in a programme that the round does not ask about."""

    code = "goal-outside"


class ProgrammeOver(WrongState):
    """None of the round's programmes held in the period that it asks about."""

    code = "programme-ended"


class DuePassed(WrongState):
    """The last day to answer had passed before the round could open."""

    code = "due-passed"


class NobodyAsked(BadInput):
    """No activity and no indicator has an owner that could answer."""

    code = "nobody-asked"


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many answers there are of each status; what nobody has reported is `unknown`."""

    done: int = 0
    ongoing: int = 0
    not_started: int = 0
    late: int = 0
    stopped: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.done + self.ongoing + self.not_started + self.late + self.stopped + self.unknown

    @property
    def answered(self) -> int:
        return self.total - self.unknown

    @property
    def share_answered(self) -> float | None:
        """0–1, or None when nothing was asked."""
        return self.answered / self.total if self.total else None

    @property
    def overall(self) -> str:
        """One word for all of it, never better than what was reported.

        Late if anyone is late; done or stopped only when all have said so; not started only when all
        have said so; unknown when nobody has reported, or when those who have are only not started.
        """
        total, unknown = self.total, self.unknown
        if unknown == total:
            return "unknown"
        if self.late:
            return "late"
        if self.stopped == total:
            return "stopped"
        if self.done + self.stopped == total:
            return "done"
        if self.not_started == total:
            return "not_started"
        if self.not_started + self.stopped + unknown == total:
            return "unknown" if unknown else "not_started"
        return "ongoing"

    def __add__(self, other: "StatusCounts") -> "StatusCounts":
        return StatusCounts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def as_pairs(self) -> tuple[tuple[str, int], ...]:
        """(status, count) in the order that statuses are shown."""
        return tuple((status, getattr(self, status)) for status in STATUSES)


def counted(pairs: Iterable[tuple[str, int]]) -> StatusCounts:
    """StatusCounts out of (status, count)."""
    sums = dict.fromkeys(STATUSES, 0)
    for status, count in pairs:
        sums[status] += count
    return StatusCounts(**sums)


def check_text(text: str, field: str) -> str:
    """The text without white space around it; TextTooLong, rather than cut, for more than an answer holds."""
    return checks.check_text(text, field, longest=LONGEST_TEXT)


def check_round_step(state: str, to: str) -> None:
    """Raise RoundStep unless the round may go from `state` to `to`."""
    if to not in ROUND_STEPS[state]:
        raise RoundStep("Omgången är redan öppnad eller stängd.", details={"from": state, "to": to})


def check_submission_step(state: str, to: str) -> None:
    """Raise SubmissionStep unless the answer may go from `state` to `to`."""
    if to not in SUBMISSION_STEPS[state]:
        raise SubmissionStep("Svaret är i ett läge där det inte går.", details={"from": state, "to": to})


def check_period(period_start: date, period_end: date, closes_on: date) -> None:
    """Raise RoundPeriod when the days are in the wrong order, or in a year that nobody follows up."""
    _check_years(period_start=period_start, period_end=period_end, closes_on=closes_on)
    if period_end < period_start:
        raise RoundPeriod("Perioden slutar före den börjar.", field="period_end")
    if closes_on < period_start:
        raise RoundPeriod("Sista dag att svara ligger före perioden.", field="closes_on")


def check_opening(opens_on: date | None, closes_on: date, grace_days: int | None) -> None:
    """Raise RoundPeriod for a round that is to be answered before it opens, BadInput for a grace too long."""
    _check_years(opens_on=opens_on, closes_on=closes_on)
    if opens_on is not None and closes_on < opens_on:
        raise RoundPeriod("Sista dag att svara ligger före dagen då omgången öppnar.", field="closes_on")
    if grace_days is not None and not 0 <= grace_days <= LONGEST_GRACE:
        raise BadInput("Välj mellan 0 och 365 dagar.", field="grace_days")


def _check_years(**days: date | None) -> None:
    for field, day in days.items():
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise RoundPeriod(
                Sentence("Välj ett år mellan %(first)s och %(last)s.", first=FIRST_YEAR, last=LAST_YEAR),
                field=field,
            )


def covers_period(state: str, last: date | None, period_start: date, today: date) -> bool:
    """Whether a programme, by its state and last day, held when the period began.

    One that has ended did if it had its last day after that; one ended before its day is not asked about.
    """
    if last is not None and last < period_start:
        return False
    return state != "ended" or (last is not None and last < today)


def check_free_title(title: str, taken: Iterable[str]) -> None:
    """Raise TitleTaken when another round is called the same, in capital or small letters."""
    if title.casefold() in {one.casefold() for one in taken}:
        raise TitleTaken(
            "En annan omgång heter redan så. Ge den här ett namn som skiljer dem åt.", field="title"
        )


def check_open(round_state: str) -> None:
    """Raise RoundClosed unless the round takes answers."""
    if round_state == "closed":
        raise RoundClosed("Omgången är stängd. Svaren ligger fast.")
    if round_state == "draft":
        raise RoundClosed("Omgången är inte öppnad än.")


def check_writable(round_state: str, submission_state: str) -> None:
    """Raise unless the round is open and the answer not sent in."""
    check_open(round_state)
    if submission_state not in WRITABLE:
        raise SubmissionStep(
            "Svaret är inskickat. Be den som godkänner att skicka tillbaka det om något ska ändras."
        )


def occasion_of(round_id: int) -> str:
    """What measurements of a round are filed under."""
    return f"{OCCASION}{round_id}"
