"""Sending a draft out for comment: who is asked, and what each of them answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from fridlyst.base import clock
from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import comment_rules as rules
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_step
from fridlyst.decisions.actions.documents import Upload, attach
from fridlyst.decisions.models import Comment, MatterDocument, Step
from fridlyst.decisions.step_rules import check_days
from fridlyst.decisions.terms import CommentStance
from fridlyst.files.actions import let_go
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import members_of_collectives
from fridlyst.organisation.rules import expand

_LONGEST_NAME = 300
_Asked = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class CommentFields:
    """A body's answer. Without `answered_on` it is of today; a new `upload` takes the old one's place."""

    stance: str
    text: str = ""
    answered_on: date | None = None
    upload: Upload | None = None


@transaction.atomic
def ask_bodies(
    *,
    by: Actor,
    step_id: int,
    version: int,
    body_ids: Sequence[int],
    others: Sequence[str] = (),
    comment_by: date | None = None,
) -> Step:
    """Those who are asked, all of them, and the last day to answer; a collective body stands for its members.

    `others` are names of those that are no body of the municipality's. Who is asked already keeps what was
    answered; AnsweredAlready when somebody who has answered would go. NotOutForComment for another kind of
    step, NotFound for a body that is not the municipality's own.
    """
    require(policies.may_keep_matters(by))
    step = own_step(by, step_id)
    check_version(step.version, version, Sentence("remissen"))
    rules.check_asks(step.kind)
    check_days(on=step.date, adjusted_on=None, posted_on=None, comment_by=comment_by, today=clock.today())
    wanted = _wanted(by, body_ids, others)
    rules.check_somebody(wanted)
    _ask(step, wanted)
    step.comment_by, step.version = comment_by, step.version + 1
    step.save(update_fields=["comment_by", "version"])
    write_trail(by, "asked", "step", step.pk, {"matter": step.matter_id, "asked": len(wanted)})
    return step


@transaction.atomic
def answer_comment(*, by: Actor, comment_id: int, version: int, fields: CommentFields) -> Comment:
    """What a body answers, written in by those who keep the matter or by the body's own people.

    The body's own answer is of today, and is taken until the matter has gone on (NotOutForComment after
    that). EditedMeanwhile when somebody saved after `version` was read.
    """
    row = own_comment(by, comment_id)
    require(policies.may_comment(by, row.body_id))
    check_version(row.version, version, Sentence("svaret"))
    keeps = policies.may_keep_matters(by)
    if not keeps:
        _check_goes_on(row.step)
    row.stance = check_code(fields.stance, CommentStance.values, "stance")
    row.text = check_text(fields.text, "text")
    row.answered_on = _answer_day(row, fields.answered_on if keeps else None)
    before = row.document
    if fields.upload is not None:
        title = f"Yttrande från {row.body_name}"[:500]
        row.document = attach(by, row.step.matter, title, fields.upload, row.step_id)
    row.version += 1
    row.save()
    if before is not None and row.document_id != before.pk:
        _drop(by, before)
    write_trail(by, "answered", "comment", row.pk, {"matter": row.step.matter_id, "stance": row.stance})
    return row


@transaction.atomic
def take_back_answer(*, by: Actor, comment_id: int, version: int) -> Comment:
    """The body has not answered after all: what stood there was written in by mistake."""
    require(policies.may_keep_matters(by))
    row = own_comment(by, comment_id)
    check_version(row.version, version, Sentence("svaret"))
    before = row.document
    row.stance, row.text, row.answered_on, row.document = "", "", None, None
    row.version += 1
    row.save()
    if before is not None:
        _drop(by, before)
    write_trail(by, "answer_taken_back", "comment", row.pk, {"matter": row.step.matter_id})
    return row


def own_comment(by: Actor, comment_id: int) -> Comment:
    """A comment of the municipality's own, its matter held; NotFound otherwise."""
    rows = Comment.objects.filter(step__matter__municipality_id=by.municipality_id, pk=comment_id)
    step_id = rows.values_list("step_id", flat=True).first()
    if step_id is None:
        raise NotFound
    step = own_step(by, step_id)
    row = rows.select_related("document").first()
    if row is None:
        raise NotFound
    row.step = step
    return row


def _wanted(by: Actor, body_ids: Sequence[int], others: Sequence[str]) -> list[_Asked]:
    every = expand(body_ids, members_of_collectives(by.municipality_id))
    rows = Body.objects.filter(municipality_id=by.municipality_id, pk__in={*every, *body_ids})
    names = dict(rows.values_list("pk", "name"))
    if not {*every, *body_ids} <= set(names):
        raise NotFound
    outside = dict.fromkeys(
        filter(None, (check_text(one, "others", longest=_LONGEST_NAME) for one in others))
    )
    return [*((one, names[one]) for one in every), *((None, name) for name in outside)]


def _ask(step: Step, wanted: Iterable[_Asked]) -> None:
    kept = {_who(row.body_id, row.body_name): row for row in step.comments.all()}
    asked = {_who(*one): one for one in wanted}
    gone = [row for who, row in kept.items() if who not in asked]
    rules.check_kept([row.body_name for row in gone if row.answered_on])
    step.comments.filter(pk__in=[row.pk for row in gone]).delete()
    for position, (who, (body_id, name)) in enumerate(asked.items()):
        if who in kept:
            step.comments.filter(pk=kept[who].pk).update(position=position)
        else:
            Comment.objects.create(step=step, position=position, body_id=body_id, body_name=name)


def _who(body_id: int | None, name: str) -> int | str:
    return name.casefold() if body_id is None else body_id


def _check_goes_on(step: Step) -> None:
    rules.check_goes_on(step.matter.steps.filter(position__gt=step.position).exists())


def _answer_day(row: Comment, given: date | None) -> date:
    today = clock.today()
    day = given or row.answered_on or today
    rules.check_answer_day(day, row.step.date, today)
    return day


def _drop(by: Actor, document: MatterDocument) -> None:
    """The file that another has taken the place of, unless it proves something."""
    file_id, pk, matter_id = document.file_id, document.pk, document.matter_id
    try:
        with transaction.atomic():
            document.delete()
    except ProtectedError:
        return
    gone = file_id is not None and let_go(by=by, file_id=file_id)
    write_trail(by, "removed", "matter_document", pk, {"matter": matter_id, "file_gone": gone})
