"""Conditions of a referral back: answered in words, proved, and then left as they were read."""

from dataclasses import replace

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base.checks import StrangeText, TextTooLong, UnknownCode
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.actions.common import EditedMeanwhile
from fridlyst.decisions.actions.conditions import OtherProof, answer_condition
from fridlyst.decisions.actions.documents import add_document
from fridlyst.decisions.condition_rules import (
    AnswerLocked,
    ProofFields,
    ProofMissing,
    gone_up_by,
    unanswered,
    went_up,
)
from fridlyst.decisions.models import Condition, MatterDocument
from fridlyst.decisions.queries.conditions import section_proofs
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests.decisions.matter_making import WORD, Case, case, text_of, version_of

pytestmark = pytest.mark.django_db

FIGURE = ProofFields("figure", figure="1,2 mnkr (budget 2025, s. 4)")


def answer(of: Case, at: int = 0, words: str = "Det ryms.", proof: ProofFields | None = FIGURE) -> Condition:
    """Answer the condition as it stands now."""
    now = of.read().conditions[at]
    return answer_condition(by=of.by, condition_id=now.id, version=now.version, answer=words, proof=proof)


def test_an_answer_needs_words_and_proof() -> None:
    here = case()
    answer(here, words=" ")
    assert len(unanswered(here.read().conditions)) == 2
    answer(here, proof=None)
    assert len(unanswered(here.read().conditions)) == 2
    answer(here)
    assert [one.text for one in unanswered(here.read().conditions)] == ["Hur följs det upp?"]
    found = here.read().conditions[0]
    assert (found.is_answered, found.answered_by) == (True, here.by.label)
    assert found.answered_at is not None


def test_each_kind_of_proof_holds() -> None:
    here = case()
    first = text_of(here, kostnader="Allt ryms.", uppfoljning="Varje år.")
    row = add_document(by=here.by, matter_id=here.matter.pk, title="Kalkyl", upload=WORD)
    section = ProofFields("section", version_id=first.pk, section="uppfoljning")
    for proof in (section, ProofFields("document", document_id=row.pk), FIGURE):
        answer(here, proof=proof)
        assert here.read().conditions[0].is_answered
    assert here.read().conditions[0].proof_document_id is None


def test_a_proof_of_one_kind_leaves_none_of_another() -> None:
    mixed = replace(FIGURE, version_id=7, section="x", document_id=9)
    assert mixed.cleaned() == FIGURE


@pytest.mark.parametrize(
    ("proof", "error", "field"),
    [
        (ProofFields("section"), ProofMissing, "proof_section"),
        (ProofFields("section", version_id=1), ProofMissing, "proof_section"),
        (ProofFields("section", version_id=987654, section="x"), OtherProof, "proof_section"),
        (ProofFields("figure", figure="  "), ProofMissing, "proof_figure"),
        (ProofFields("figure", figure="x" * 501), TextTooLong, "proof_figure"),
        (ProofFields("figure", figure="a\x00b"), StrangeText, "proof_figure"),
        (ProofFields("document"), ProofMissing, "proof_document"),
        (ProofFields("document", document_id=987654), OtherProof, "proof_document"),
        (ProofFields("hearsay"), UnknownCode, "proof_kind"),
    ],
)
def test_what_proves_nothing_is_refused(proof: ProofFields, error: type[Exception], field: str) -> None:
    here = case()
    with pytest.raises(error) as caught:
        answer(here, proof=proof)
    assert getattr(caught.value, "field") == field  # noqa: B009
    assert here.read().conditions[0].answer == ""


def test_proofs_of_other_matters_and_towns_are_refused() -> None:
    here, there = case(), case("1489", "Alingsås")
    theirs = text_of(there, kostnader="Allt ryms.")
    text_of(here, kostnader="Allt ryms.")
    paper = add_document(by=there.by, matter_id=there.matter.pk, title="Kalkyl", upload=WORD)
    named = MatterDocument.objects.create(matter=here.matter, title="Bilaga 1")
    for proof, error in (
        (ProofFields("section", version_id=theirs.pk, section="kostnader"), OtherProof),
        (ProofFields("document", document_id=paper.pk), OtherProof),
        (ProofFields("document", document_id=named.pk), ProofMissing),
    ):
        with pytest.raises(error):
            answer(here, proof=proof)
    with pytest.raises(NotFound):
        answer_condition(
            by=here.by, condition_id=there.read().conditions[0].id, version=1, answer="x", proof=None
        )


def test_an_answer_is_locked_when_the_matter_has_gone_up() -> None:
    here = case()
    answer(here)
    here.goes_on("statement")
    answer(here, words="Det ryms gott.")
    here.goes_on("proposal")
    with pytest.raises(AnswerLocked):
        answer(here, words="Det ryms inte.")
    found = here.read()
    assert found.conditions[0].answer == "Det ryms gott."
    step = went_up(found, found.conditions[0])
    assert step is not None
    assert step.kind == "proposal"
    # What was never answered can be completed, and is then as locked.
    answer(here, at=1)
    with pytest.raises(AnswerLocked):
        answer(here, at=1)


def test_a_new_referral_opens_only_its_own_conditions() -> None:
    steps = [(1, "referred_back"), (2, "referred_back"), (3, "revised")]
    assert gone_up_by(1, steps) is None
    assert gone_up_by(1, [*steps, (4, "decision")]) == 4
    assert gone_up_by(3, steps) is None
    assert gone_up_by(2, [(0, "proposal"), *steps]) is None


def test_two_who_answer_at_once() -> None:
    here = case()
    answer(here)
    with pytest.raises(EditedMeanwhile):
        answer_condition(
            by=here.by, condition_id=here.read().conditions[0].id, version=1, answer="Jag också", proof=None
        )
    assert here.read().conditions[0].answer == "Det ryms."


def test_only_those_who_keep_matters_may_and_it_is_told() -> None:
    here = case()
    for role in (Role.READER, Role.REPORTER, Role.APPROVER):
        with pytest.raises(NotPermitted):
            answer_condition(
                by=here.somebody(role),
                condition_id=here.read().conditions[0].id,
                version=1,
                answer="x",
                proof=None,
            )
    answer(here)
    (told,) = Event.objects.filter(verb="answered", object_type="condition")
    assert told.data["proof"] == "figure"
    assert "Det ryms" not in str(told.data)


def test_a_section_that_says_something_else_now_is_told(django_assert_num_queries: Statements) -> None:
    here = case()
    first = text_of(here, kostnader="Allt ryms.", uppfoljning="Varje år.")
    for at, key in enumerate(("kostnader", "uppfoljning")):
        answer(here, at=at, proof=ProofFields("section", version_id=first.pk, section=key))
    town, found = here.town.municipality.pk, here.read()
    before = section_proofs(town, found)
    assert [(one.is_changed, one.is_gone) for one in before.values()] == [(False, False)] * 2
    version_of(here, inledning="Nytt först.", kostnader="Det kostar.")
    with django_assert_num_queries(2):
        now = list(section_proofs(town, found).values())
    assert [(one.is_changed, one.is_gone) for one in now] == [(True, False), (False, True)]
    assert (now[0].title, now[0].version_number, now[0].newest_number) == ("1 Kostnader", 1, 2)
    assert section_proofs(case("1489", "Alingsås").town.municipality.pk, found) == {}
