"""A programme file taken apart into proposals, one for each thing that a person decides on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fridlyst.intake.differences import Change, Difference, changed_proposals
from fridlyst.review.drafts import Draft, Json, Path
from fridlyst.review.rules import SURE_FROM

PARTS = (("preconditions", "precondition"), ("indicators", "indicator"), ("activities", "activity"))
_HANGS_UNDER = frozenset({"goals", "source", "confidence", *(part for part, _kind in PARTS)})
# What a reading can tell of a thing; the rest is the municipality's own and never a change in the document.
_READ: Mapping[str, tuple[str, ...]] = {
    "programme": ("title", "valid_from", "valid_to", "vision", "purpose"),
    "goal": ("number", "level", "title", "description", "responsible", "schedule", "goal"),
    "precondition": ("text", "goal"),
    "indicator": ("title", "target_value", "responsible", "goal"),
    "activity": ("title", "description", "responsible", "schedule", "goal"),
}
_SILENCE_IS_NO_CHANGE = frozenset(
    {"valid_from", "valid_to", "vision", "purpose", "target_value", "number", "level"}
)
_UNKNOWN = 0.5


def split(file: Mapping[str, Any], known_names: frozenset[str] = frozenset()) -> tuple[Draft, ...]:
    """Every proposal of a first reading but those of matters, in the document's order.

    `known_names` are the names, in lower case, of bodies that the municipality has: those are certain.
    """
    if only_matters(file):
        return tuple(_doubts(file))
    return (
        _programme(file),
        *_bodies(file, known_names),
        *_goals(file.get("goals") or [], ()),
        *_doubts(file),
    )


def split_changes(
    file: Mapping[str, Any],
    now: Mapping[str, Any],
    previous: Mapping[str, Any] | None,
    known_names: frozenset[str] = frozenset(),
) -> tuple[Draft, ...]:
    """Only what differs from the programme as it is `now`, a programme file.

    Where the `previous` reading of the same document is known, what that reading said already is not
    proposed again: a person has decided on it, and what was added by hand is not gone. Minutes say
    nothing of the programme.
    """
    if only_matters(file):
        return tuple(_doubts(file))
    drafts = {draft.path: draft for draft in split(file, known_names) if draft.kind != "doubt"}
    found = changed_proposals(now, file)
    said = _Said(previous, file)
    homes = {one.path: _key(one.before) for one in found.found if one.kind == "goal" and one.before}
    kept = [_changed(drafts, one, homes) for one in found.to_review if said.is_news(one)]
    rows = [draft for draft in kept if draft is not None]
    owners = {_owner(owner) for draft in rows for owner in draft.content.get("responsible") or []}
    bodies = [draft for draft in _bodies(file, known_names) if _is_needed(draft, owners, known_names)]
    return (*bodies, *rows, *(draft for draft in _doubts(file) if said.is_new_doubt(draft)))


def only_matters(file: Mapping[str, Any]) -> bool:
    """Whether the file is of minutes or a letter, without a programme."""
    return bool(file.get("matters")) and not file.get("goals")


def owned_keys(content: Mapping[str, Any]) -> list[str]:
    """The keys of the bodies that answer for a thing, in order."""
    return [_owner(owner) for owner in content.get("responsible") or []]


class _Said:
    """What the previous reading of a document said."""

    def __init__(self, previous: Mapping[str, Any] | None, file: Mapping[str, Any]) -> None:
        self._known = bool(previous)
        found = changed_proposals(previous or {}, file)
        self._same = {(one.kind, one.path) for one in found.of(Change.SAME)}
        self._gone = {(one.kind, _key(one.before)) for one in found.of(Change.GONE)}
        self._doubts = {" ".join(doubt["text"].split()) for doubt in (previous or {}).get("doubts") or []}

    def is_news(self, one: Difference) -> bool:
        if not self._known:
            return True
        if one.change is Change.GONE:
            return (one.kind, _key(one.before)) in self._gone
        return (one.kind, one.path) not in self._same

    def is_new_doubt(self, draft: Draft) -> bool:
        return " ".join(str(draft.content["text"]).split()) not in self._doubts


def _programme(file: Mapping[str, Any]) -> Draft:
    given = {name: file[name] for name in ("steering", "alignments") if file.get(name)}
    known = bool(file["programme"].get("valid_from"))
    sure = SURE_FROM if known else _UNKNOWN
    return Draft("programme", (), {**file["programme"], **given}, sure, {})


def _bodies(file: Mapping[str, Any], known_names: frozenset[str]) -> Iterator[Draft]:
    named = list(_goals(file.get("goals") or [], ()))
    for body in file.get("bodies") or []:
        words = {body["name"].casefold(), *(alias.casefold() for alias in body.get("aliases") or [])}
        rows = [row for row in named if body["key"] in owned_keys(row.content)]
        # As certain as the most certain row that names it, and standing where the first one does.
        sure = max((row.confidence for row in rows), default=_UNKNOWN)
        source = rows[0].source if rows else {}
        sure = 1.0 if words & known_names else sure
        yield Draft("body", ("bodies", body["key"]), dict(body), sure, source)


def _goals(goals: Sequence[Json], above: Path) -> Iterator[Draft]:
    for at, goal in enumerate(goals):
        here = (*above, str(goal.get("key") or at))
        yield _draft("goal", here, goal, above)
        for part, kind in PARTS:
            for place, given in enumerate(goal.get(part) or []):
                whole = {"text": given} if isinstance(given, str) else given
                yield _draft(kind, (*here, str(whole.get("key") or f"{part}-{place}")), whole, here)
        yield from _goals(goal.get("goals") or [], here)


def _draft(kind: str, path: Path, given: Json, parent: Path) -> Draft:
    content = {name: value for name, value in given.items() if name not in _HANGS_UNDER}
    return Draft(kind, path, content, given.get("confidence", 1.0), given.get("source") or {}, parent)


def _doubts(file: Mapping[str, Any]) -> Iterator[Draft]:
    for at, doubt in enumerate(file.get("doubts") or []):
        content = {"text": doubt["text"], "why": doubt["why"]}
        yield Draft("doubt", ("doubts", str(at)), content, 0.0, doubt.get("source") or {})


def _changed(drafts: Mapping[Path, Draft], one: Difference, homes: Mapping[Path, str]) -> Draft | None:
    """The draft of one difference, or None when it is nothing that the document says."""
    if one.change is Change.GONE:
        before = _bare(one.before)
        return Draft(one.kind, ("gone", *one.path), before, 1.0, {}, change="gone", before=before)
    draft = drafts[one.path]
    if one.change is Change.NEW:
        return replace(draft, under_key=homes.get(draft.parent, ""))
    fields = tuple(name for name in one.fields if _is_said(one, name))
    if not fields:
        return None
    under = homes.get(draft.parent, "")
    return replace(draft, change="changed", before=_bare(one.before), fields=fields, under_key=under)


def _is_said(one: Difference, name: str) -> bool:
    silent = (one.after or {}).get(name) in (None, "", [])
    return name in _READ[one.kind] and not (silent and name in _SILENCE_IS_NO_CHANGE)


def _is_needed(draft: Draft, owners: set[str], known_names: frozenset[str]) -> bool:
    return draft.content["key"] in owners and draft.content["name"].casefold() not in known_names


def _bare(given: Mapping[str, Any] | None) -> Json:
    return {name: value for name, value in (given or {}).items() if name not in _HANGS_UNDER}


def _key(given: Mapping[str, Any] | None) -> str:
    return str((given or {}).get("key") or (given or {}).get("text") or "")


def _owner(owner: Any) -> str:  # noqa: ANN401
    return str(owner if isinstance(owner, str) else owner["body"])
