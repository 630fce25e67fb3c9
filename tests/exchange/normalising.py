"""A programme file written as an export writes it: two files that mean the same come out alike."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from fridlyst.exchange.keys import FileKeys
from fridlyst.exchange.normal import (
    LISTED_CODES,
    Plain,
    by_reference,
    compact,
    folded,
    number,
    own_part,
    owner,
    stripped,
    target,
)
from fridlyst.exchange.service_part import service_part
from fridlyst.exchange.text_part import text_as_file, text_from_file
from fridlyst.exchange.walking import Json, Tree, goals, own_body, owner_key, owner_part, steering_reference
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.schedules import as_file, from_file


def normalised(file: Tree) -> Plain:
    """What a file says, written as an export writes it: two files that mean the same come out alike.

    Keys that were left out are made, defaults filled in, empty fields dropped, white space folded.
    Where a thing was read (source, confidence, doubts) is not part of the programme and is left out.
    """
    keys = FileKeys(file)
    plain = _Plain(file, keys)
    return {
        "format": file["format"],
        "municipality": compact(file["municipality"]),
        "programme": _programme(file["programme"]),
        **compact(
            {
                "bodies": sorted((plain.body(body) for body in file.get("bodies") or []), key=_key),
                "steering": sorted((_document(one) for one in file.get("steering") or []), key=_key),
                "alignments": plain.aligned(file.get("alignments")),
                "support_services": [plain.service(one) for one in file.get("support_services") or []],
                "matters": [plain.matter(one) for one in file.get("matters") or []],
                "text": text_as_file(text_from_file(file.get("text") or [])),
            }
        ),
        "goals": [plain.goal(goal) for goal in file["goals"]],
    }


def only_named_places(exported: Plain, file: Tree) -> Plain:
    """The export without the places that the file did not name: those were found by their words."""
    plain = deepcopy(exported)
    named = {one.get("key") for _at, goal in goals(file) for one in _placed(goal) if one.get("place")}
    for _at, goal in goals(plain):
        for one in _placed(goal):
            if one["key"] not in named:
                one.pop("place", None)
    return plain


def _placed(goal: Json) -> list[Any]:
    return [goal, *(goal.get("activities") or [])]


def _key(thing: Plain) -> str:
    return str(thing["key"])


def _programme(given: Tree) -> Plain:
    rules = [compact({"kind": one["kind"], "text": one.get("text")}) for one in given.get("follow_up") or []]
    texts = {
        name: stripped(given.get(name)) for name in ("vision", "purpose", "adopted_by", "registration_number")
    }
    dates = {name: given.get(name) for name in ("valid_from", "valid_to", "adopted_on")}
    kind = given.get("kind", "programme")
    return compact({"title": folded(given["title"]), "kind": kind, **dates, **texts, "follow_up": rules})


def _document(given: Tree) -> Plain:
    goals = [{"number": goal["number"], "title": goal["title"]} for goal in given["goals"]]
    dates = {name: given.get(name) for name in ("valid_from", "valid_to")}
    head = {"key": given["key"], "title": folded(given["title"]), "level": given["level"]}
    return compact({**head, "publisher": given.get("publisher"), **dates}) | {"goals": goals}


class _ActivityHomes:
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


class _Plain:
    """The parts of one file that point at its keys."""

    def __init__(self, file: Tree, keys: FileKeys) -> None:
        self.file, self.keys = file, keys
        self.homes = _ActivityHomes(file, keys)

    def body(self, given: Tree) -> Plain:
        aliases = list(dict.fromkeys(alias.strip() for alias in given.get("aliases") or [] if alias.strip()))
        return compact(
            {
                "key": self.keys.bodies[given["key"]],
                "name": given["name"].strip(),
                "kind": given.get("kind", BodyKind.COMMITTEE.value),
                "collective": given.get("collective", False),
                "members": sorted({self.keys.bodies[key] for key in given.get("members") or []}),
                "aliases": aliases,
                "parent": self.keys.bodies[given["parent"]] if given.get("parent") else None,
                "valid_from": given.get("valid_from"),
                "valid_to": given.get("valid_to"),
            }
        )

    def owners(self, given: Sequence[Any] | None) -> list[Any]:
        once: dict[str, str] = {}
        for one in given or []:
            once.setdefault(self.keys.bodies[owner_key(one)], owner_part(one))
        return [owner(key, part) for key, part in once.items()]

    def aligned(self, given: Sequence[Tree] | None) -> list[Plain]:
        return by_reference(self._aligned(one) for one in given or [])

    def _aligned(self, given: Tree) -> Plain:
        reference = steering_reference(self.file, given) or ("", str(given["goal"]))
        stance = given.get("stance", "adopted")
        return compact(
            {
                "document": reference[0],
                "goal": reference[1],
                "stance": stance,
                "why": stripped(given.get("why")),
            }
        )

    def goal(self, given: Tree) -> Plain:
        key = self.keys.goal(given)
        texts = [
            folded(one if isinstance(one, str) else one["text"]) for one in given.get("preconditions") or []
        ]
        return compact(
            {
                "key": key,
                "number": stripped(given.get("number")),
                "level": stripped(given.get("level")),
                "title": folded(given["title"]),
                "description": stripped(given.get("description")),
                "responsible": self.owners(given.get("responsible")),
                "schedule": _schedule(given.get("schedule")),
                "aligned": self.aligned(given.get("aligned")),
                "place": given.get("place"),
                "preconditions": [text for text in texts if text],
                "indicators": [self.indicator(one) for one in given.get("indicators") or []],
                "activities": [self.activity(one, key) for one in self.homes.under(key)],
                "goals": [self.goal(one) for one in given.get("goals") or []],
            }
        )

    def own(self, given: Tree) -> Plain:
        """Whose own a thing is, where it is not the programme's."""
        owners = self.owners(given.get("responsible"))
        body = own_body(given)
        return own_part(self.keys.bodies[body] if body else None, [owner_key(one) for one in owners])

    def indicator(self, given: Tree) -> Plain:
        return compact(
            {
                "key": self.keys.indicator(given),
                "title": folded(given["title"]),
                "kind": given.get("kind", "number"),
                "unit": stripped(given.get("unit")),
                "numerator": stripped(given.get("numerator")),
                "denominator": stripped(given.get("denominator")),
                "responsible": self.owners(given.get("responsible")),
                **self.own(given),
            }
        ) | target(number(given.get("target_value")))

    def activity(self, given: Tree, home: str) -> Plain:
        codes = {
            name: [code for code in known if code in (given.get(name) or [])]
            for name, known in LISTED_CODES.items()
        }
        return compact(
            {
                "key": self.keys.activity(given),
                "title": folded(given["title"]),
                "description": stripped(given.get("description")),
                "responsible": self.owners(given.get("responsible")),
                "schedule": _schedule(given.get("schedule")),
                "also_serves": self.homes.also(given, home),
                "withdrawn_on": given.get("withdrawn_on"),
                "evidence": given.get("evidence"),
                "placed_on": given.get("placed_on"),
                "place": given.get("place"),
                "costs": [self._cost(one) for one in sorted(given.get("costs") or [], key=_year)],
                **self.own(given),
                **codes,
            }
        )

    def _cost(self, given: Tree) -> Plain:
        head = {"year": given["year"], "payer": given.get("payer", "own_budget")}
        body = self.keys.bodies[given["body"]] if given.get("body") else None
        amount = given.get("amount") or None
        return compact({**head, "amount": amount, "body": body, "note": stripped(given.get("note"))})

    def service(self, given: Tree) -> Plain:
        return service_part(given, self.keys.bodies[given["body"]] if given.get("body") else None)

    def matter(self, given: Tree) -> Plain:
        steps = [self._step(one) for one in given.get("steps") or []]
        head = {name: given.get(name) for name in ("registration_number", "title", "next_on")}
        return compact({**head, "next_body": self.keys.spoken(given.get("next_body")), "steps": steps})

    def _step(self, given: Tree) -> Plain:
        paragraph = given.get("paragraph")
        same = ("date", "kind", "outcome", "summary", "adjusted_on", "posted_on", "comment_by")
        lists = ("sent_to", "enclosures", "reservations", "conditions", "amendments")
        return compact(
            {
                **{name: given.get(name) for name in (*same, "override_reason")},
                "body": self.keys.spoken(given.get("body")),
                "paragraph": "" if paragraph is None else str(paragraph),
                **{name: [_shortest(one) for one in given.get(name) or []] for name in lists},
            }
        )


def _shortest(given: Json) -> Json:
    """Only the words where nothing more is said."""
    if isinstance(given, str):
        return given
    told = compact({name: value for name, value in given.items() if name not in ("source", "confidence")})
    return next(iter(told.values())) if len(told) == 1 else told


def _year(cost: Tree) -> int:
    return int(cost["year"])


def _schedule(given: Json) -> Json:
    return as_file(from_file(given)) if given else None
