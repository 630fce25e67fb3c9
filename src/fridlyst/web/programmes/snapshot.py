"""A programme as it was decided, out of the programme file that was kept then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fridlyst.exchange.walking import owner_key, owner_part
from fridlyst.programmes.schedules import from_file
from fridlyst.web.programmes.rows import time_text
from fridlyst.web.shared.text import number

Plain = Mapping[str, Any]


@dataclass(frozen=True)
class SnapActivity:
    """An activity as it stood."""

    title: str
    owners: str
    time: str
    cost: str


@dataclass(frozen=True)
class SnapGoal:
    """A goal as it stood; `depth` 0 for the top, at most 3 is shown apart."""

    depth: int
    label: str
    title: str
    owners: str
    preconditions: tuple[str, ...]
    indicators: tuple[str, ...]
    activities: tuple[SnapActivity, ...]


@dataclass(frozen=True)
class Snapshot:
    """A programme as it stood."""

    title: str
    vision: str
    purpose: str
    goals: tuple[SnapGoal, ...]
    activities: int


def snapshot(structure: Plain) -> Snapshot:
    """The programme that a programme file says; what the file does not say is empty."""
    about: Plain = structure.get("programme") or {}
    names = {body["key"]: body["name"] for body in structure.get("bodies") or []}
    goals = tuple(_goals(structure.get("goals") or [], names, 0))
    return Snapshot(
        title=about.get("title") or "",
        vision=about.get("vision") or "",
        purpose=about.get("purpose") or "",
        goals=goals,
        activities=sum(len(goal.activities) for goal in goals),
    )


def _goals(given: list[Plain], names: Mapping[str, str], depth: int) -> Iterator[SnapGoal]:
    for goal in given:
        texts = [one if isinstance(one, str) else one["text"] for one in goal.get("preconditions") or []]
        yield SnapGoal(
            depth=min(depth, 3),
            label=f"{goal.get('level') or ''} {goal.get('number') or ''}".strip(),
            title=goal["title"],
            owners=_owners(goal, names),
            preconditions=tuple(texts),
            indicators=tuple(one["title"] for one in goal.get("indicators") or []),
            activities=tuple(_activity(one, names) for one in goal.get("activities") or []),
        )
        yield from _goals(goal.get("goals") or [], names, depth + 1)


def _activity(given: Plain, names: Mapping[str, str]) -> SnapActivity:
    schedule = given.get("schedule")
    return SnapActivity(
        title=given["title"],
        owners=_owners(given, names),
        time=time_text(from_file(schedule)) if schedule else "",
        cost=_cost(given.get("costs") or []),
    )


def _cost(costs: list[Plain]) -> str:
    """What was told that it costs, all years together; nothing where nothing was."""
    if not costs:
        return ""
    return f"{number(sum(int(one.get('amount') or 0) for one in costs))} kr"


def _owners(given: Plain, names: Mapping[str, str]) -> str:
    said = []
    for owner in given.get("responsible") or []:
        name = names.get(owner_key(owner), owner_key(owner))
        said.append(name if owner_part(owner) == "lead" else _("%(body)s medverkar") % {"body": name})
    return ", ".join(said)
