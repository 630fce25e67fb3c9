"""Going through a programme file: every goal, activity and indicator with its place."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Any
Place = tuple[str | int, ...]
Tree = Mapping[str, Any]
Found = Iterator[tuple[Place, dict[str, Any]]]


def goals(file: Tree, at: Place = ()) -> Found:
    """Every goal with its place, as they stand in the file."""
    for place, goal in listed(file, "goals", at):
        yield place, goal
        yield from goals(goal, place)


def under_goals(file: Tree, part: str) -> Found:
    """Every one of `part` ("activities", "indicators", "aligned") under any goal, with its place."""
    for place, goal in goals(file):
        yield from listed(goal, part, place)


def listed(holder: Tree, part: str, at: Place = ()) -> Found:
    """The objects in one list, with their places."""
    for number, item in enumerate(holder.get(part) or []):
        yield (*at, part, number), item


def owned(file: Tree) -> Found:
    """Everything that can have responsible bodies."""
    yield from goals(file)
    yield from under_goals(file, "activities")
    yield from under_goals(file, "indicators")


def alignments(file: Tree) -> Found:
    """Every alignment, the programme's first."""
    yield from listed(file, "alignments")
    yield from under_goals(file, "aligned")


def owner_key(owner: Json) -> str:
    """The body that an owner names, in either way of writing."""
    return str(owner if isinstance(owner, str) else owner["body"])


def owner_part(owner: Json) -> str:
    """ "lead" or "taking_part"."""
    return "lead" if isinstance(owner, str) else str(owner.get("part", "lead"))


def own_body(item: Tree) -> str | None:
    """Whose own a thing is: the named body, else the first responsible; None for the programme's."""
    if item.get("origin", "programme") != "body":
        return None
    owners = [owner_key(owner) for owner in item.get("responsible") or []]
    found = item.get("body") or (owners[0] if owners else None)
    return str(found) if found else None


def steering_reference(file: Tree, aligned: Tree) -> tuple[str, str] | None:
    """(document key, goal number); without a document, the only one of the file that has the number."""
    number = str(aligned["goal"])
    if aligned.get("document"):
        return str(aligned["document"]), number
    holding = [
        str(document["key"])
        for document in file.get("steering") or []
        if number in [goal["number"] for goal in document["goals"]]
    ]
    return (holding[0], number) if len(holding) == 1 else None
