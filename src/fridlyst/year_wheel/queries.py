"""Reading everything dated in a municipality, with a fixed number of SQL statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from fridlyst.decisions.queries.days import matter_days
from fridlyst.decisions.shapes import where_words
from fridlyst.decisions.terms import StepKind, TimeKind
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.followup.terms import RoundState
from fridlyst.indicators.models import IndicatorOwnership
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.models import GoalActivity, Ownership, Schedule
from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.situation.queries import standing
from fridlyst.year_wheel import rules
from fridlyst.year_wheel.shapes import Calendar, Entry, RoundDays, Span, StepDay, TimedThing

_Ids = Mapping[int, frozenset[int]]
_DATED = [ScheduleKind.ONCE, ScheduleKind.PERIOD, ScheduleKind.RECURRING, ScheduleKind.ONGOING]
_TIME = ("text", "kind", "start", "end", "rrule", "event")
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Owned:
    """Who owns what: activity, goal and programme → bodies, as they stand."""

    activities: _Ids
    goals: _Ids
    programmes: _Ids


@dataclass(frozen=True, slots=True)
class _Served:
    """Activity → the decided programmes that it serves, and the first goal's word and number."""

    programmes: _Ids
    labels: Mapping[int, str]


def calendar(
    *,
    municipality_id: int,
    programmes: Sequence[ProgrammeView],
    bodies: Sequence[BodyView],
    planned: bool,
    today: date,
) -> Calendar:
    """Everything dated in the municipality, whatever the year; ten statements.

    `programmes` and `bodies` are the municipality's. Nothing of programmes that are drafts, and rounds
    that are not opened yet only when `planned`.
    """
    decided = [view for view in programmes if view.state != ProgrammeState.DRAFT]
    served = _served(municipality_id, {view.id for view in decided})
    owned = _owned(municipality_id, served.programmes)
    held = {view.id: _held(view, today) for view in decided}
    things = [*_activities(municipality_id, served, owned, held), *_goals(municipality_id, owned, held)]
    rounds = _rounds(municipality_id, planned, owned)
    entries = [entry for one in rounds for entry in rules.round_entries(one)]
    for view in decided:
        entries += rules.programme_entries(view, owned.programmes.get(view.id, _NONE))
    for thing in things:
        entries += rules.thing_entries(thing)
    entries += [rules.step_entry(step, decided, bodies) for step in _matter_days(municipality_id)]
    entries += _renewal(municipality_id, today)
    return Calendar(tuple(entries), tuple(one for thing in things for one in rules.all_year_of(thing)))


def _held(view: ProgrammeView, today: date) -> Span:
    """When the programme holds; one that has ended holds no longer, whatever its last day was to be."""
    if view.state != ProgrammeState.ENDED:
        return Span(view.valid_from, view.valid_to)
    return Span(view.valid_from, min(view.valid_to or today, today))


def _served(municipality_id: int, decided: Collection[int]) -> _Served:
    rows = GoalActivity.objects.filter(goal__municipality_id=municipality_id, goal__programme_id__in=decided)
    pairs: list[tuple[int, int]] = []
    labels: dict[int, str] = {}
    columns = ("activity_id", "goal__programme_id", "goal__level_word", "goal__number")
    for activity, programme, word, number in rows.order_by("id").values_list(*columns):
        pairs.append((activity, programme))
        labels.setdefault(activity, f"{word} {number}".strip() if number else "")
    return _Served(_grouped(pairs), labels)


def _owned(municipality_id: int, places: _Ids) -> _Owned:
    rows = Ownership.objects.filter(municipality_id=municipality_id)
    found = list(rows.values_list("body_id", "activity_id", "goal_id", "goal__programme_id"))
    measured = IndicatorOwnership.objects.filter(indicator__municipality_id=municipality_id)
    programmes = [
        *((programme, body) for body, _, _, programme in found if programme),
        *((programme, body) for body, one, _, _ in found if one for programme in places.get(one, _NONE)),
        *measured.values_list("indicator__goal__programme_id", "body_id").distinct(),
    ]
    return _Owned(
        activities=_grouped((activity, body) for body, activity, _, _ in found if activity),
        goals=_grouped((goal, body) for body, _, goal, _ in found if goal),
        programmes=_grouped((programme, body) for programme, body in programmes if programme),
    )


