"""Steps of a matter: added, changed and taken out; the matter's state follows."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from fridlyst.base import clock
from fridlyst.base.checks import check_name
from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import policies, rules
from fridlyst.decisions.actions.bodies import Bodies
from fridlyst.decisions.actions.common import check_version, own_matter, own_step
from fridlyst.decisions.actions.rows import condition_text, fill, hang, taken, taken_steps
from fridlyst.decisions.actions.standing import StepInUse, check_standing
from fridlyst.decisions.fields import ConditionFields, StepFields
from fridlyst.decisions.models import Condition, Matter, Step
from fridlyst.decisions.queries.matter import condition_view
from fridlyst.decisions.rules import Taken
from fridlyst.decisions.step_rules import (
    GOES_UP,
    check_conditions_answered,
    check_days,
    check_reason,
    warnings_of,
)
from fridlyst.decisions.terms import AmendmentState, MatterState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


class ConditionInUse(BadInput):
    """A condition that has an answer cannot be taken away with the step's words."""

    code = "condition-in-use"


@transaction.atomic
def add_step(
    *,
    by: Actor,
    matter_id: int,
    fields: StepFields,
    version: int | None = None,
    after_id: int | None = None,
) -> Step:
    """A step in its place by day, or after the step `after_id`; the matter's state follows.

    StepImpossible and StepsOutOfOrder as the rules say, ReasonNeeded for a step that is warned of without
    `override_reason`, ConditionsUnanswered when the matter goes up again too early, EditedMeanwhile when
    the matter was saved after `version`.
    """
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    if version is not None:
        check_version(matter.version, version, "ärendet")
    row = Step(matter=matter)
    fill(row, fields, Bodies(by.municipality_id))
    order = rules.ordered(taken_steps(matter), taken(row), after_id=after_id)
    state = rules.state_of(order, changed={None})
    _check_warnings(row)
    _check_answered(matter, order, row)
    row.save()
    hang(row, fields)
    _arrange(matter, order, row, state, is_new=True)
    write_trail(by, "added", "step", row.pk, {"matter": matter.pk, "kind": row.kind})
    return row


@transaction.atomic
def add_steps(*, by: Actor, matter_id: int, steps: Sequence[StepFields]) -> list[Step]:
    """Steps of a history that somebody read, each in its place by day; see `register_matter`."""
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    rows = take_in(by, matter, steps)
    for row in rows:
        write_trail(by, "added", "step", row.pk, {"matter": matter.pk, "kind": row.kind, "read": True})
    return rows


def take_in(by: Actor, matter: Matter, steps: Sequence[StepFields]) -> list[Step]:
    """The steps as rows among those that the matter has; one without a day stands after the one before it
    in the list. Inside somebody's transaction."""
    bodies = Bodies(by.municipality_id) if steps else None
    order, rows = list(taken_steps(matter)), list[Step]()
    for fields in steps:
        assert bodies is not None
        row = Step(matter=matter)
        fill(row, fields, bodies)
        row.save()
        hang(row, fields)
        order = list(rules.ordered(order, taken(row), after_id=_before(row, rows)))
        rows.append(row)
    if rows:
        state = rules.state_of(order, changed={row.pk for row in rows})
        _arrange(matter, order, rows[-1], state, is_new=True)
    return rows


def _before(row: Step, rows: Sequence[Step]) -> int | None:
    return rows[-1].pk if rows and row.date is None else None


@transaction.atomic
def edit_step(
    *, by: Actor, step_id: int, version: int, fields: StepFields, after_id: int | None = None
) -> Step:
    """Change a step and, with its day, its place. Conditions are taken as the list that they now are.

    What hangs on the step otherwise (amendments, reservations, comments, documents) stands. Refused as in
    `add_step`; ConditionInUse when a condition that has an answer would go, `check_standing` for the rest.
    """
    require(policies.may_keep_matters(by))
    row = own_step(by, step_id)
    check_version(row.version, version, "steget")
    matter, was = row.matter, taken(row)
    before = taken_steps(matter)
    fill(row, fields, Bodies(by.municipality_id))
    order = _moved(before, was, taken(row), after_id)
    state = rules.state_of(order, changed={row.pk})
    _check_warnings(row)
    check_standing(row)
    if row.kind not in GOES_UP or was.kind not in GOES_UP:
        _check_answered(matter, order, row)
    row.version += 1
    row.save()
    _set_conditions(row, fields.conditions)
    _arrange(matter, order, row, state)
    write_trail(by, "edited", "step", row.pk, {"matter": matter.pk, "kind": row.kind})
    return row


def _moved(before: Sequence[Taken], was: Taken, now: Taken, after_id: int | None) -> tuple[Taken, ...]:
    """The order with the step as it is now: where it stood, unless its day or a chosen place moves it."""
    if after_id is None and now.on == was.on:
        return tuple(now if one.id == now.id else one for one in before)
    return rules.ordered(before, now, after_id=None if after_id == now.id else after_id)


@transaction.atomic
def set_minutes_days(
    *, by: Actor, step_id: int, version: int, adjusted_on: date | None, posted_on: date | None
) -> Step:
    """When a step's minutes were adjusted and that was posted (kommunallagen 5:69, 8:12)."""
    require(policies.may_keep_matters(by))
    row = own_step(by, step_id)
    check_version(row.version, version, "steget")
    check_days(
        on=row.date, adjusted_on=adjusted_on, posted_on=posted_on, comment_by=None, today=clock.today()
    )
    row.adjusted_on, row.posted_on = adjusted_on, posted_on
    row.version += 1
    row.save(update_fields=["adjusted_on", "posted_on", "version"])
    write_trail(by, "dated", "step", row.pk, _days(adjusted_on, posted_on))
    return row


