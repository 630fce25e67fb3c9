"""The matters of a file as proposals, and proposals of matters as a file again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fridlyst.decisions.sameness import new_amendments, new_conditions
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.exchange.importing_matters import is_number_of, twin_of
from fridlyst.exchange.matter_part import step_fields
from fridlyst.review.building import Kept
from fridlyst.review.drafts import Draft, Json, Path

KINDS = frozenset({"matter", "step", "condition", "amendment"})
_UNDER_STEP = (("conditions", "condition"), ("amendments", "amendment"))
_APART = frozenset({"steps", "source", "confidence", "answer_source", "conditions", "amendments"})


def split_matters(file: Mapping[str, Any], there: Sequence[MatterView]) -> Iterator[Draft]:
    """A proposal for each matter, step, condition and amendment that is not `there` already, and for what
    holds one that is not; such a holder has the matter's address in `under_key` and is certain."""
    names = {body["key"]: body["name"] for body in file.get("bodies") or []}
    for at, given in enumerate(file.get("matters") or []):
        here: Path = ("matters", str(at))
        known = next((one for one in there if is_number_of(one, given)), None)
        steps = [
            draft
            for number, step in enumerate(given.get("steps") or [])
            for draft in _step(step, (*here, str(number)), here, known, names)
        ]
        if known is None or steps:
            yield _draft("matter", here, given, (), known)
        yield from steps


def _step(
    given: Json, here: Path, above: Path, matter: MatterView | None, names: Mapping[str, str]
) -> Iterator[Draft]:
    known = twin_of(matter.steps, step_fields(given, names)) if matter else None
    under = [
        _draft(kind, (*here, part, str(at)), _whole(one), here, None)
        for part, kind in _UNDER_STEP
        for at, one in _new(known, part, given.get(part) or [])
    ]
    if known is None or under:
        named = {**given, "body": names.get(given.get("body") or "", given.get("body"))}
        yield _draft("step", here, named, above, matter if known else None)
        yield from under


def _whole(given: Any) -> Json:  # noqa: ANN401
    return {"text": given} if isinstance(given, str) else given


def _new(step: StepView | None, part: str, given: Sequence[Any]) -> list[tuple[int, Any]]:
    """Those that the step does not have, with their places."""
    if step is None:
        return list(enumerate(given))
    texts = [_whole(one)["text"] for one in given]
    if part == "conditions":
        places = new_conditions(texts, [one.text for one in step.conditions])
    else:
        places = new_amendments(texts, [one.text for one in step.amendments])
    return [(at, given[at]) for at in places]


def _draft(kind: str, path: Path, given: Json, parent: Path, known: MatterView | None) -> Draft:
    content = {name: value for name, value in given.items() if name not in _APART}
    sure = 1.0 if known else given.get("confidence", 1.0)
    return Draft(
        kind, path, content, sure, given.get("source") or {}, parent, under_key=known.slug if known else ""
    )


def matters_file(kept: Sequence[Kept]) -> Json:
    """The matters that were kept, with what was kept under them."""
    return {"matters": [_matter(one, kept) for one in kept if one.kind == "matter"]}


def _matter(matter: Kept, kept: Sequence[Kept]) -> Json:
    steps = [_whole_step(one, kept) for one in kept if one.kind == "step" and one.parent_id == matter.id]
    return {**matter.content, "steps": steps}


def _whole_step(step: Kept, kept: Sequence[Kept]) -> Json:
    under = [one for one in kept if one.parent_id == step.id]
    lists = {part: [one.content for one in under if one.kind == kind] for part, kind in _UNDER_STEP}
    return {**step.content, **lists}
