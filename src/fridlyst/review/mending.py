"""What a person makes of a proposal, checked before it is kept."""

from collections.abc import Mapping
from typing import Any

from fridlyst.base.errors import BadInput
from fridlyst.decisions.wording import understand_amendment
from fridlyst.exchange.programme_file import FORMAT, BadProgrammeFile, check
from fridlyst.programmes.rules import check_title
from fridlyst.review.matters import KINDS
from fridlyst.review.rules import NotUnderstood
from fridlyst.review.splitting import owned_keys
from fridlyst.texts.plain import anchor_to_plain, change_to_plain

_TITLED = {"body": "name", "precondition": "text", "condition": "text", "amendment": "text"}
_PART = {"activity": "activities", "indicator": "indicators", "precondition": "preconditions"}
# What points at other parts of the file, which are not here to be checked against.
_POINTING = frozenset({"aligned", "also_serves", "steering", "alignments"})


def checked(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with its title folded; NotUnderstood, with the field, for what no file could hold.

    An amendment is understood anew from its words.
    """
    tidy = dict(content) if kind == "step" else _titled(kind, content)
    if kind == "amendment":
        tidy |= _meaning(tidy["text"])
    try:
        check(_smallest_file(kind, tidy), name="Förslaget")
    except BadProgrammeFile as wrong:
        raise NotUnderstood(wrong.message) from None
    return tidy


def _titled(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    name = _TITLED.get(kind, "title")
    try:
        return {**content, name: check_title(str(content.get(name) or ""))}
    except BadInput as wrong:
        raise NotUnderstood(wrong.message, field=name) from None


def _meaning(text: str) -> dict[str, Any]:
    understood = understand_amendment(text)
    change = change_to_plain(understood.change)
    return {
        "anchor": anchor_to_plain(understood.anchor),
        "change": {**change, "kind": str(change["kind"])},
    }


def _smallest_file(kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A programme file that holds this and what it points at."""
    goal: dict[str, Any] = {"title": "Mål"}
    file: dict[str, Any] = {
        "format": FORMAT,
        "municipality": {"name": None},
        "programme": {"title": "Program"},
        "bodies": [{"key": key, "name": key} for key in _pointed_at(kind, content)],
        "goals": [goal],
    }
    given = {name: value for name, value in content.items() if name not in _POINTING}
    if kind == "programme":
        file["programme"] = given
    elif kind == "body":
        file["bodies"].append(given)
    elif kind == "goal":
        goal.update(given)
    elif kind in KINDS:
        file["matters"] = [_smallest_matter(kind, given)]
    else:
        goal[_PART[kind]] = [given]
    return file


def _smallest_matter(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "matter":
        return dict(given)
    step = dict(given) if kind == "step" else {"kind": "decision", f"{kind}s": [given]}
    return {"registration_number": "1", "title": "Ärende", "steps": [step]}


def _pointed_at(kind: str, content: Mapping[str, Any]) -> list[str]:
    """The keys of the bodies that the content names beside itself."""
    named = [*owned_keys(content), *(content.get("members") or []), content.get("parent")]
    itself = content.get("key") if kind == "body" else None
    return [key for key in dict.fromkeys(named) if key and key != itself]
