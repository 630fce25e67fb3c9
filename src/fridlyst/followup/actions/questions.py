"""Writing what a round asks beside the plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.base.slugs import free_slug
from fridlyst.followup import policies, rules
from fridlyst.followup.actions.rounds import own_round
from fridlyst.followup.models import FollowUpRound, Question, QuestionAnswer
from fridlyst.followup.queries.questions import question_views, questions_of
from fridlyst.followup.question_changes import check_seen
from fridlyst.followup.question_rules import check_free, check_same, checked_questions
from fridlyst.followup.questioning import QuestionCondition, QuestionFields, QuestionView, fields_of
from fridlyst.followup.ready_made import READY_MADE
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import members_of_collectives
from fridlyst.organisation.rules import expand
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def set_questions(
    *, by: Actor, round_id: int, questions: Sequence[QuestionFields], seen: int | None = None
) -> None:
    """Let the round ask these questions, in this order, and no others.

    A question with a key that the round has is changed, and stands under its heading if none is given; one
    that is gone is taken away, and kept if it was answered. QuestionAnswered, BadQuestion, BadCondition.
    With `seen`, the questions_version that a person saw, QuestionsChanged when they were changed since.
    """
    plan = _changeable(by, round_id)
    if seen is not None:
        check_seen(_views(plan), questions, seen)
    here = {one.key: one for one in _every(plan)}
    given = [replace(one, section=one.section or _section(here, one.key)) for one in questions]
    _write(plan, checked_questions(given), here)
    write_trail(by, "asked", "round", plan.pk, {"questions": len(questions)})


@transaction.atomic
def add_question(*, by: Actor, round_id: int, fields: QuestionFields) -> int:
    """One more question, last; its id. In an open round it reaches those who have not sent in."""
    plan = _changeable(by, round_id)
    return _change(by, plan, lambda now: [*now, _named(plan, fields)])[-1]


@transaction.atomic
def edit_question(
    *, by: Actor, round_id: int, question_id: int, fields: QuestionFields, version: int
) -> None:
    """Change a question; SavedMeanwhile when it was changed after `version`.

    QuestionAnswered when it is answered and would mean something else; its words may be mended.
    """
    plan = _changeable(by, round_id)
    old = _one(plan, question_id)
    check_version(old.version, version, "frågan")
    new = replace(fields, key=old.key)
    check_same(fields_of(old), new, old.answers)
    _change(by, plan, lambda now: [new if one.key == old.key else one for one in now])


@transaction.atomic
def remove_question(*, by: Actor, round_id: int, question_id: int) -> int:
    """Take a question away; how many answers it is kept with, 0 when it is gone.

    BadCondition when another question waits for it.
    """
    plan = _changeable(by, round_id)
    old = _one(plan, question_id)
    check_free(old.key, _now(plan))
    _change(by, plan, lambda now: [one for one in now if one.key != old.key])
    return old.answers


@transaction.atomic
def ask_again(*, by: Actor, round_id: int, question_id: int) -> None:
    """Ask a question that was taken away once more, last, with what was answered to it.

    NotFound for one that is asked; BadCondition when what it waits for is not asked any longer.
    """
    plan = _changeable(by, round_id)
    old = next((one for one in _every(plan) if one.withdrawn and one.id == question_id), None)
    if old is None:
        raise NotFound
    _change(by, plan, lambda now: [*now, fields_of(old)])


@transaction.atomic
def move_question(*, by: Actor, round_id: int, question_id: int, steps: int) -> None:
    """Move a question up (`steps` < 0) or down; at the end it stays. BadCondition past what it waits for."""
    plan = _changeable(by, round_id)
    old = _one(plan, question_id)
    _change(by, plan, lambda now: _moved(now, old.key, steps))


@transaction.atomic
def add_ready_made(*, by: Actor, round_id: int, name: str) -> int:
    """Add the questions of a ready-made set that the round has not; how many they were."""
    found = READY_MADE.get(name)
    if found is None:
        raise NotFound
    return _add(by, _changeable(by, round_id), found.questions)


@transaction.atomic
def copy_questions(*, by: Actor, round_id: int, from_round: int) -> int:
    """Add the questions of another round that this one has not; how many they were."""
    plan = _changeable(by, round_id)
    source = own_round(by, from_round)
    return _add(by, plan, [fields_of(one) for one in _views(source)])


def _add(by: Actor, plan: FollowUpRound, given: Iterable[QuestionFields]) -> int:
    had = {one.key for one in _now(plan)}
    new = [one for one in given if one.key not in had]
    if new:
        _change(by, plan, lambda now: [*now, *new])
    return len(new)


def _changeable(by: Actor, round_id: int) -> FollowUpRound:
    """The round, locked, of one who runs it and while it can still ask."""
    require(policies.may_run_rounds(by))
    plan = own_round(by, round_id)
    if plan.state == RoundState.CLOSED:
        rules.check_open(plan.state)
    return plan


def _change(
    by: Actor, plan: FollowUpRound, change: Callable[[list[QuestionFields]], list[QuestionFields]]
) -> list[int]:
    """Write what the change makes of the questions; their ids in order."""
    every = _every(plan)
    ids = _write(plan, checked_questions(change(_now(plan))), {one.key: one for one in every})
    write_trail(by, "asked", "round", plan.pk, {"questions": len(ids)})
    return ids


def _write(
    plan: FollowUpRound, wanted: Sequence[QuestionFields], here: Mapping[str, QuestionView]
) -> list[int]:
    """Make what is stored what is wanted."""
    _check_bodies(plan, {body for one in wanted for body in one.body_ids})
    wanted = _of_members(plan, wanted)
    settled = [_settled(one, here.get(one.key)) for one in wanted]
    ids = [_put(plan, position, one, here.get(one.key)) for position, one in enumerate(settled)]
    kept = {one.key for one in wanted}
    for old in here.values():
        if old.key not in kept and not old.withdrawn:
            _take_away(old, len(wanted))
    return ids


def _settled(new: QuestionFields, old: QuestionView | None) -> QuestionFields:
    """Whether it counts persons: as said, else as it stood; a new one does until somebody says otherwise."""
    if new.about_persons is not None:
        return new
    return replace(new, about_persons=old.about_persons if old else True)


def _put(plan: FollowUpRound, position: int, new: QuestionFields, old: QuestionView | None) -> int:
    if old is not None:
        check_same(fields_of(old), new, old.answers)
        if fields_of(old) == new and old.position == position and not old.withdrawn:
            return old.id
    row = Question(
        pk=old.id if old else None,
        municipality_id=plan.municipality_id,
        round=plan,
        key=new.key,
        position=position,
        kind=new.kind,
        about=new.about,
        section=new.section,
        label=new.label,
        help=new.help,
        required=new.required,
        about_persons=new.about_persons is not False,
        options=[{"key": one.key, "label": one.label} for one in new.options],
        condition=_stored_condition(new.condition),
        body_kind=new.body_kind,
        version=old.version + (fields_of(old) != new) if old else 1,
    )
    row.save()
    if old is None or tuple(new.body_ids) != old.body_ids:
        row.bodies.set(new.body_ids)
    return row.pk


def _take_away(old: QuestionView, position: int) -> None:
    if old.answers:
        Question.objects.filter(pk=old.id).update(
            withdrawn_at=clock.now(), position=position + old.position, version=old.version + 1
        )
        return
    QuestionAnswer.objects.filter(question_id=old.id).delete()
    Question.objects.filter(pk=old.id).delete()


def _of_members(plan: FollowUpRound, wanted: Sequence[QuestionFields]) -> list[QuestionFields]:
    """A question for a collective body is for its members: they are the ones who answer."""
    if not any(one.body_ids for one in wanted):
        return list(wanted)
    members = members_of_collectives(plan.municipality_id)
    return [replace(one, body_ids=tuple(sorted(expand(one.body_ids, members)))) for one in wanted]


def _check_bodies(plan: FollowUpRound, wanted: set[int]) -> None:
    own = Body.objects.filter(municipality_id=plan.municipality_id, pk__in=wanted)
    if wanted and own.count() != len(wanted):
        raise NotFound


def _named(plan: FollowUpRound, fields: QuestionFields) -> QuestionFields:
    """With a key that no question of the round has had."""
    taken = {one.key for one in _every(plan)}
    if fields.key and fields.key not in taken:
        return fields
    return replace(fields, key=free_slug(f"f-{fields.label}", taken, longest=50))


def _moved(now: list[QuestionFields], key: str, steps: int) -> list[QuestionFields]:
    at = next(place for place, one in enumerate(now) if one.key == key)
    one = now.pop(at)
    now.insert(max(0, min(len(now), at + steps)), one)
    return now


def _one(plan: FollowUpRound, question_id: int) -> QuestionView:
    found = next((one for one in _views(plan) if one.id == question_id), None)
    if found is None:
        raise NotFound
    return found


def _section(here: Mapping[str, QuestionView], key: str) -> str:
    return here[key].section if key in here else ""


def _now(plan: FollowUpRound) -> list[QuestionFields]:
    return [fields_of(one) for one in _views(plan)]


def _views(plan: FollowUpRound) -> tuple[QuestionView, ...]:
    return questions_of(municipality_id=plan.municipality_id, round_id=plan.pk)


def _every(plan: FollowUpRound) -> tuple[QuestionView, ...]:
    return question_views(Question.objects.filter(round=plan))


def _stored_condition(given: QuestionCondition | None) -> dict[str, object]:
    if given is None:
        return {}
    of_status: dict[str, object] = {"status": list(given.statuses)}
    of_question: dict[str, object] = {"question": given.question, "is": list(given.values)}
    return (of_status if given.statuses else {}) | (of_question if given.question else {})
