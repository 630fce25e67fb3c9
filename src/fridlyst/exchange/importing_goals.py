"""The goal tree of a file: goals first, then what hangs on them; an activity can serve goals further on."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fridlyst.exchange.importing_bodies import KnownBodies
from fridlyst.exchange.indicator_part import definition_of
from fridlyst.exchange.normal import folded, stripped
from fridlyst.exchange.walking import Tree, goals, own_body
from fridlyst.indicators.actions import add_indicator
from fridlyst.indicators.fields import IndicatorFields
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.actions import add_activity, add_goal, serve_goal, tell_cost, withdraw_activity
from fridlyst.programmes.fields import ActivityFields, CostFields, GoalFields
from fridlyst.programmes.queries import all_activities
from fridlyst.programmes.rules import own_key
from fridlyst.programmes.schedules import ScheduleValue, from_file
from fridlyst.programmes.shapes import ActivityView, ProgrammeTree
from fridlyst.programmes.terms import FACETS, Origin, Payer


class GoalImport:
    """One run over a file's goals. `goal_ids` maps id(goal object) to the goal that it became, and
    `activity_ids` the activities in the same way."""

    def __init__(
        self, *, by: Actor, file: Tree, programme_id: int, bodies: KnownBodies, previous: ProgrammeTree | None
    ) -> None:
        self._by, self._file, self._programme_id, self._bodies = by, file, programme_id, bodies
        self._earlier = _Earlier(by.municipality_id, previous)
        self._by_key: dict[str, int] = {}
        self.goal_ids: dict[int, int] = {}
        self.activity_ids: dict[int, int] = {}
        self.counts: Counter[str] = Counter()

    def run(self) -> None:
        self._goals(self._file["goals"], None)
        for _at, goal in goals(self._file):
            for indicator in goal.get("indicators") or []:
                self._indicator(indicator, self.goal_ids[id(goal)])
            for activity in goal.get("activities") or []:
                self._activity(activity, self.goal_ids[id(goal)])

    def _goals(self, given: list[Any], parent_id: int | None) -> None:
        for goal in given:
            made = add_goal(
                by=self._by,
                programme_id=self._programme_id,
                fields=self._goal_fields(goal, parent_id),
                carried_from_id=self._earlier.goal(goal),
            )
            self.goal_ids[id(goal)] = made.pk
            if "key" in goal:
                self._by_key[goal["key"]] = made.pk
            self._goals(goal.get("goals") or [], made.pk)

    def _goal_fields(self, goal: Tree, parent_id: int | None) -> GoalFields:
        texts = [one if isinstance(one, str) else one["text"] for one in goal.get("preconditions") or []]
        self.counts["preconditions"] += len(texts)
        return GoalFields(
            title=goal["title"],
            number=stripped(goal.get("number")),
            level_word=stripped(goal.get("level")),
            description=stripped(goal.get("description")),
            parent_id=parent_id,
            owners=self._bodies.owners(goal.get("responsible")),
            schedules=_schedules(goal),
            preconditions=texts,
            key=goal.get("key", ""),
        )

    def _activity(self, given: Tree, goal_id: int) -> None:
        goal_ids = [goal_id, *(self._by_key[key] for key in given.get("also_serves") or [])]
        same = self._earlier.same_activity(given)
        if same is not None:
            self.counts["shared_activities"] += 1
            self.activity_ids[id(given)] = same
            for served in dict.fromkeys(goal_ids):
                serve_goal(by=self._by, activity_id=same, goal_id=served)
            return
        fields = self._activity_fields(given, goal_ids)
        made = add_activity(by=self._by, fields=fields, carried_from_id=self._earlier.activity(given))
        self.activity_ids[id(given)] = made.pk
        self.counts["activities"] += 1
        self.counts["ownerships"] += len(fields.owners)
        for cost in given.get("costs") or []:
            tell_cost(by=self._by, activity_id=made.pk, fields=self._cost(cost), anywhen=True)
        if given.get("withdrawn_on"):
            withdraw_activity(by=self._by, activity_id=made.pk, on=date.fromisoformat(given["withdrawn_on"]))

    def _cost(self, given: Tree) -> CostFields:
        return CostFields(
            year=int(given["year"]),
            payer=given.get("payer", Payer.OWN_BUDGET),
            amount=int(given.get("amount") or 0),
            body_id=self._bodies.id_of(given["body"]) if given.get("body") else None,
            note=stripped(given.get("note")),
        )

    def _activity_fields(self, given: Tree, goal_ids: list[int]) -> ActivityFields:
        codes: dict[str, Any] = {name: given.get(name) or () for name in FACETS}
        return ActivityFields(
            **codes,
            title=given["title"],
            goal_ids=goal_ids,
            description=stripped(given.get("description")),
            owners=self._bodies.owners(given.get("responsible")),
            schedules=_schedules(given),
            evidence=given.get("evidence") or "",
            placed_on=date.fromisoformat(given["placed_on"]) if given.get("placed_on") else None,
            origin=given.get("origin", Origin.PROGRAMME),
            body_id=self._own_body(given),
            key=given.get("key", ""),
        )

    def _indicator(self, given: Tree, goal_id: int) -> None:
        target = given.get("target_value")
        fields = IndicatorFields(
            title=given["title"],
            goal_id=goal_id,
            kind=given.get("kind", IndicatorKind.NUMBER),
            unit=stripped(given.get("unit")),
            numerator=stripped(given.get("numerator")),
            denominator=stripped(given.get("denominator")),
            target_value=None if target is None else Decimal(str(target)).quantize(Decimal("0.0001")),
            owners=self._bodies.owners(given.get("responsible")),
            origin=given.get("origin", Origin.PROGRAMME),
            body_id=self._own_body(given),
            key=given.get("key", ""),
            definition=definition_of(given),
        )
        add_indicator(by=self._by, fields=fields)
        self.counts["indicators"] += 1

    def _own_body(self, given: Tree) -> int | None:
        key = own_body(given)
        return None if key is None else self._bodies.id_of(key)


class _Earlier:
    """What stands already: the earlier edition's goals and activities, and those of other programmes."""

    def __init__(self, municipality_id: int, previous: ProgrammeTree | None) -> None:
        self._goals = {goal.key: goal.id for goal in previous.walk()} if previous else {}
        self._before = _by_key(previous.activities()) if previous else {}
        others = all_activities(municipality_id=municipality_id, drafts=True)
        self._others = {key: view for key, view in _by_key(others).items() if key not in self._before}

    def goal(self, given: Tree) -> int | None:
        """The goal of the earlier edition that has the same key."""
        return (
            self._goals.get(own_key(given.get("key", ""), given["title"], ())) if given.get("key") else None
        )

    def activity(self, given: Tree) -> int | None:
        """The activity of the earlier edition that has the same key and title."""
        return _twin(given, self._before)

    def same_activity(self, given: Tree) -> int | None:
        """The activity of another programme that has the same key and title: it serves both."""
        return _twin(given, self._others)


def _by_key(views: tuple[ActivityView, ...]) -> dict[str, ActivityView]:
    return {view.key: view for view in views}


def _twin(given: Tree, views: Mapping[str, ActivityView]) -> int | None:
    if not given.get("key"):
        return None
    found = views.get(own_key(given["key"], "", ()))
    return found.id if found and found.title == folded(given["title"]) else None


def _schedules(holder: Tree) -> tuple[ScheduleValue, ...]:
    given = holder.get("schedule")
    return from_file(given) if given else ()
