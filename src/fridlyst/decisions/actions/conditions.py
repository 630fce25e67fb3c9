"""Answering what a referral back asks for."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_step
from fridlyst.decisions.condition_rules import ProofFields, ProofMissing, check_open, gone_up_by
from fridlyst.decisions.models import Condition, MatterDocument, Step
from fridlyst.decisions.queries.matter import condition_view
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.texts.models import TextSection


class OtherProof(BadInput):
    """The proof is not the matter's: a section of another text, or another matter's document."""

    code = "other-proof"


@transaction.atomic
def answer_condition(
    *, by: Actor, condition_id: int, version: int, answer: str, proof: ProofFields | None
) -> Condition:
    """What is answered and what proves it; either may wait, and then the condition is not yet answered.

    AnswerLocked when the matter has gone up again with the answer; EditedMeanwhile when somebody saved after
    `version` was read; ProofMissing or OtherProof for a proof that is none.
    """
    require(policies.may_keep_matters(by))
    row = own_condition(by, condition_id)
    check_version(row.version, version, Sentence("svaret"))
    steps = row.step.matter.steps.order_by("position", "pk").values_list("pk", "kind")
    check_open(condition_view(row).is_answered, gone_up_by(row.step_id, list(steps)) is not None)
    row.answer = check_text(answer, "answer")
    _prove(row, proof.cleaned() if proof else None)
    row.answered_at, row.answered_by = clock.now(), by.label[:300]
    row.version += 1
    row.save()
    write_trail(
        by,
        "answered",
        "condition",
        row.pk,
        {"matter": row.step.matter_id, "proof": row.proof_kind, "answered": condition_view(row).is_answered},
    )
    return row


def own_condition(by: Actor, condition_id: int) -> Condition:
    """A condition of the municipality's own, its matter held; NotFound otherwise."""
    rows = Condition.objects.filter(step__matter__municipality_id=by.municipality_id, pk=condition_id)
    step_id = rows.values_list("step_id", flat=True).first()
    if step_id is None:
        raise NotFound
    step = own_step(by, step_id)
    row = Condition.objects.get(pk=condition_id)
    row.step = step
    return row


def _prove(row: Condition, proof: ProofFields | None) -> None:
    given = proof or ProofFields("")
    if given.version_id is not None:
        _check_section(row.step, given.version_id, given.section)
    if given.document_id is not None:
        _check_document(row.step, given.document_id)
    row.proof_kind, row.proof_figure = given.kind, given.figure
    row.proof_version_id, row.proof_section = given.version_id, given.section
    row.proof_document_id = given.document_id


def _check_section(step: Step, version_id: int, key: str) -> None:
    found = TextSection.objects.filter(version_id=version_id, key=key, version__text=step.matter.text_id)
    if step.matter.text_id is None or not found.exists():
        raise OtherProof("Avsnittet finns inte i ärendets text. Välj ett annat.", field="proof_section")


def _check_document(step: Step, document_id: int) -> None:
    found = MatterDocument.objects.filter(matter=step.matter_id, pk=document_id).first()
    if found is None:
        raise OtherProof("Handlingen finns inte i ärendet. Välj en annan.", field="proof_document")
    if found.file_id is None:
        raise ProofMissing(
            "Handlingen är nämnd men ingen fil är tillagd. Lägg till filen först.", field="proof_document"
        )
