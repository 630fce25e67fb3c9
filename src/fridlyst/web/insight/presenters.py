"""A published programme as its pages show it: everything in words, nothing that was not chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.decisions.terms import MatterState, Outcome, StepKind
from fridlyst.followup.rules import StatusCounts
from fridlyst.indicators.series import IndicatorSeries, change
from fridlyst.insight.shapes import Comment, PublicMatter, PublicProgramme, PublicStep, ReportView
from fridlyst.programmes.shapes import ActivityView, GoalView, OwnerView
from fridlyst.programmes.terms import Part
from fridlyst.reports.contents.series import change_words, good_words, reading_words, target_words
from fridlyst.web.programmes.rows import spread, time_words
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.status import UNASKED, StatusPart, missing, status_parts
from fridlyst.web.shared.text import day

Comments = Mapping[int, tuple[Comment, ...]]


@dataclass(frozen=True)
class ActivityRow:
    """An activity; `status` is empty where none is shown, `note` how many have answered."""

    title: str
    description: str
    leads: str
    others: str
    time: str
    status: str
    note: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class GoalBlock:
    """A goal with what stands under it; `parts` count the activities at and below it by status."""

    key: str
    href: str
    label: str
    title: str
    description: str
    preconditions: tuple[str, ...]
    responsible: str
    parts: tuple[StatusPart, ...]
    count: str
    own: str
    rows: tuple[ActivityRow, ...]
    children: tuple["GoalBlock", ...]


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with its latest value in words."""

    href: str
    title: str
    latest: str
    quiet: bool
    day: str
    target: str
    trend: str
    good: str


@dataclass(frozen=True)
class StepLine:
    """One step of a matter, on the line."""

    day: str
    what: str
    where: str


@dataclass(frozen=True)
class MatterLine:
    """A matter as a line of steps."""

    number: str
    title: str
    state: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class ReportLine:
    """A report to read or keep."""

    href: str
    file_href: str
    title: str
    day: str
    size: str


def whole_parts(found: PublicProgramme) -> tuple[StatusPart, ...]:
    """The programme's bar: its activities, or where it has none its goals; nothing without a round."""
    if found.publishing.round is None:
        return ()
    activities = [one.id for one in found.tree.activities()]
    if activities:
        return status_parts(spread(activities, found.standing))
    return status_parts(spread([one.id for one in found.tree.walk()], found.goal_standing))


def whole_missing(found: PublicProgramme) -> str:
    """How many of the answers have not come in, in words."""
    return missing(found.standing, (one.id for one in found.tree.activities()))


def goal_block(found: PublicProgramme, goal: GoalView, today: date, comments: Comments) -> GoalBlock:
    """The goal with all that is below it."""
    below = found.activities_under(goal)
    asked = found.publishing.round is not None
    own = found.goal_standing.get(goal.id) if asked else None
    return GoalBlock(
        key=goal.key,
        href=address("insight_public:goal", found.municipality.slug, found.view.slug, goal.key),
        label=goal.label if goal.number else "",
        title=goal.title,
        description=goal.description,
        preconditions=goal.preconditions,
        responsible=_names(goal.owners),
        parts=status_parts(spread([one.id for one in below], found.standing)) if asked and below else (),
        count=_count(len(below)),
        own=own.overall if own else "",
        rows=tuple(_row(found, one, today, comments) for one in goal.activities)
        if found.publishing.activities
        else (),
        children=tuple(goal_block(found, one, today, comments) for one in goal.children),
    )


def _count(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)s aktivitet", "%(count)s aktiviteter", count) % {"count": count}


def _row(found: PublicProgramme, view: ActivityView, today: date, comments: Comments) -> ActivityRow:
    counts = found.standing.get(view.id)
    return ActivityRow(
        title=view.title,
        description=view.description if found.publishing.texts else "",
        leads=_names(one for one in view.owners if one.part == Part.LEAD),
        others=_names(one for one in view.owners if one.part != Part.LEAD),
        time=time_words(view.schedules, today),
        status=_status(counts) if found.publishing.round else "",
        note=_answered(counts) if counts and counts.total > 1 else "",
        comments=comments.get(view.id, ()),
    )


def _answered(counts: StatusCounts) -> str:
    said = {"answered": counts.answered, "asked": counts.total}
    return _("%(answered)s av %(asked)s har svarat") % said


def _status(counts: StatusCounts | None) -> str:
    return counts.overall if counts else UNASKED


def _names(owners: Iterable[OwnerView]) -> str:
    return ", ".join(one.name for one in owners)


def indicator_lines(found: PublicProgramme, every: Iterable[IndicatorSeries]) -> tuple[IndicatorLine, ...]:
    """The chosen indicators in the order of their goals."""
    return tuple(_indicator(found, one) for one in every)


def _indicator(found: PublicProgramme, series: IndicatorSeries) -> IndicatorLine:
    view, latest = series.indicator, series.latest
    moved = change(series.points, series.breaks, view.direction)
    return IndicatorLine(
        href=address("insight_public:indicator", found.municipality.slug, found.view.slug, view.id),
        title=view.title,
        latest=reading_words(view, latest.whole) if latest else _("Inte mätt än"),
        quiet=latest is None or not latest.whole.shown,
        day=day(latest.as_of) if latest else "",
        target=target_words(view),
        trend=change_words(view, moved),
        good=good_words(moved),
    )


def matter_lines(every: Iterable[PublicMatter]) -> tuple[MatterLine, ...]:
    """The chosen matters, each as its steps."""
    return tuple(
        MatterLine(one.registration_number, one.title, str(MatterState(one.state).label), _steps(one))
        for one in every
    )


def _steps(matter: PublicMatter) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(
            day=day(one.on) if one.on else _("Utan datum"),
            what=", ".join(filter(None, [str(StepKind(one.kind).label), _outcome(one.outcome)])),
            where=_where(one),
        )
        for one in matter.steps
    )


def _where(one: PublicStep) -> str:
    """The body, and the paragraph on the same line as its sign."""
    return f"{one.body_name} §\N{NO-BREAK SPACE}{one.paragraph}".strip() if one.paragraph else one.body_name


def _outcome(code: str) -> str:
    return str(Outcome(code).label).lower() if code else ""


def report_lines(town: str, programme: str, every: Iterable[ReportView]) -> tuple[ReportLine, ...]:
    """The published reports, newest first."""
    return tuple(
        ReportLine(
            href=address("insight_public:report", town, programme, one.id),
            file_href=address("insight_public:report_file", town, programme, one.id),
            title=one.title,
            day=day(one.period_end),
            size=file_size(one.size),
        )
        for one in every
    )


def file_size(size: int) -> str:
    """How heavy a file is to fetch."""
    if size < 1_000_000:
        return _("%(size)s kB") % {"size": max(1, round(size / 1000))}
    return _("%(size)s MB") % {"size": f"{size / 1_000_000:.1f}".replace(".", ",")}