def _days(adjusted_on: date | None, posted_on: date | None) -> dict[str, object]:
    return {
        "adjusted_on": adjusted_on.isoformat() if adjusted_on else None,
        "posted_on": posted_on.isoformat() if posted_on else None,
    }


@transaction.atomic
def remove_step(*, by: Actor, step_id: int, version: int, reason: str) -> Matter:
    """Take out a step that was entered by mistake, with the reason in the trail; the matter is as without it.

    StepInUse when something stands on it: an answered condition, an amendment that is decided, a body's
    comments, a document, mail that was sent, a version in force. StepImpossible when the steps after need it.
    """
    require(policies.may_keep_matters(by))
    row = own_step(by, step_id)
    check_version(row.version, version, "steget")
    why = check_name(reason, "reason", longest=2000, missing="Skriv varför steget tas bort.")
    matter = row.matter
    order = [one for one in taken_steps(matter) if one.id != row.pk]
    state = rules.state_of(order)
    _check_unused(row)
    said: dict[str, object] = {"matter": matter.pk, "kind": row.kind, "body": row.body_name, "reason": why}
    said["date"] = row.date.isoformat() if row.date else None
    _delete(row)
    _arrange(matter, order, None, state)
    write_trail(by, "removed", "step", step_id, said)
    return matter


def _delete(row: Step) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError as error:
        raise _in_use(Sentence("ett beslut om text eller yrkanden")) from error


def _check_unused(row: Step) -> None:
    """StepInUse, with what it is that stands on the step."""
    answered = any(condition_view(one).is_answered for one in row.conditions.all())
    standing: Iterable[tuple[bool, Sentence]] = (
        (answered, Sentence("besvarade villkor")),
        (
            row.amendments.exclude(state=AmendmentState.PROPOSED).exists(),
            Sentence("yrkanden som är avgjorda"),
        ),
        (row.comments.filter(answered_on__isnull=False).exists(), Sentence("remissvar")),
        (row.documents.filter(file__isnull=False).exists(), Sentence("handlingar")),
        (row.dispatches.exists(), Sentence("utskick av beslutet")),
    )
    for stands, what in standing:
        if stands:
            raise _in_use(what)


def _in_use(what: Sentence) -> StepInUse:
    return StepInUse(
        Sentence("Steget kan inte tas bort: det har %(what)s. Ta bort eller flytta det först.", what=what)
    )


def _check_warnings(row: Step) -> None:
    found = warnings_of(row.kind, body_kind=row.body.kind if row.body else "", body_name=row.body_name)
    check_reason(found, row.override_reason)


def _check_answered(matter: Matter, order: Sequence[Taken], row: Step) -> None:
    """What the matter was sent back with since it last went up, and before the step, has to be answered."""
    if row.kind not in GOES_UP:
        return
    open_since: list[int] = []
    for one in order:
        if one.id == row.pk:
            break
        if one.kind in GOES_UP:
            open_since = []
        elif one.id is not None:
            open_since.append(one.id)
    check_conditions_answered(row.kind, _unanswered(open_since))


def _unanswered(step_ids: Collection[int]) -> list[str]:
    rows = Condition.objects.filter(step_id__in=step_ids).order_by("step__position", "position", "id")
    return [row.text for row in rows if not condition_view(row).is_answered]


def _set_conditions(row: Step, given: Sequence[str | ConditionFields]) -> None:
    """The conditions in their order; those that are there by their place keep their answers."""
    texts = [condition_text(one if isinstance(one, str) else one.text) for one in given]
    rows = list(row.conditions.order_by("position", "id"))
    for at, text in enumerate(texts):
        one = _same(rows, text, texts) or Condition(step=row)
        rows = [other for other in rows if other is not one]
        if (one.text, one.position) != (text, at):
            one.text, one.position = text, at
            one.save()
    for one in rows:
        _drop(one)


def _same(rows: Sequence[Condition], text: str, texts: Collection[str]) -> Condition | None:
    """The condition with the words, otherwise one whose words are gone and that nobody has answered."""
    worded = next((one for one in rows if one.text == text), None)
    return worded or next((one for one in rows if one.text not in texts and not one.answer.strip()), None)


def _drop(one: Condition) -> None:
    if one.answer.strip():
        raise ConditionInUse(
            Sentence("Villkoret ”%(text)s” är besvarat och kan inte tas bort.", text=one.text[:200]),
            field="conditions",
        )
    one.delete()


def _arrange(
    matter: Matter, order: Sequence[Taken], row: Step | None, state: str, *, is_new: bool = False
) -> None:
    """Every step in its place, the matter in its state; who decides next is done with when they have."""
    ids = [row.pk if one.id is None and row else one.id for one in order]
    places = {pk: at for at, pk in enumerate(ids)}
    moved = [one for one in matter.steps.all() if one.position != places[one.pk]]
    for one in moved:
        one.position = places[one.pk]
    Step.objects.bulk_update(moved, ["position"])
    if is_new and row is not None and ids[-1] == row.pk and _was_next(matter, row, state):
        matter.next_body, matter.next_body_name, matter.next_on = None, "", None
    matter.state = state
    matter.version += 1
    matter.save()


def _was_next(matter: Matter, row: Step, state: str) -> bool:
    """Whether the body that was to decide next has, or nothing is left to decide."""
    if state in (MatterState.DECIDED, MatterState.CLOSED):
        return True
    named = matter.next_body_name.casefold()
    return (row.body_id is not None and row.body_id == matter.next_body_id) or (
        bool(named) and named == row.body_name.casefold()
    )
