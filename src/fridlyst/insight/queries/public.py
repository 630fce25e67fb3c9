"""Reading what anybody may read. Every way in to what is public goes through here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count, Q

from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.counts.queries.rule import rule_of
from fridlyst.decisions.models import Step
from fridlyst.followup.models import ActivityReport, FollowUpRound, GoalReport
from fridlyst.followup.queries.rounds import REPORTED
from fridlyst.followup.rules import counted
from fridlyst.followup.terms import RoundState
from fridlyst.indicators.queries import indicator_series
from fridlyst.indicators.series import IndicatorSeries
from fridlyst.insight.models import PublishedProgramme, PublishedReport
from fridlyst.insight.numbers import as_read
from fridlyst.insight.queries.chosen import publishing, publishings
from fridlyst.insight.shapes import (
    Comment,
    PublicMatter,
    PublicProgramme,
    PublicStep,
    PublicTown,
    Publishing,
    ReportView,
    Standing,
)
from fridlyst.insight.tables import Stored
from fridlyst.organisation.queries import MunicipalityView, municipality
from fridlyst.programmes.queries import programme, programmes, tree
from fridlyst.programmes.shapes import GoalView, ProgrammeTree, ProgrammeView


def _by_status(reports: type[ActivityReport | GoalReport], whose: str) -> Prepared[int, str, int]:
    """How many bodies have reported what of each, in a round."""
    return Prepared(
        lambda round_id: (
            reports.objects.filter(submission__round_id=round_id)
            .annotate(shown=REPORTED)
            .values_list(whose, "shown")
            .annotate(n=Count("id"))
            .order_by()
        ),
        numbers=["round_id"],
    )


_ACTIVITIES = _by_status(ActivityReport, "activity_id")
_GOALS = _by_status(GoalReport, "goal_id")


def public_town(slug: str) -> PublicTown:
    """The programmes that a municipality has published; NotFound where there is none, as where there is no
    such municipality. Seven statements at most."""
    town = municipality(slug)
    chosen = publishings(town.id, public=True)
    views = programmes(municipality_id=town.id, drafts=False) if chosen else ()
    found = tuple((view, chosen[view.id]) for view in views if view.id in chosen)
    if not found:
        raise NotFound
    return PublicTown(town, found)


def public_programme(town: str, slug: str, *, today: date) -> PublicProgramme:
    """One programme with what was chosen of it; NotFound where it is not public. Fifteen statements."""
    here = municipality(town)
    view = programme(municipality_id=here.id, slug=slug, drafts=False)
    chosen = publishing(municipality_id=here.id, programme_id=view.id)
    if not chosen.public:
        raise NotFound
    return as_public(here, view, chosen, today=today)


def as_public(
    here: MunicipalityView, view: ProgrammeView, chosen: Publishing, *, today: date
) -> PublicProgramme:
    """How the programme is read with these choices, public or not; eight statements."""
    whole = tree(view)
    goals = tuple(_goal(goal, chosen, today) for goal in whole.goals)
    shown = view if chosen.texts else replace(view, vision="", purpose="")
    return PublicProgramme(
        municipality=here,
        publishing=chosen,
        tree=ProgrammeTree(shown, goals, ()),
        standing=_standing(_ACTIVITIES, chosen),
        goal_standing=_standing(_GOALS, chosen),
    )


def _goal(goal: GoalView, chosen: Publishing, today: date) -> GoalView:
    """The goal without what was withdrawn, and without its texts where they were not chosen.

    Activities stand here even where they are not listed: they are what a goal's status is counted from.
    """
    kept = tuple(one for one in goal.activities if one.withdrawn_on is None or one.withdrawn_on > today)
    return replace(
        goal,
        description=goal.description if chosen.texts else "",
        preconditions=goal.preconditions if chosen.texts else (),
        activities=kept,
        children=tuple(_goal(one, chosen, today) for one in goal.children),
    )


def _standing(counts: Prepared[int, str, int], chosen: Publishing) -> Standing:
    if chosen.round is None:
        return {}
    pairs: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for one, status, count in counts.rows(round_id=chosen.round.id):
        pairs[one].append((status, count))
    return {one: counted(found) for one, found in pairs.items()}


def public_series(found: PublicProgramme) -> tuple[IndicatorSeries, ...]:
    """The chosen indicators over time, as they were when they were chosen; eight statements.

    A day that an open round asks about is left out: its numbers may still change, and the difference
    between two tables would tell what each of them hides.
    """
    chosen = found.publishing.indicator_ids
    if not chosen:
        return ()
    here = found.municipality.id
    every = indicator_series(
        municipality_id=here, rule=rule_of(here), programme_id=found.view.id, only=chosen
    )
    rows = PublishedProgramme.objects.filter(municipality_id=here, programme_id=found.view.id)
    numbers = rows.values_list("numbers", flat=True).first() or {}
    days = open_days(here)
    return tuple(_as_made_public(one, numbers.get(str(one.indicator.id), ()), days) for one in every)


def open_days(municipality_id: int) -> frozenset[date]:
    """The days that a round which is not closed asks about; one statement."""
    rows = FollowUpRound.objects.filter(Q(municipality_id=municipality_id) & ~Q(state=RoundState.CLOSED))
    return frozenset(rows.values_list("period_end", flat=True))


def _as_made_public(
    series: IndicatorSeries, stored: Sequence[Stored], days: frozenset[date]
) -> IndicatorSeries:
    points = tuple(one for one in as_read(stored, series.rule) if one.as_of not in days)
    return replace(series, points=points, bodies=())


def public_matters(found: PublicProgramme) -> tuple[PublicMatter, ...]:
    """The chosen matters by number; one statement. Nobody but the municipality's own bodies is named."""
    steps: dict[int, list[PublicStep]] = defaultdict(list)
    heads: dict[int, tuple[int, str, str, str]] = {}
    rows = Step.objects.filter(
        matter__municipality_id=found.municipality.id, matter_id__in=found.publishing.matter_ids
    )
    of_matter = ("matter__registration_number", "matter__title", "matter__state")
    columns = ("matter_id", "date", "kind", "outcome", "body__name", "paragraph")
    for *head, matter_id, on, kind, outcome, body, paragraph in rows.order_by(
        "matter__registration_number", "position", "pk"
    ).values_list(*of_matter, *columns):
        heads[matter_id] = (matter_id, *head)
        steps[matter_id].append(PublicStep(matter_id, on, kind, outcome, body or "", paragraph))
    return tuple(PublicMatter(*head, steps=tuple(steps[one])) for one, head in heads.items())


