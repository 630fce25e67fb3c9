"""The keys that a file's things get when they are taken in."""

from collections.abc import Iterator
from typing import Any

from fridlyst.base.slugs import free_slug
from fridlyst.exchange.walking import Tree, goals, under_goals
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
