"""The only writer of letters: what stands at their head, people's own words in them, and the checklists."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.errors import NotFound
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_matter
from fridlyst.decisions.checklists import QUESTIONS
from fridlyst.decisions.letter_rules import names_once
from fridlyst.decisions.models import Letter, LetterTemplate
from fridlyst.decisions.shapes_letters import LetterFields, OwnPart, QuestionAnswer
from fridlyst.decisions.terms import Checklist, ChecklistAnswer, LetterPart
from fridlyst.organisation.actions import check_own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

_LONGEST_WORDS = 2000


@transaction.atomic
def add_letter(*, by: Actor, matter_id: int, fields: LetterFields) -> Letter:
    """A new letter in the matter; all its parts are written from the system's facts until a person writes."""
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    made = Letter.objects.create(matter=matter, **_values(by, fields))
    write_trail(by, "letter_added", "matter", matter.pk, {"letter": made.pk})
    return made


@transaction.atomic
def edit_letter(*, by: Actor, letter_id: int, fields: LetterFields, version: int) -> Letter:
    """What stands at the head of the letter; EditedMeanwhile when somebody else saved it in between."""
    row = own_letter(by, letter_id)
    check_version(row.version, version, "brevet")
    for name, value in _values(by, fields).items():
        setattr(row, name, value)
    return _saved(by, row, "letter_edited", {})


@transaction.atomic
def write_part(*, by: Actor, letter_id: int, part: str, text: str, beside: str, version: int) -> OwnPart:
    """A person's own words for a part, instead of the proposal; nothing leads back to the proposal.

    `beside` is the mark of the proposal that was seen; `version` is the part's own.
    """
    row = own_letter(by, letter_id)
    key = check_code(part, LetterPart.values, "part")
    kept = OwnPart(**row.parts.get(key, {}))
    check_version(kept.version, version, "texten")
    own = OwnPart(check_text(text, "text"), check_text(beside, "beside", longest=16), kept.version + 1)
    row.parts = row.parts | {key: asdict(own)}
    _saved(by, row, "letter_part_written" if own.written else "letter_part_proposed", {"part": key})
    return own


@transaction.atomic
def answer_checklist(
    *, by: Actor, letter_id: int, checklist: str, answers: Mapping[str, QuestionAnswer], version: int
) -> Letter:
    """The answers of one checklist, all of them; a question that is left out is unanswered."""
    row = own_letter(by, letter_id)
    key = check_code(checklist, Checklist.values, "checklist")
    kept = int(row.checklists.get(key, {}).get("version", 0))
    check_version(kept, version, "checklistan")
    given = {
        question.key: asdict(_answer(answers[question.key], question.key))
        for question in QUESTIONS[key]
        if question.key in answers
    }
    row.checklists = row.checklists | {key: {"answers": given, "version": kept + 1}}
    return _saved(by, row, "letter_checklist_answered", {"checklist": key})


@transaction.atomic
def remove_letter(*, by: Actor, letter_id: int, version: int) -> None:
    """Take the letter away with all that was written in it."""
    row = own_letter(by, letter_id)
    check_version(row.version, version, "brevet")
    write_trail(by, "letter_removed", "matter", row.matter_id, {"letter": row.pk, "title": row.title})
    row.delete()


def own_letter(by: Actor, letter_id: int) -> Letter:
    """A letter of the municipality's own, held; NotFound otherwise, NotPermitted for who may not."""
    require(policies.may_keep_matters(by))
    rows = Letter.objects.select_for_update(no_key=True, of=("self",))
    row = rows.filter(matter__municipality_id=by.municipality_id, pk=letter_id).first()
    if row is None:
        raise NotFound
    return row


def _saved(by: Actor, row: Letter, verb: str, data: dict[str, object]) -> Letter:
    row.version += 1
    row.save()
    write_trail(by, verb, "matter", row.matter_id, {"letter": row.pk, **data})
    return row


def _values(by: Actor, fields: LetterFields) -> dict[str, Any]:
    check_own_body(by, fields.to_body_id)
    return {
        "title": check_name(fields.title, "title", longest=2000, missing="Skriv vad brevet gäller."),
        "to_body_id": fields.to_body_id,
        "written_on": fields.written_on,
        "signed_by": check_text(fields.signed_by, "signed_by", longest=300),
        "sent_to": [check_text(one, "sent_to", longest=300) for one in names_once(fields.sent_to)],
        "programme": check_text(fields.programme, "programme", longest=60),
        "template_id": _own_template(by, fields.template_id),
    }


def _own_template(by: Actor, template_id: int | None) -> int | None:
    if template_id is None:
        return None
    if not LetterTemplate.objects.filter(municipality_id=by.municipality_id, pk=template_id).exists():
        raise NotFound
    return template_id


def _answer(given: QuestionAnswer, key: str) -> QuestionAnswer:
    answer = check_code(given.answer, ["", *ChecklistAnswer.values], key)
    return QuestionAnswer(answer, check_text(given.words, key, longest=_LONGEST_WORDS))
