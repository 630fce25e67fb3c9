"""The days of matters: those of steps, and those that are to come."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fridlyst.decisions.models import Matter
from fridlyst.decisions.terms import MatterState, StepKind, TimeKind
from fridlyst.decisions.times import SETTLES, a_year_after


@dataclass(frozen=True, slots=True)
class MatterDay:
    """A day of a matter. `what` is a kind of step, or of a time (`TimeKind`) whose last day it is.

    `key` is the same for as long as the day is of the same thing.
    """

    key: str
    matter_slug: str
    registration_number: str
    title: str
    on: date
    what: str
    body_name: str = ""
    paragraph: str = ""

    @property
    def is_step(self) -> bool:
        return self.what in StepKind.values


class _Row(NamedTuple):
    matter_id: int
    slug: str
    number: str
    title: str
    state: str
    next_name: str
    next_body: str | None
    next_on: date | None
    step_id: int | None
    kind: str | None
    on: date | None
    body_name: str
    paragraph: str
    comment_by: date | None


def matter_days(municipality_id: int) -> tuple[MatterDay, ...]:
    """Every day of the municipality's matters, whatever the year; one statement."""
    head = ("id", "slug", "registration_number", "title", "state")
    upcoming = ("next_body_name", "next_body__name", "next_on")
    step = ("id", "kind", "date", "body_name", "paragraph", "comment_by")
    rows = Matter.objects.filter(municipality_id=municipality_id).order_by(
        "id", "steps__position", "steps__id"
    )
    of: dict[int, list[_Row]] = defaultdict(list)
    for row in rows.values_list(*head, *upcoming, *(f"steps__{name}" for name in step)):
        of[row[0]].append(_Row(*row))
    return tuple(day for found in of.values() for day in _days(found))


def _days(rows: list[_Row]) -> Iterator[MatterDay]:
    for row in rows:
        if row.kind and row.on:
            yield _day(row, f"step-{row.step_id}", row.on, row.kind, row.body_name, row.paragraph)
    yield from _to_come(rows)


def _to_come(rows: list[_Row]) -> Iterator[MatterDay]:
    """The last days of what is not done: the motion's year, comments, the next decision."""
    first = rows[0]
    if first.next_on:
        name = first.next_body or first.next_name
        yield _day(first, f"next-{first.matter_id}", first.next_on, TimeKind.NEXT.value, name)
    kinds = {row.kind for row in rows}
    for row in rows:
        open_motion = row.kind == StepKind.MOTION_RECEIVED and not kinds & SETTLES
        if open_motion and row.on and row.on.year < date.max.year:
            due = a_year_after(row.on)
            yield _day(row, f"motion-{row.matter_id}", due, TimeKind.MOTION.value, row.body_name)
    if first.state == MatterState.OUT_FOR_COMMENT:
        asked = [row for row in rows if row.kind == StepKind.OUT_FOR_COMMENT and row.comment_by]
        for row in asked[-1:]:
            assert row.comment_by is not None
            yield _day(row, f"comments-{row.matter_id}", row.comment_by, TimeKind.COMMENTS.value)


def _day(row: _Row, key: str, on: date, what: str, body: str = "", paragraph: str = "") -> MatterDay:
    return MatterDay(key, row.slug, row.number, row.title, on, what, body or "", paragraph or "")
