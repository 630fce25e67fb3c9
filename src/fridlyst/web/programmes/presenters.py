"""A programme, a goal and an activity as their pages show them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import PastReport, ProgrammeStatus
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.programmes.schedules import ScheduleValue
from fridlyst.programmes.shapes import (
    ActivityView,
    GoalView,
    ProgrammeTree,
    ProgrammeView,
)
from fridlyst.programmes.terms import (
    Arena,
    Evidence,
    FollowUpKind,
    PreventionLevel,
    ProgrammeKind,
    ProgrammeState,
    SocialLevel,
    TargetGroup,
    ViolenceForm,
)
from fridlyst.web.programmes.addresses import goal_href
from fridlyst.web.programmes.alignments import AlignedGroup, aligned_groups
from fridlyst.web.programmes.rows import (
    ActivityRow,
    OwnerLink,
    Standing,
    activity_row,
    owner_links,
    spread,
    time_text,
    time_words,
)
from fridlyst.web.shared.status import StatusPart, missing, status_parts
from fridlyst.web.shared.text import day, number

Indicators = Mapping[int, tuple[IndicatorView, ...]]


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: str
    value: str


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with what is counted and what is aimed at, in words."""

    id: int
    title: str
    kind: str
    numerator: str
    denominator: str
    target: str
    owners: tuple[OwnerLink, ...]
    goal_label: str = ""
    goal_href: str = ""


@dataclass(frozen=True)
class GoalNode:
    """A goal of the tree with what hangs on it; `parts` count the activities at and below it by status."""

    goal: GoalView
    href: str
    leads: tuple[OwnerLink, ...]
    others: tuple[OwnerLink, ...]
    time: str
    rows: tuple[ActivityRow, ...]
    indicators: tuple[IndicatorRow, ...]
    aligned: tuple[AlignedGroup, ...]
    children: tuple["GoalNode", ...]
    activities: int
    parts: tuple[StatusPart, ...]
    missing: str

    @property
    def timed(self) -> bool:
        """Whether any activity straight under the goal has a time, or the column is left out."""
        return any(row.time for row in self.rows)


@dataclass(frozen=True)
class Standings:
    """The newest round's status and the one before; `now` is None when nothing has been asked."""

    now: Standing | None = None
    before: Standing | None = None
    title: str = ""
    until: date | None = None


def standings(status: ProgrammeStatus) -> Standings:
    """What the pages need of a programme's status."""
    if status.round is None:
        return Standings()
    return Standings(status.activities, status.activities_before, status.round.title, status.round.period_end)


def goal_nodes(
    goals: Iterable[GoalView],
    visit: Visit,
    slug: str,
    indicators: Indicators,
    standing: Standings,
    today: date,
) -> tuple[GoalNode, ...]:
    """The tree, ready to be shown."""
    return tuple(_node(goal, visit, slug, indicators, standing, today) for goal in goals)


def _node(
    goal: GoalView, visit: Visit, slug: str, indicators: Indicators, standing: Standings, today: date
) -> GoalNode:
    below = {activity.id for one in goal.walk() for activity in one.activities}
    leads, others = owner_links(goal.owners, visit)
    return GoalNode(
        goal=goal,
        href=goal_href(visit, slug, goal.key),
        leads=leads,
        others=others,
        time=time_words(goal.schedules, today),
        rows=tuple(
            activity_row(activity, visit, today=today, now=standing.now, before=standing.before)
            for activity in goal.activities
        ),
        indicators=tuple(indicator_row(view, visit) for view in indicators.get(goal.id, ())),
        aligned=aligned_groups(goal.alignments),
        children=goal_nodes(goal.children, visit, slug, indicators, standing, today),
        activities=len(below),
        parts=() if standing.now is None else status_parts(spread(below, standing.now)),
        missing=missing(standing.now or {}, below),
    )


def whole_parts(tree: ProgrammeTree, standing: Standings, activities: str) -> tuple[StatusPart, ...]:
    """The programme's bar; each part leads to the list of those activities at `activities`."""
    if standing.now is None:
        return ()
    counts = spread((activity.id for activity in tree.activities()), standing.now)
    return status_parts(counts, lambda code: f"{activities}?program={tree.programme.slug}&lage={code}")


def whole_missing(tree: ProgrammeTree, standing: Standings) -> str:
    """How many of the programme's answers have not come in, in words."""
    return missing(standing.now or {}, (activity.id for activity in tree.activities()))


def indicator_row(
    view: IndicatorView, visit: Visit, *, goal: GoalView | None = None, slug: str = ""
) -> IndicatorRow:
    """An indicator in words."""
    leads, others = owner_links(view.owners, visit)
    return IndicatorRow(
        id=view.id,
        title=view.title,
        kind=str(IndicatorKind(view.kind).label),
        numerator=view.numerator,
        denominator=view.denominator,
        target=target_words(view),
        owners=leads + others,
        goal_label=goal.name if goal else "",
        goal_href=goal_href(visit, slug, goal.key) if goal else "",
    )


