"""Who is named as responsible, gathered once each: the programme file's bodies and their keys."""

from dataclasses import dataclass, field
from typing import Any

from fridlyst.intake.owners import OwnerMention, body_key, kind_of_body, parse_owners, same_body
from fridlyst.intake.understand.draft import Json

_TAKING_PART = "taking_part"
_LONGEST = 4000


@dataclass
class Bodies:
    """The bodies met so far, in the order met, each under one key however it was written."""

    found: dict[str, Json] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def owners(self, text: str, *, part: str = "lead") -> list[Any]:
        """The owners that a text names, as the programme file has them; each body once."""
        owners: list[Any] = []
        for mention in parse_owners(text[:_LONGEST]):
            key = self.key_of(mention)
            taking_part = _TAKING_PART in (part, mention.part)
            if key not in [owner if isinstance(owner, str) else owner["body"] for owner in owners]:
                owners.append({"body": key, "part": _TAKING_PART} if taking_part else key)
        return owners

    def key_of(self, mention: OwnerMention) -> str:
        """The key of the body that is meant; a body not met before is added."""
        if mention.name not in self.keys:
            self.keys[mention.name] = self._known_or_new(mention)
        return self.keys[mention.name]

    def _known_or_new(self, mention: OwnerMention) -> str:
        for key, body in self.found.items():
            if body["name"] == mention.name or same_body(body["name"], mention.name):
                _keep_alias(body, mention.name)
                return key
        key = body_key(mention.name)[:120]
        self.found[key] = {
            "key": key,
            "name": mention.name[:2000],
            "kind": mention.kind,
            "collective": mention.collective,
        }
        return key

    def add(self, name: str) -> str:
        """A single body by its name."""
        return self.key_of(OwnerMention(name=name, kind=kind_of_body(name), collective=False, part="lead"))

    def as_file(self) -> list[Json]:
        return list(self.found.values())


def _keep_alias(body: Json, name: str) -> None:
    if name.lower() != body["name"].lower() and name not in body.get("aliases", []):
        body.setdefault("aliases", []).append(name[:120])


def unite(*lists: list[Any]) -> list[Any]:
    """Owners from several texts as one list, each body once, the first mention deciding."""
    united: list[Any] = []
    for owner in (owner for owners in lists for owner in owners):
        key = owner if isinstance(owner, str) else owner["body"]
        if key not in [known if isinstance(known, str) else known["body"] for known in united]:
            united.append(owner)
    return united
