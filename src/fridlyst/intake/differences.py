"""A document read a second time: which proposals are new, changed, the same or gone since the last time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz

Proposal = Mapping[str, Any]
_ALIKE = 82
_SAME_NUMBER_ALIKE = 45
_SAME_OWNER_BONUS = 4
_NOT_COMPARED = frozenset(
    {"key", "source", "confidence", "goals", "activities", "indicators", "preconditions"}
)
_LISTS = (("activities", "activity"), ("indicators", "indicator"), ("preconditions", "precondition"))
_WITHIN_GOAL_BONUS = 6
_QUOTES = str.maketrans("”“„’‘", '"""\'\'')


class Change(StrEnum):
    """What has happened to a proposal between two readings."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One proposal in two readings. `path` are the keys from the top goal down, of the reading it stands in;
    `fields` are the names of the fields that differ, "goal" among them when it has moved to another goal."""

    kind: str
    change: Change
    path: tuple[str, ...]
    before: Proposal | None
    after: Proposal | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """All proposals of two readings, in the order of the later one, those gone last."""

    found: tuple[Difference, ...]

    def of(self, *changes: Change) -> tuple[Difference, ...]:
        """The proposals to which one of these has happened."""
        return tuple(difference for difference in self.found if difference.change in changes)

    @property
    def to_review(self) -> tuple[Difference, ...]:
        """What a person must look at: everything that is not the same."""
        return self.of(Change.NEW, Change.CHANGED, Change.GONE)


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    path: tuple[str, ...]
    goal: str
    content: Proposal

    @property
    def title(self) -> str:
        return str(self.content.get("title") or self.content.get("text") or "")


def changed_proposals(old: Mapping[str, Any], new: Mapping[str, Any]) -> Differences:
    """The differences between two programme files of the same document.

    Proposals are paired one to one, the most alike first: by kind, number, title (rapidfuzz) and the goal
    they stand under. Owners are compared by name, so that a body with another key is the same body.
    """
    before, after = list(_items(old)), list(_items(new))
    pairs = _paired(before, after)
    same_goal = {item.path: before[pairs[at]].path for at, item in enumerate(after) if at in pairs}
    found: list[Difference] = []
    for at, item in enumerate(after):
        earlier = before[pairs[at]] if at in pairs else None
        found.append(_difference(earlier, item, old, new, same_goal))
    taken = set(pairs.values())
    gone = [item for at, item in enumerate(before) if at not in taken]
    lost = [Difference(item.kind, Change.GONE, item.path, item.content, None) for item in gone]
    return Differences((*_programme(old, new), *found, *lost))


def _programme(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = old.get("programme", {}), new.get("programme", {})
    fields = tuple(name for name in {**before, **after} if before.get(name) != after.get(name))
    yield Difference("programme", Change.CHANGED if fields else Change.SAME, (), before, after, fields)


def _items(programme: Mapping[str, Any]) -> Iterator[_Item]:
    yield from _under(programme.get("goals", []), (), "")


def _under(goals: Sequence[Proposal], path: tuple[str, ...], above: str) -> Iterator[_Item]:
    for at, goal in enumerate(goals):
        here = (*path, str(goal.get("key") or at))
        yield _Item("goal", here, above, goal)
        title = str(goal.get("title", ""))
        for name, kind in _LISTS:
            for place, content in enumerate(goal.get(name, [])):
                whole = {"text": content} if isinstance(content, str) else content
                yield _Item(kind, (*here, str(whole.get("key") or f"{name}-{place}")), title, whole)
        yield from _under(goal.get("goals", []), here, title)


def _paired(before: Sequence[_Item], after: Sequence[_Item]) -> dict[int, int]:
    """For each later proposal the earlier one that it is, if any: the best pairs first, each used once."""
    scored = [
        (score, at, was)
        for at, item in enumerate(after)
        for was, earlier in enumerate(before)
        if item.kind == earlier.kind and (score := _likeness(item, earlier)) is not None
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, was in sorted(scored, key=lambda entry: (-entry[0], abs(entry[1] - entry[2]), entry[1])):
        if at not in pairs and was not in taken:
            pairs[at] = was
            taken.add(was)
    return pairs


def _likeness(item: _Item, earlier: _Item) -> float | None:
    """How alike two proposals of a kind are, higher is more; None when they are not the same one."""
    alike = 100.0 if item.title == earlier.title else fuzz.ratio(item.title.lower(), earlier.title.lower())
    number = item.content.get("number")
    same_number = bool(number) and number == earlier.content.get("number")
    if alike < (_SAME_NUMBER_ALIKE if same_number else _ALIKE):
        return None
    bonus = _WITHIN_GOAL_BONUS if item.goal == earlier.goal else 0
    same_owner = item.content.get("responsible") == earlier.content.get("responsible")
    return alike + bonus + (_SAME_OWNER_BONUS if same_owner else 0) + (5 if same_number else 0)


def _difference(
    earlier: _Item | None,
    item: _Item,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    same_goal: Mapping[tuple[str, ...], tuple[str, ...]],
) -> Difference:
    if earlier is None:
        return Difference(item.kind, Change.NEW, item.path, None, item.content)
    names = [name for name in {**earlier.content, **item.content} if name not in _NOT_COMPARED]
    fields = [name for name in names if _value(earlier.content, name, old) != _value(item.content, name, new)]
    if same_goal.get(item.path[:-1], ()) != earlier.path[:-1]:
        fields.append("goal")
    change = Change.CHANGED if fields else Change.SAME
    return Difference(item.kind, change, item.path, earlier.content, item.content, tuple(fields))


def _value(content: Proposal, name: str, programme: Mapping[str, Any]) -> object:
    """A field in a form that two readings share: owners by name, quotation marks of one kind, nothing and
    empty alike."""
    value = content.get(name)
    if name == "responsible":
        names = {body["key"]: body["name"].lower() for body in programme.get("bodies", [])}
        return sorted(_owner(owner, names) for owner in value or [])
    if isinstance(value, str):
        return value.translate(_QUOTES) or None
    return value if value not in (None, []) else None


def _owner(owner: str | Proposal, names: Mapping[str, str]) -> str:
    key, part = (owner, "lead") if isinstance(owner, str) else (owner["body"], owner.get("part", "lead"))
    return f"{names.get(key, key)} {part}"
