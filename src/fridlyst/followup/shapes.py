"""What reading a round gives: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fridlyst.followup.decision_rules import NO_DECISION, Decision
from fridlyst.followup.questioning import QuestionItem
from fridlyst.followup.rules import ANSWERED, WRITABLE, StatusCounts
from fridlyst.indicators.queries import IndicatorView, MeasurementView


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with how many answers there are in each state.

    `not_opened_because` says why the calendar could not open it, as a code, or nothing.
    """

    id: int
    slug: str
    title: str
    kind: str
    state: str
    period_start: date
    period_end: date
    closes_on: date
    note: str
    version: int
    programme_ids: tuple[int, ...]
    submissions: Mapping[str, int]
    closed_at: datetime | None = None
    opens_on: date | None = None
    opened_on: date | None = None
    grace_days: int | None = None
    reminders: bool = True
    not_opened_because: str = ""

    @property
    def ends_on(self) -> date | None:
        """The last day before it closes by itself; None when a person closes it."""
        return None if self.grace_days is None else self.closes_on + timedelta(days=self.grace_days)

    @property
    def asked(self) -> int:
        return sum(self.submissions.values())

    @property
    def answered(self) -> int:
        """How many bodies have sent in."""
        return sum(count for state, count in self.submissions.items() if state in ANSWERED)

    def days_left(self, today: date) -> int:
        """Days until answers are due, 0 on the last day, negative after it."""
        return (self.closes_on - today).days


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    """A body's row in a round; `cells` maps a top goal to its counts, `heir` has taken over from the body."""

    submission_id: int
    body_id: int
    key: str
    name: str
    kind: str
    state: str
    saved_at: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    cells: Mapping[int, StatusCounts]
    counts: StatusCounts
    decision: Decision = NO_DECISION
    heir: str = ""

    @property
    def silent(self) -> bool:
        """Has sent nothing in."""
        return self.state not in ANSWERED


@dataclass(frozen=True, slots=True)
class TopGoal:
    """A goal at the top of its programme."""

    id: int
    key: str
    label: str
    title: str
    programme_slug: str
    programme_title: str = ""


@dataclass(frozen=True, slots=True)
class RoundBoard:
    """A whole round: bodies down (the silent first), top goals across."""

    round: RoundView
    goals: tuple[TopGoal, ...]
    rows: tuple[BodyAnswer, ...]
    counts: StatusCounts

    @property
    def silent(self) -> tuple[BodyAnswer, ...]:
        return tuple(row for row in self.rows if row.silent)


@dataclass(frozen=True, slots=True)
class PastReport:
    """What was said of an activity in a round."""

    round_title: str
    round_slug: str
    period_end: date
    body_id: int
    body_name: str
    status: str
    comment: str
    hindrance: str
    state: str


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """One activity on the answer page, with last round's answer beside.

    `programmes` are the titles of those of the round's programmes that it serves, the first one first.
    """

    activity_id: int
    key: str
    title: str
    description: str
    origin: str
    goal_label: str
    goal_title: str
    status: str
    comment: str
    hindrance: str
    version: int
    before: PastReport | None
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastGoalReport:
    """What the body, or one that it has taken over from, said of a goal last time."""

    round_title: str
    body_name: str
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class GoalItem:
    """One goal that the body owns, with last round's answer beside."""

    goal_id: int
    key: str
    label: str
    title: str
    programme_slug: str
    programme_title: str
    status: str
    comment: str
    version: int
    before: PastGoalReport | None


@dataclass(frozen=True, slots=True)
class OutcomeItem:
    """One indicator on the answer page, with last round's outcome beside.

    `question` asks about an outcome far from those before it, until somebody stands by it.
    """

    indicator: IndicatorView
    now: MeasurementView
    before: MeasurementView | None
    question: str = ""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A body's whole answer in a round; `heir` is who has taken over from the body since."""

    submission_id: int
    round: RoundView
    body_id: int
    body_key: str
    body_name: str
    state: str
    comment: str
    sent_back_comment: str
    reported_by: str
    approved_by: str
    saved_at: datetime | None
    submitted_at: datetime | None
    approved_at: datetime | None
    version: int
    items: tuple[AnswerItem, ...]
    outcomes: tuple[OutcomeItem, ...]
    goals: tuple[GoalItem, ...] = ()
    questions: tuple[QuestionItem, ...] = ()
    decision: Decision = NO_DECISION
    heir: str = ""

    @property
    def writable(self) -> bool:
        return self.round.state == "open" and self.state in WRITABLE

    @property
    def answered(self) -> int:
        """How many activities have a status."""
        return sum(1 for item in self.items if item.status != "unknown")

    @property
    def measured(self) -> int:
        """How many indicators have an outcome."""
        return sum(1 for one in self.outcomes if one.now.outcome.answered)

    @property
    def reported(self) -> int:
        """How many goals have a status."""
        return sum(1 for one in self.goals if one.status != "unknown")

    @property
    def required(self) -> tuple[QuestionItem, ...]:
        """The questions that have to be answered as the answers stand."""
        return tuple(one for one in self.questions if one.counts)


@dataclass(frozen=True, slots=True)
class RoundName:
    """A round by its name and the day that it tells of."""

    id: int
    title: str
    period_end: date


@dataclass(frozen=True, slots=True)
class ProgrammeStatus:
    """How a programme stands in a round, per activity, with the round before for comparison."""

    round: RoundName | None
    activities: Mapping[int, StatusCounts]
    activities_before: Mapping[int, StatusCounts]

    @property
    def counts(self) -> StatusCounts:
        return sum(self.activities.values(), StatusCounts())


@dataclass(frozen=True, slots=True)
class Task:
    """A body's answer that waits for somebody; activities and indicators `asked` about and `answered`."""

    submission_id: int
    round_title: str
    round_slug: str
    closes_on: date
    body_id: int
    body_key: str
    body_name: str
    state: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class LatestSubmission:
    """A body's answer in a round, without what it says."""

    round_title: str
    round_slug: str
    round_state: str
    closes_on: date
    state: str
    submitted_at: datetime | None
    approved_at: datetime | None
    decision: Decision = NO_DECISION


@dataclass(frozen=True, slots=True)
class SubmissionRef:
    """A body's answer in an opened round, without what it says.

    `asked` and `answered` count activities, `indicators` and `measured` indicators, `goals` and `reported`
    goals; `questions` and `replied` the required questions that are asked as the answers stand.
    """

    id: int
    body_id: int
    state: str
    round_state: str
    version: int
    asked: int
    answered: int
    indicators: int
    measured: int
    goals: int
    reported: int
    questions: int = 0
    replied: int = 0


@dataclass(frozen=True, slots=True)
class GapAnswerView:
    """That something missing in a programme is meant to be so: why, since when, and who said it."""

    code: str
    subject: str
    reason: str
    answered_on: date
    answered_by: str
    version: int