def public_comments(found: PublicProgramme) -> Mapping[int, tuple[Comment, ...]]:
    """Activity → the comments that were chosen; one statement, none where none is."""
    chosen = found.publishing.comment_ids
    if not chosen:
        return {}
    round_id = found.publishing.round.id if found.publishing.round else 0
    rows = ActivityReport.objects.filter(
        municipality_id=found.municipality.id, pk__in=chosen, submission__round_id=round_id
    )
    columns = ("pk", "activity_id", "activity__title", "submission__body__name", "status", "comment")
    said: dict[int, list[Comment]] = defaultdict(list)
    for row in rows.order_by("submission__body__name", "pk").values_list(*columns):
        said[row[1]].append(replace(Comment(*row), chosen=True))
    return {activity: tuple(told) for activity, told in said.items()}


def report_of(publishing: Publishing, number: int) -> ReportView:
    """One of the published reports; NotFound."""
    for one in publishing.reports:
        if one.id == number:
            return one
    raise NotFound


def report_page(*, municipality_id: int, report_id: int) -> str:
    """The report's page as it was published, safe as it is; one statement."""
    rows = PublishedReport.objects.filter(municipality_id=municipality_id, pk=report_id)
    page = rows.values_list("page", flat=True).first()
    if page is None:
        raise NotFound
    return page