def _grouped(pairs: Iterable[tuple[int, int]]) -> _Ids:
    found: dict[int, set[int]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _rounds(municipality_id: int, planned: bool, owned: _Owned) -> Iterator[RoundDays]:
    rows = FollowUpRound.objects.filter(municipality_id=municipality_id)
    if not planned:
        rows = rows.exclude(state=RoundState.DRAFT)
    through = FollowUpRound.programmes.through.objects.filter(followupround__municipality_id=municipality_id)
    about = _grouped(through.values_list("followupround_id", "programme_id"))
    answers = Submission.objects.filter(municipality_id=municipality_id)
    asked = _grouped(answers.values_list("round_id", "body_id"))
    for row in rows.order_by("id"):
        programme_ids = about.get(row.pk, _NONE)
        owners = (owned.programmes.get(one, _NONE) for one in programme_ids)
        yield _round(row, programme_ids, asked.get(row.pk) or _NONE.union(*owners))


def _round(row: FollowUpRound, programme_ids: frozenset[int], body_ids: frozenset[int]) -> RoundDays:
    by_itself = None if row.grace_days is None else row.closes_on + timedelta(days=row.grace_days)
    return RoundDays(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        opens_on=timezone.localdate(row.opened_at) if row.opened_at else row.opens_on,
        due_on=row.closes_on,
        closes_on=timezone.localdate(row.closed_at) if row.closed_at else by_itself,
        programme_ids=programme_ids,
        body_ids=body_ids,
        planned=row.state == RoundState.DRAFT,
    )


def _activities(
    municipality_id: int, served: _Served, owned: _Owned, held: Mapping[int, Span]
) -> Iterator[TimedThing]:
    rows = Schedule.objects.filter(activity__municipality_id=municipality_id, kind__in=_DATED)
    columns = [f"activity__{name}" for name in ("id", "key", "title", "withdrawn_on", "body_id")]
    for (pk, key, title, gone_on, own), times in _by_thing(rows.order_by("activity_id"), columns):
        programme_ids = served.programmes.get(pk)
        if programme_ids:
            yield TimedThing(
                kind="activity",
                id=pk,
                title=title,
                label=served.labels.get(pk, ""),
                keys=(key,),
                schedules=times,
                held=rules.held_together(held[one] for one in programme_ids),
                gone_on=gone_on,
                programme_ids=programme_ids,
                body_ids=owned.activities.get(pk) or frozenset({own} if own else ()),
            )


def _goals(municipality_id: int, owned: _Owned, held: Mapping[int, Span]) -> Iterator[TimedThing]:
    rows = Schedule.objects.filter(goal__municipality_id=municipality_id, kind__in=_DATED)
    names = ("id", "key", "title", "level_word", "number", "programme_id", "programme__slug")
    columns = [f"goal__{name}" for name in names]
    for (pk, key, title, word, number, programme, slug), times in _by_thing(
        rows.order_by("goal_id"), columns
    ):
        if programme in held:
            yield TimedThing(
                kind="goal",
                id=pk,
                title=title,
                label=f"{word} {number}".strip() if number else "",
                keys=(slug, key),
                schedules=times,
                held=held[programme],
                gone_on=None,
                programme_ids=frozenset({programme}),
                body_ids=owned.goals.get(pk, _NONE),
            )


def _by_thing(rows: Any, columns: Sequence[str]) -> Iterator[tuple[Any, tuple[ScheduleValue, ...]]]:  # noqa: ANN401
    """The columns of each thing with its times in order; rows come one thing after another."""
    times: dict[tuple[Any, ...], list[ScheduleValue]] = defaultdict(list)
    ordered = rows.order_by(*rows.query.order_by, "position", "id")
    for row in ordered.values_list(*columns, *_TIME):
        text, kind, start, end, rrule, event = row[len(columns) :]
        value = ScheduleValue(text, ScheduleKind(kind), start, end, rrule or None, event or None)
        times[row[: len(columns)]].append(value)
    for thing, values in times.items():
        yield thing, tuple(values)


def _renewal(municipality_id: int, today: date) -> Iterator[Entry]:
    found = standing(municipality_id=municipality_id, today=today)
    if found.current and found.due_on:
        yield rules.situation_entry(found.current.title, found.current.slug, found.due_on)


def _matter_days(municipality_id: int) -> Iterator[StepDay]:
    for one in matter_days(municipality_id):
        where = where_words(one.body_name, one.paragraph)
        what = StepKind(one.what).label if one.is_step else TimeKind(one.what).label
        said = ", ".join(word for word in (str(what), where) if word)
        yield StepDay(
            one.key,
            one.on,
            said,
            one.body_name,
            one.registration_number,
            one.title,
            one.matter_slug,
            one.is_step,
        )