def target_words(view: IndicatorView) -> str:
    """The target with its unit: "80 %", "ja", "12 personer"; nothing when there is none."""
    if view.target_value is None:
        return ""
    if view.kind == IndicatorKind.YES_NO:
        return _("ja") if view.target_value else _("nej")
    whole = view.target_value == view.target_value.to_integral_value()
    words = number(float(view.target_value), 0 if whole else 1)
    unit = "%" if view.kind == IndicatorKind.SHARE else view.unit
    return f"{words} {unit}".strip()


def programme_facts(view: ProgrammeView, previous: ProgrammeView | None) -> tuple[Fact, ...]:
    """What is known of the programme as a document; lines without an answer are left out."""
    adopted = " ".join(filter(None, [day(view.adopted_on) if view.adopted_on else "", _by(view.adopted_by)]))
    lines = [
        Fact(_("Slag"), str(ProgrammeKind(view.kind).label)),
        Fact(_("Gäller"), period_words(view)),
        Fact(_("Antaget"), adopted),
        Fact(_("Diarienummer"), view.registration_number),
        Fact(_("Följs upp"), follow_up_words(view)),
        Fact(_("Ersätter"), previous.title if previous else ""),
    ]
    return tuple(line for line in lines if line.value)


def _by(name: str) -> str:
    return _("av %(name)s") % {"name": name} if name else ""


def follow_up_words(view: ProgrammeView) -> str:
    """How the programme says that it is followed up."""
    return "; ".join(text or str(FollowUpKind(kind).label) for kind, text in view.follow_up)


def period_words(view: ProgrammeView) -> str:
    """The period, by its years where it is whole years, else by its days."""
    first, last = view.valid_from, view.valid_to
    whole = first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole or not (first or last):
        return view.period
    if first and last:
        return f"{day(first)} – {day(last)}"
    return _("från %(day)s") % {"day": day(first)} if first else _("till %(day)s") % {"day": day(last)}


def state_words(view: ProgrammeView, today: date) -> str:
    """The state with the period: "Gäller 2021–2025", and that the period is over when it is."""
    words = f"{ProgrammeState(view.state).label} {view.period}".strip()
    if view.state != ProgrammeState.IN_FORCE or view.valid_to is None or view.valid_to >= today:
        return words
    return _("%(words)s, perioden är slut") % {"words": words}


@dataclass(frozen=True)
class Marks:
    """A kind of marking on an activity with the words chosen."""

    label: str
    words: tuple[str, ...]


def activity_marks(view: ActivityView) -> tuple[Marks, ...]:
    """Levels, groups and forms; those with nothing chosen are left out."""
    given: list[tuple[str, type[TextChoices], tuple[str, ...]]] = [
        (_("Preventionsnivå"), PreventionLevel, view.prevention_levels),
        (_("Samhällsnivå"), SocialLevel, view.social_levels),
        (_("Målgrupp"), TargetGroup, view.target_groups),
        (_("Våldsform"), ViolenceForm, view.violence_forms),
        (_("Arena"), Arena, view.arenas),
        (_("Vad arbetssättet vilar på"), Evidence, (view.evidence,) if view.evidence else ()),
    ]
    return tuple(Marks(label, labels(choices, codes)) for label, choices, codes in given if codes)


@dataclass(frozen=True)
class PastRound:
    """What was reported on an activity in one round, counted and in full."""

    title: str
    parts: tuple[StatusPart, ...]
    reports: tuple[PastReport, ...]


def past_rounds(history: Iterable[PastReport]) -> tuple[PastRound, ...]:
    """The history by round, in the order that it came."""
    by_round: dict[str, list[PastReport]] = {}
    for report in history:
        by_round.setdefault(report.round_slug, []).append(report)
    return tuple(
        PastRound(rows[0].round_title, status_parts(Counter(row.status for row in rows)), tuple(rows))
        for rows in by_round.values()
    )


def labels(choices: type[TextChoices], codes: Iterable[str]) -> tuple[str, ...]:
    """The words of codes; a code that the list no longer holds is shown as it is."""
    known: dict[Any, Any] = dict(choices.choices)
    return tuple(str(known.get(code, code)) for code in codes)


def time_facts(schedules: tuple[ScheduleValue, ...], today: date) -> tuple[Fact, ...]:
    """The document's words about the time, and what they are taken to mean."""
    said, meant = time_text(schedules), time_words(schedules, today)
    lines = [Fact(_("Tid enligt programmet"), said), Fact(_("Det betyder"), meant if meant != said else "")]
    return tuple(line for line in lines if line.value)
