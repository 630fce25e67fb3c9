"""Proposals that were kept put together as a programme file again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from fridlyst.exchange.programme_file import FORMAT
from fridlyst.exchange.walking import goals as every_goal
from fridlyst.review.splitting import PARTS, owned_keys

Json = dict[str, Any]
_PART_OF = {kind: part for part, kind in PARTS}
_OUTSIDE = ("steering", "alignments")


@dataclass(frozen=True, slots=True)
class Kept:
    """A proposal that is taken in; `content` as a person left it, `parent_id` the goal's that it is under."""

    id: int
    kind: str
    content: Json
    parent_id: int | None = None
    change: str = "new"
    under_key: str = ""
    before: Json | None = None
    fields: tuple[str, ...] = ()


def new_file(municipality: Json, kept: Sequence[Kept], known: Mapping[str, Json]) -> Json:
    """The programme file of a first reading.

    `known` are the municipality's bodies by key, for owners that a person chose beside those read. Owners
    that were left out are nobody's; what stands under a goal that is not kept is not kept either.
    """
    programme = next(one.content for one in kept if one.kind == "programme")
    bodies = _bodies([one.content for one in kept if one.kind == "body"], kept, known)
    owners = {body["key"] for body in bodies}
    goals = [_with_parts(one, kept, owners) for one in kept if one.kind == "goal" and one.parent_id is None]
    file = {
        "format": FORMAT,
        "municipality": municipality,
        "programme": {name: value for name, value in programme.items() if name not in _OUTSIDE},
        "bodies": bodies,
        **{name: programme[name] for name in _OUTSIDE if programme.get(name)},
        "goals": goals,
    }
    _drop_lost_references(file)
    return file


def changed_file(now: Mapping[str, Any], kept: Sequence[Kept], known: Mapping[str, Json]) -> Json:
    """The programme as it is `now` with the changes that were kept."""
    file: Json = deepcopy(dict(now))
    here = {body["key"]: body for body in file.get("bodies") or []}
    read = [one.content for one in kept if one.kind == "body" and one.content["key"] not in here]
    file["bodies"] = [*here.values(), *_bodies(read, kept, {**known, **here}, taken=set(here))]
    owners = {body["key"] for body in file["bodies"]}
    kept = [_with_own_key(one, _keys(file)) for one in kept]
    places = _Places(file)
    for one in kept:
        _apply(one, file, places, owners)
    for one in kept:
        if one.kind == "goal" and one.change == "new" and one.parent_id is None:
            places.list_of(one.under_key, "goals").append(_with_parts(one, kept, owners))
    for one in kept:
        if one.kind in _PART_OF and one.change == "new" and one.parent_id is None:
            places.list_of(one.under_key, _PART_OF[one.kind]).append(_own(one, owners))
    _drop_lost_references(file)
    return file


def _keys(file: Json) -> set[str]:
    goals = [goal for _at, goal in every_goal(file)]
    under = [one for goal in goals for part in ("activities", "indicators") for one in goal.get(part) or []]
    return {str(one["key"]) for one in [*goals, *under] if one.get("key")}


def _with_own_key(one: Kept, taken: set[str]) -> Kept:
    """Something new never goes under the key of something that was: it would be taken for it."""
    if one.change != "new" or one.kind == "body" or one.content.get("key") not in taken:
        return one
    return replace(one, content={name: value for name, value in one.content.items() if name != "key"})


class _Places:
    """Where each thing of a file stands."""

    def __init__(self, file: Json) -> None:
        self._file = file
        self.goals = {str(goal.get("key")): goal for _at, goal in every_goal(file)}

    def list_of(self, key: str, part: str) -> list[Any]:
        """The list under a goal, or the file's own goals."""
        holder = self.goals.get(key)
        if holder is None:
            if part == "goals":
                return _list(self._file, "goals")
            holder = next(iter(self.goals.values()), None) or self._made_goal()
        return _list(holder, part)

    def take_out(self, kind: str, content: Json) -> None:
        """Remove a thing from where it stands, if it does."""
        found = self.find(kind, content)
        if found is not None:
            items, at = found
            items.pop(at)

    def find(self, kind: str, content: Json) -> tuple[list[Any], int] | None:
        """The list that holds a thing, and where in it."""
        for _at, holder in [((), self._file), *every_goal(self._file)]:
            items = holder.get("goals" if kind == "goal" else _PART_OF[kind]) or []
            for at, item in enumerate(items):
                if _is_same(item, content):
                    return items, at
        return None

    def _made_goal(self) -> Json:
        goal: Json = {"title": self._file["programme"]["title"]}
        self._file.setdefault("goals", []).append(goal)
        return goal


