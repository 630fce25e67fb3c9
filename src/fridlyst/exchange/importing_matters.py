"""Matters of a file taken in: those that are new whole, of the others only what is new."""

from collections.abc import Sequence
from dataclasses import dataclass

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.actions import add_steps, register_matter
from fridlyst.decisions.actions.completing import complete_step
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.queries import matters
from fridlyst.decisions.sameness import same_words
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.exchange.matter_part import Names, body_name, day_of, step_fields
from fridlyst.exchange.walking import Tree
from fridlyst.organisation.actor import Actor


@dataclass(frozen=True, slots=True)
class MattersMade:
    """What was made of the matters: `slugs` of all in the file, how many were new, and how many steps were
    added to or completed in those that were not."""

    slugs: tuple[str, ...] = ()
    new: int = 0
    added_steps: int = 0
    completed_steps: int = 0


class NumberMissing(BadInput):
    """A matter that has no registration number cannot be registered."""

    code = "number-missing"


def import_matters(by: Actor, file: Tree) -> int:
    """Register the matters that are not there; the others stand as written. How many were new."""
    present = {matter.registration_number for matter in matters(by.municipality_id)}
    names = _names(file)
    new = [one for one in file.get("matters") or [] if one["registration_number"] not in present]
    for given in new:
        _register(by, given, names)
    return len(new)


def add_matters(by: Actor, file: Tree) -> MattersMade:
    """Register the matters that are not there; give the others the steps, conditions and amendments that
    they lack. Nothing is doubled and nothing that stands is changed. Inside somebody's transaction."""
    made = MattersMade()
    for given in file.get("matters") or []:
        made = _and(made, _add(by, given, _names(file)))
    return made


def _and(one: MattersMade, other: MattersMade) -> MattersMade:
    return MattersMade(
        tuple(dict.fromkeys((*one.slugs, *other.slugs))),
        one.new + other.new,
        one.added_steps + other.added_steps,
        one.completed_steps + other.completed_steps,
    )


def _names(file: Tree) -> Names:
    return {body["key"]: body["name"].strip() for body in file.get("bodies") or []}


def _register(by: Actor, given: Tree, names: Names) -> str:
    if not given["registration_number"].strip():
        raise NumberMissing(
            Sentence(
                "Ärendet ”%(title)s” har inget diarienummer. Granska det och skriv numret först.",
                title=given["title"][:200],
            )
        )
    matter = register_matter(
        by=by,
        registration_number=given["registration_number"],
        title=given["title"],
        steps=[step_fields(step, names) for step in given.get("steps") or []],
        next_body_name=body_name(given.get("next_body"), names),
        next_on=day_of(given.get("next_on")),
    )
    return str(matter.slug)


def _add(by: Actor, given: Tree, names: Names) -> MattersMade:
    there = next((one for one in matters(by.municipality_id) if is_number_of(one, given)), None)
    if there is None:
        return MattersMade((_register(by, given, names),), new=1)
    fields = [step_fields(step, names) for step in given.get("steps") or []]
    twins = [(twin_of(there.steps, one), one) for one in fields]
    completed = sum(
        complete_step(by=by, step_id=twin.id, fields=one) for twin, one in twins if twin is not None
    )
    new = [one for twin, one in twins if twin is None]
    if new:
        add_steps(by=by, matter_id=there.id, steps=new)
    return MattersMade((there.slug,), 0, len(new), completed)


def is_number_of(matter: MatterView, given: Tree) -> bool:
    """Whether the matter has the number, however it was written."""
    number = same_words(str(given.get("registration_number") or ""))
    return bool(number) and same_words(matter.registration_number) == number


def twin_of(steps: Sequence[StepView], fields: StepFields) -> StepView | None:
    """The step that is the same: of the same kind and day, in the same paragraph or by the same body; or
    the same paragraph of the same day and body, whatever it was called."""
    return next((one for one in steps if _is_same(one, fields)), None)


def _is_same(one: StepView, fields: StepFields) -> bool:
    if one.on != fields.on:
        return False
    body = not (one.body_name and fields.body_name) or same_words(one.body_name) == same_words(
        fields.body_name
    )
    if one.paragraph and fields.paragraph:
        return one.paragraph == fields.paragraph and body
    return one.kind == fields.kind and body
