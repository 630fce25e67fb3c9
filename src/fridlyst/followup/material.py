"""What a report of a round is made of: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from fridlyst.figures.tables import Rule
from fridlyst.followup.keeping_rules import is_in_time
from fridlyst.followup.questioning import QuestionView
from fridlyst.followup.rules import ANSWERED, StatusCounts
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.shown_replies import ShownReplies
from fridlyst.indicators.publishing import Readings
from fridlyst.indicators.queries import IndicatorView, MeasurementView
from fridlyst.indicators.series import IndicatorSeries
from fridlyst.programmes.queries import CostSummary
from fridlyst.programmes.shapes import OwnerView, ProgrammeView


@dataclass(frozen=True, slots=True)
class ReportGoal:
    """A goal with the activities right under it, in order; `numbered` when its label is its alone."""

    id: int
    parent_id: int | None
    programme_id: int
    label: str
    title: str
    activities: tuple[int, ...]
    numbered: bool = True

    @property
    def name(self) -> str:
        """What tells it from the others: its label, or its title when it has no number of its own."""
        return self.label if self.numbered and self.label else self.title


@dataclass(frozen=True, slots=True)
class ReportActivity:
    """An activity that a goal of the round's programmes has; `levels` are codes of PreventionLevel."""

    id: int
    title: str
    origin: str
    owners: tuple[OwnerView, ...]
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportBody:
    """A body that was asked; what it wrote is empty until it has sent in."""

    id: int
    key: str
    name: str
    kind: str
    state: str
    submitted_at: datetime | None
    approved_at: datetime | None
    reported_by: str
    approved_by: str
    comment: str
    first_submitted_at: datetime | None = None
    decided_on: date | None = None
    decision_paragraph: str = ""

    @property
    def answered(self) -> bool:
        """Has sent in."""
        return self.state in ANSWERED

    def in_time(self, due: date) -> bool:
        """Has sent in, and did so for the first time on the day that answers were due or before it."""
        return is_in_time(self.state, self.first_submitted_day, due)

    @property
    def first_submitted_day(self) -> date | None:
        """The day that it sent in for the first time."""
        first = self.first_submitted_at or self.submitted_at
        return timezone.localdate(first) if first else None


@dataclass(frozen=True, slots=True)
class Reply:
    """What one body says of one activity; `status` is unknown, and the words empty, until it has sent in."""

    activity_id: int
    body_id: int
    status: str
    comment: str
    hindrance: str


@dataclass(frozen=True, slots=True)
class GoalReply:
    """What one body says of a goal that it owns; unknown, and without words, until it has sent in."""

    goal_id: int
    body_id: int
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class QuestionReply:
    """What one body that has sent in answers to a question it was asked, once or for an activity.

    `value` as in models.QuestionAnswer; None is a question that was asked and not answered.
    """

    question_id: int
    body_id: int
    activity_id: int | None
    value: object


@dataclass(frozen=True, slots=True)
class RoundStanding:
    """How it went in one round: how many were asked, answered and did so in time, and what they said."""

    round: RoundView
    asked: int
    answered: int
    in_time: int
    counts: StatusCounts


@dataclass(frozen=True, slots=True)
class WrittenText:
    """The coordinator's own text at one place; `facts` are the counts that stood beside it, by name."""

    text: str = ""
    version: int = 0
    facts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RoundMaterial:
    """Everything that the report of a round says, as it stands now.

    `earlier` are the rounds before it about any of the same programmes, newest first: all that fall within
    the time that this one asks about, and at least six if there are. `outcomes` maps each of these rounds to
    what was sent in; `standings` are the same rounds and this one, oldest first. `collectives` names members
    by collective; `words` are what the municipality calls the statuses itself; `costs` are
    those of all the round's programmes as one. `rule` is what small numbers of persons are hidden by;
    `series` maps an indicator to its values over time, up to the round's last day. `standing` maps an
    indicator and a round to readings that stand as they were published before, whatever was sent in, and
    `standing_replies` so a question.
    """

    municipality: str
    round: RoundView
    earlier: tuple[RoundView, ...]
    programmes: tuple[ProgrammeView, ...]
    goals: tuple[ReportGoal, ...]
    activities: Mapping[int, ReportActivity]
    bodies: tuple[ReportBody, ...]
    replies: tuple[Reply, ...]
    replies_before: tuple[Reply, ...]
    indicators: tuple[IndicatorView, ...]
    outcomes: Mapping[int, tuple[MeasurementView, ...]]
    collectives: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, WrittenText]
    goal_replies: tuple[GoalReply, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    question_replies: tuple[QuestionReply, ...] = ()
    standings: tuple[RoundStanding, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    costs: CostSummary | None = None
    rule: Rule = field(default_factory=Rule)
    series: Mapping[int, IndicatorSeries] = field(default_factory=dict)
    standing: Mapping[tuple[int, int], Readings] = field(default_factory=dict)
    standing_replies: Mapping[int, ShownReplies] = field(default_factory=dict)

    @property
    def previous(self) -> RoundView | None:
        """The round that this one is compared with."""
        return self.earlier[0] if self.earlier else None
