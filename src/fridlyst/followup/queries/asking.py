"""Reading whom a round asks for what, before it opens and when it does."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from fridlyst.accounts.queries import bodies_held
from fridlyst.followup.asking_shapes import AskedActivity, AskedBody, Asking, RoundPreview
from fridlyst.followup.models import Question
from fridlyst.followup.queries.answerers import Answerers, answerers_of
from fridlyst.followup.queries.rounds import round_by_slug
from fridlyst.indicators.models import IndicatorOwnership
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity, Ownership


def asking(
    *,
    municipality_id: int,
    programme_ids: Iterable[int],
    period_start: date,
    period_end: date,
    body_ids: Collection[int] | None = None,
    round_id: int | None = None,
) -> Asking:
    """Whom a round about these programmes asks, among `body_ids` or all; six statements.

    With `round_id` those too whom its questions name; one statement more. A collective body's members
    answer each for themselves; a body that is not valid on the period's last day is not asked, but the one
    that it was merged into is. Nobody is asked about an activity that was withdrawn before the period.
    """
    programmes = list(programme_ids)
    answerers = answerers_of(municipality_id, period_end, body_ids)
    owners = _owners(municipality_id, programmes, period_start)
    return Asking(
        {activity: answerers.of(owned) for activity, owned in owners.items()},
        _indicators(municipality_id, programmes, answerers),
        _goals(municipality_id, programmes, answerers),
        answerers.of(_named(round_id)) if round_id else (),
    )


def preview(*, municipality_id: int, slug: str) -> RoundPreview:
    """What opening the round would do: who is asked, what has no owner, who cannot answer; 13 statements."""
    view = round_by_slug(municipality_id=municipality_id, slug=slug)
    asked = asking(
        municipality_id=municipality_id,
        programme_ids=view.programme_ids,
        period_start=view.period_start,
        period_end=view.period_end,
        round_id=view.id,
    )
    wanted = set(asked.bodies)
    mute = without_reporter(municipality_id=municipality_id, body_ids=wanted)
    known = [body for body in bodies(municipality_id) if body.id in wanted]
    rows = tuple(_asked_body(body, asked, mute) for body in known)
    return RoundPreview(view, rows, asked.ownerless, len(asked.activities))


def without_reporter(*, municipality_id: int, body_ids: Iterable[int]) -> frozenset[int]:
    """Those of the bodies that nobody reports for, in the whole municipality, there, or on the one that took
    over; one statement.
    """
    return frozenset(body_ids) - bodies_held(municipality_id, Role.REPORTER)


def _asked_body(body: BodyView, asked: Asking, mute: Collection[int]) -> AskedBody:
    return AskedBody(
        body_id=body.id,
        key=body.key,
        name=body.name,
        activities=sum(1 for bodies in asked.activities.values() if body.id in bodies),
        indicators=len(asked.indicators.get(body.id, ())),
        goals=len(asked.goals.get(body.id, ())),
        has_reporter=body.id not in mute,
    )


def _owners(
    municipality_id: int, programme_ids: list[int], period_start: date
) -> dict[AskedActivity, tuple[int, ...]]:
    """Activity → its owners as they stand; a body's own activity without any is that body's."""
    asked_about = Activity.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=period_start),
        municipality_id=municipality_id,
        goals__programme_id__in=programme_ids,
    ).distinct()
    owned: dict[int | None, list[int]] = defaultdict(list)
    rows = Ownership.objects.filter(
        municipality_id=municipality_id, activity__goals__programme_id__in=programme_ids
    ).distinct()
    for activity_id, body_id in rows.order_by("position", "pk").values_list("activity_id", "body_id"):
        owned[activity_id].append(body_id)
    columns = asked_about.order_by("pk").values_list("pk", "key", "title", "body_id")
    return {
        AskedActivity(pk, key, title): tuple(owned.get(pk) or ([own] if own else ()))
        for pk, key, title, own in columns
    }


def _indicators(
    municipality_id: int, programme_ids: list[int], answerers: Answerers
) -> dict[int, tuple[int, ...]]:
    rows = IndicatorOwnership.objects.filter(
        indicator__municipality_id=municipality_id, indicator__goal__programme_id__in=programme_ids
    )
    asked: dict[int, dict[int, None]] = defaultdict(dict)
    for indicator_id, owner in rows.order_by("indicator_id", "position").values_list(
        "indicator_id", "body_id"
    ):
        for body in answerers.of([owner]):
            asked[body][indicator_id] = None
    return {body: tuple(indicators) for body, indicators in asked.items()}


def _goals(
    municipality_id: int, programme_ids: list[int], answerers: Answerers
) -> dict[int, tuple[int, ...]]:
    rows = Ownership.objects.filter(
        municipality_id=municipality_id, goal__programme_id__in=programme_ids
    ).order_by("goal__programme_id", "goal__position", "goal_id", "position")
    asked: dict[int, dict[int, None]] = defaultdict(dict)
    for goal_id, owner in rows.values_list("goal_id", "body_id"):
        for body in answerers.of([owner]):
            asked[body][goal_id] = None
    return {body: tuple(goals) for body, goals in asked.items()}


def _named(round_id: int) -> list[int]:
    """The bodies that some question of the round is for."""
    rows = Question.bodies.through.objects.filter(
        question__round_id=round_id, question__withdrawn_at=None
    ).order_by("question__position", "body_id")
    return list(rows.values_list("body_id", flat=True))
