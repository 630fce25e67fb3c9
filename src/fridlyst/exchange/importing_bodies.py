"""The file's bodies: found among those the municipality has, else added."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from fridlyst.exchange.walking import Tree, owner_key, owner_part
from fridlyst.organisation.actions import add_body, key_for, set_members
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.fields import OwnerChoice


class KnownBodies:
    """The file's keys → ids. A body that is there already stands as it is; only new ones are filled in."""

    def __init__(self, by: Actor, file: Tree) -> None:
        self._by = by
        self._ids: dict[str, int] = {}
        self.added = 0
        self._index(by.municipality_id)
        new = self._match(file)
        for body in _parents_first(new):
            self._add(body)
        for body in new:
            if body.get("members"):
                ids = [self._ids[key] for key in body["members"]]
                set_members(by=by, body_id=self._ids[body["key"]], member_ids=ids)

    def id_of(self, key: str) -> int:
        return self._ids[key]

    def owners(self, given: Sequence[Any] | None) -> list[OwnerChoice]:
        """The owners as actions take them, each body once; the first mention decides its part."""
        once: dict[int, str] = {}
        for one in given or []:
            once.setdefault(self._ids[owner_key(one)], owner_part(one))
        return [OwnerChoice(body_id, part) for body_id, part in once.items()]

    def _index(self, municipality_id: int) -> None:
        """By key, name and other names, in lower case; a word that several bodies answer to is no one's."""
        self._by_key: dict[str, int] = {}
        self._by_name: dict[str, int | None] = {}
        self._by_alias: dict[str, int | None] = {}
        for body in bodies(municipality_id):
            self._by_key[body.key] = body.id
            _note(self._by_name, body.name, body.id)
            for alias in body.aliases:
                _note(self._by_alias, alias, body.id)

    def _match(self, file: Tree) -> list[Tree]:
        """The bodies that are not there; the others get their ids."""
        new: list[Tree] = []
        for body in file.get("bodies") or []:
            found = self._found(body)
            if found is None:
                new.append(body)
            else:
                self._ids[body["key"]] = found
        return new

    def _found(self, body: Tree) -> int | None:
        word = _word(body["name"])
        found = self._by_key.get(key_for(body["key"])) or self._by_name.get(word) or self._by_alias.get(word)
        if found:
            return found
        for alias in body.get("aliases") or []:
            found = self._by_name.get(_word(alias))
            if found:
                return found
        return None

    def _add(self, body: Tree) -> None:
        made = add_body(
            by=self._by,
            name=body["name"],
            kind=body.get("kind", BodyKind.COMMITTEE),
            key=body["key"],
            parent_id=self._ids[body["parent"]] if body.get("parent") else None,
            collective=body.get("collective", False),
            aliases=body.get("aliases") or (),
            valid_from=_day(body.get("valid_from")),
            valid_to=_day(body.get("valid_to")),
            # A file whose names fit two bodies here is taken in whole, and told apart by hand.
            apart=False,
        )
        self._ids[body["key"]] = made.pk
        self.added += 1


def _note(index: dict[str, int | None], word: str, body_id: int) -> None:
    key = _word(word)
    index[key] = None if index.get(key, body_id) != body_id else body_id


def _word(text: str) -> str:
    return " ".join(text.split()).casefold()


def _parents_first(new: Sequence[Tree]) -> list[Tree]:
    by_key = {body["key"]: body for body in new}
    ordered: dict[str, Tree] = {}
    for body in new:
        line = [body]
        while (parent := line[-1].get("parent")) in by_key:
            line.append(by_key[parent])
        for one in reversed(line):
            ordered.setdefault(one["key"], one)
    return list(ordered.values())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
