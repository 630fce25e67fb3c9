"""What goals and activities have in common, owners and times, and an activity out of its columns."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import F, TextField
from django.db.models.functions import Cast

from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue
from fridlyst.programmes.shapes import ActivityView, OwnerView
from fridlyst.programmes.terms import FACETS, ProgrammeState

DECIDED = (ProgrammeState.IN_FORCE, ProgrammeState.ENDED)
OWNER_COLUMNS = ("body_id", "body__key", "body__name", "part", "body__collective")
SCHEDULE_COLUMNS = ("text", "kind", "start", "end", "rrule", "event")

Owners = Mapping[int, tuple[OwnerView, ...]]
Schedules = Mapping[int, tuple[ScheduleValue, ...]]
_Thing = TypeVar("_Thing")


def activity_columns(before: str = "") -> tuple[Any, ...]:
    """What `activity_view` takes; `before` is the way to the activity, such as "activity__".

    The lists of codes come as they are stored, for most activities have the same few.
    """
    return (
        *(F(before + name) for name in ("id", "key", "title", "description", "origin", "body_id")),
        *(Cast(before + name, TextField()) for name in FACETS),
        *(F(before + name) for name in ("withdrawn_on", "version", "evidence", "placed_on", "placed_by")),
    )


def activity_view(row: Sequence[Any], owners: Owners, schedules: Schedules) -> ActivityView:
    """An activity out of the columns above."""
    activity_id, key, title, description, origin, body_id, *lists, withdrawn_on, version = row[:13]
    prevention, social, groups, forms, arenas = (_codes(stored) for stored in lists)
    return ActivityView(
        activity_id,
        key,
        title,
        description,
        origin,
        body_id,
        owners.get(activity_id, ()),
        schedules.get(activity_id, ()),
        prevention,
        social,
        groups,
        forms,
        withdrawn_on,
        version,
        arenas,
        *row[13:],
    )


@lru_cache(maxsize=4096)
def _codes(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


@lru_cache(maxsize=4096)
def schedule_value(
    text: str, kind: str, start: date | None, end: date | None, rrule: str, event: str
) -> ScheduleValue:
    """A time out of its columns."""
    return ScheduleValue(text, ScheduleKind(kind), start, end, rrule or None, event or None)


@lru_cache(maxsize=4096)
def owner_view(body_id: int, key: str, name: str, part: str, collective: bool) -> OwnerView:
    """An owner out of its columns."""
    return OwnerView(body_id, key, name, part, bool(collective))


def gathered(pairs: Iterable[tuple[int, _Thing]]) -> Mapping[int, tuple[_Thing, ...]]:
    """What belongs to each thing, by its id, in the order that it came."""
    found: dict[int, list[_Thing]] = defaultdict(list)
    for thing, value in pairs:
        found[thing].append(value)
    return {thing: tuple(values) for thing, values in found.items()}
