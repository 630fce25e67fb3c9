"""The keys that a file's things get when they are taken in, and where its activities belong."""

from collections.abc import Iterator
from typing import Any

from fridlyst.base.slugs import free_slug
from fridlyst.exchange.walking import Json, Tree, goals, under_goals
from fridlyst.programmes.rules import goal_key, own_key


class FileKeys:
    """Keys as the actions make them in a municipality that holds nothing of the file before."""

    def __init__(self, file: Tree) -> None:
        self.bodies: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for body in file.get("bodies") or []:
            made = free_slug(body["key"], set(self.bodies.values()), longest=100)
            self.bodies[body["key"]] = made
            self._names[body["name"].strip()] = made
        self._goals, self.goal_of = _goal_keys(file)
        self._activities = _own_keys(item for _at, item in under_goals(file, "activities"))
        self._indicators: dict[int, str] = {}
        for _at, goal in goals(file):
            self._indicators |= _own_keys(iter(goal.get("indicators") or []))

    def goal(self, goal: Tree) -> str:
        return self._goals[id(goal)]

    def activity(self, activity: Tree) -> str:
        return self._activities[id(activity)]

    def indicator(self, indicator: Tree) -> str:
        return self._indicators[id(indicator)]

    def spoken(self, word: str | None) -> str | None:
        """The key of the body that a step of a matter names, else the name as it stands."""
        if not word:
            return None
        return self.bodies.get(word) or self._names.get(word.strip()) or word.strip()


def _goal_keys(file: Tree) -> tuple[dict[int, str], dict[str, str]]:
    """Goal object → key, and the file's own key → key."""
    made: dict[int, str] = {}
    own: dict[str, str] = {}
    for _at, goal in goals(file):
        given = goal.get("key") or (goal.get("number") or "").strip()
        made[id(goal)] = goal_key(given, goal["title"], set(made.values()))
        if "key" in goal:
            own[goal["key"]] = made[id(goal)]
    return made, own


def _own_keys(items: Iterator[Any]) -> dict[int, str]:
    made: dict[int, str] = {}
    for item in items:
        made[id(item)] = own_key(item.get("key", ""), item["title"], set(made.values()))
    return made


class ActivityHomes:
    """Under which goal an activity stands when it serves several: the first of them."""

    def __init__(self, file: Tree, keys: FileKeys) -> None:
        self._order = [keys.goal(goal) for _at, goal in goals(file)]
        self._served: dict[int, list[str]] = {}
        self._under: dict[str, list[Any]] = {key: [] for key in self._order}
        for _at, goal in goals(file):
            for activity in goal.get("activities") or []:
                self._place(activity, keys.goal(goal), keys)

    def _place(self, activity: Json, home: str, keys: FileKeys) -> None:
        served = {home, *(keys.goal_of[key] for key in activity.get("also_serves") or [])}
        ordered = [key for key in self._order if key in served]
        self._served[id(activity)] = ordered
        self._under[ordered[0]].append(activity)

    def under(self, goal: str) -> list[Any]:
        """The activities that stand under the goal."""
        return self._under[goal]

    def also(self, activity: Json, home: str) -> list[str]:
        """The further goals that the activity serves."""
        return [key for key in self._served[id(activity)] if key != home]
