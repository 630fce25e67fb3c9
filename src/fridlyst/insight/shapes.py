"""What is read of what is published, and of feedback."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from fridlyst.followup.rules import StatusCounts
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.programmes.shapes import ActivityView, GoalView, ProgrammeTree, ProgrammeView

Standing = Mapping[int, StatusCounts]


@dataclass(frozen=True, slots=True)
class ClosedRound:
    """The round that a status is told from."""

    id: int
    slug: str
    title: str
    period_end: date


@dataclass(frozen=True, slots=True)
class ReportView:
    """A published report without its page; `size` is the file's, in bytes."""

    id: int
    round_id: int
    kind: str
    title: str
    period_end: date
    published_at: datetime
    file_id: int
    size: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is chosen of a programme; `version` 0 where nobody has chosen anything."""

    programme_id: int
    public: bool = False
    texts: bool = True
    activities: bool = True
    round: ClosedRound | None = None
    published_at: datetime | None = None
    changed_at: datetime | None = None
    numbers_at: datetime | None = None
    version: int = 0
    indicator_ids: frozenset[int] = frozenset()
    matter_ids: frozenset[int] = frozenset()
    comment_ids: frozenset[int] = frozenset()
    reports: tuple[ReportView, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicTown:
    """A municipality with the programmes that anybody may read, newest first."""

    municipality: MunicipalityView
    programmes: tuple[tuple[ProgrammeView, Publishing], ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """What a body wrote of an activity in a round; shown in public where it was `chosen`."""

    id: int
    activity_id: int
    activity_title: str
    body_name: str
    status: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PublicProgramme:
    """A programme as anybody may read it: nothing is here that was not chosen.

    `standing` maps activities, and `goal_standing` goals that bodies answer for themselves, to what was
    answered in the round; `tree` holds no activity that was withdrawn.
    """

    municipality: MunicipalityView
    publishing: Publishing
    tree: ProgrammeTree
    standing: Standing = field(default_factory=dict)
    goal_standing: Standing = field(default_factory=dict)

    @property
    def view(self) -> ProgrammeView:
        return self.tree.programme

    @property
    def as_of(self) -> date | None:
        """The day that the status stands for."""
        return self.publishing.round.period_end if self.publishing.round else None

    def activities_under(self, goal: GoalView) -> tuple[ActivityView, ...]:
        """Every activity at and below the goal, once."""
        found = {one.id: one for inside in goal.walk() for one in inside.activities}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class PublicStep:
    """One step of a matter: no more than day, what, by which of the municipality's bodies and paragraph."""

    matter_id: int
    on: date | None
    kind: str
    outcome: str
    body_name: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class PublicMatter:
    """A matter that was chosen, with its steps in order."""

    id: int
    registration_number: str
    title: str
    state: str
    steps: tuple[PublicStep, ...]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """What somebody has said; `about` with `key` and `title` says of what."""

    id: int
    programme_title: str
    about: str
    key: str
    title: str
    text: str
    email: str
    received_at: datetime
    handled_at: datetime | None
    handled_by: str
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class SettingsView:
    """How feedback is taken; `version` 0 before anybody has said."""

    receives: bool = True
    keep_months: int = 12
    contact: str = ""
    version: int = 0