def _list(holder: Json, part: str) -> list[Any]:
    found: list[Any] = holder.setdefault(part, [])
    return found


def _is_same(item: Any, content: Json) -> bool:  # noqa: ANN401
    if isinstance(item, str):
        return item == content.get("text")
    if content.get("key"):
        return bool(item.get("key") == content["key"])
    return all(item.get(name) == content.get(name) for name in ("text", "title"))


def _apply(one: Kept, file: Json, places: _Places, owners: set[str]) -> None:
    if one.change == "changed" and one.kind == "programme":
        file["programme"].update({name: one.content.get(name) for name in one.fields})
    elif one.change == "gone":
        places.take_out(one.kind, one.before or one.content)
    elif one.change == "changed":
        _change(one, places, owners)


def _change(one: Kept, places: _Places, owners: set[str]) -> None:
    """The fields that differ take the new words; everything that the document does not say stands."""
    found = places.find(one.kind, one.before or {})
    if found is None:
        return
    items, at = found
    new = _own(one, owners)
    if isinstance(items[at], str):
        items[at] = new["text"]
    else:
        items[at].update({name: new.get(name) for name in one.fields if name != "goal"})
    if "goal" in one.fields and one.under_key in places.goals and one.kind in _PART_OF:
        places.list_of(one.under_key, _PART_OF[one.kind]).append(items.pop(at))


def _with_parts(goal: Kept, kept: Sequence[Kept], owners: set[str]) -> Json:
    under = [one for one in kept if one.parent_id == goal.id and one.change == "new"]
    file = _own(goal, owners)
    for kind, part in _PART_OF.items():
        file[part] = [_own(one, owners) for one in under if one.kind == kind]
    file["goals"] = [_with_parts(one, kept, owners) for one in under if one.kind == "goal"]
    return file


def _own(one: Kept, owners: set[str]) -> Json:
    content = dict(one.content)
    if "responsible" in content:
        content["responsible"] = [owner for owner in content["responsible"] or [] if _key(owner) in owners]
    return content


def _key(owner: Any) -> str:  # noqa: ANN401
    return owned_keys({"responsible": [owner]})[0]


def _bodies(
    read: Iterable[Json], kept: Sequence[Kept], known: Mapping[str, Json], taken: set[str] | None = None
) -> list[Json]:
    """Bodies that were read, and known ones that somebody chose; they point at one another only."""
    found = {body["key"]: dict(body) for body in read}
    chosen = {key for one in kept for key in owned_keys(one.content)}
    found |= {key: dict(known[key]) for key in sorted(chosen) if key in known and key not in found}
    made = {key: body for key, body in found.items() if key not in (taken or set())}
    there = set(made) | (taken or set())
    return [_among(body, there) for body in made.values()]


def _among(body: Json, there: set[str]) -> Json:
    if body.get("members"):
        body["members"] = [key for key in body["members"] if key in there]
    if body.get("parent") not in there:
        body.pop("parent", None)
    return body


def _drop_lost_references(file: Json) -> None:
    """Goals that were left out are served by nothing."""
    keys = {goal.get("key") for _at, goal in every_goal(file)}
    for activity in _activities(file):
        if activity.get("also_serves"):
            activity["also_serves"] = [key for key in activity["also_serves"] if key in keys]


def _activities(file: Json) -> Iterator[Json]:
    for _at, goal in every_goal(file):
        yield from goal.get("activities") or []
