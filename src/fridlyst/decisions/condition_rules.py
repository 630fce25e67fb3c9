"""What holds for conditions and their answers, in plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.shapes import ConditionView, MatterView, StepView
from fridlyst.decisions.step_rules import GOES_UP
from fridlyst.decisions.terms import ProofKind

LONGEST_FIGURE = 500


class AnswerLocked(WrongState):
    """The matter has gone up again with the answer as it is."""

    code = "answer-locked"


class ProofMissing(BadInput):
    """A kind of proof was chosen, and nothing of that kind given."""

    code = "proof-missing"


@dataclass(frozen=True, slots=True)
class ProofFields:
    """What proves an answer, of one kind (`terms.ProofKind`): a section by its key in a version of the
    matter's text, a figure in words with its source, or a document of the matter."""

    kind: str
    version_id: int | None = None
    section: str = ""
    figure: str = ""
    document_id: int | None = None

    def cleaned(self) -> "ProofFields":
        """Only what belongs to its kind; ProofMissing where that is empty."""
        kind = check_code(self.kind, ProofKind.values, "proof_kind")
        if kind == ProofKind.SECTION:
            _need(bool(self.version_id and self.section), "proof_section", "Välj avsnittet som visar det.")
            return ProofFields(kind, version_id=self.version_id, section=self.section)
        if kind == ProofKind.FIGURE:
            figure = check_text(self.figure, "proof_figure", longest=LONGEST_FIGURE)
            _need(bool(figure), "proof_figure", "Skriv siffran och var den är hämtad.")
            return ProofFields(kind, figure=figure)
        _need(self.document_id is not None, "proof_document", "Välj handlingen som visar det.")
        return ProofFields(kind, document_id=self.document_id)


def _need(given: bool, field: str, otherwise: str) -> None:
    if not given:
        raise ProofMissing(otherwise, field=field)


def gone_up_by(step_id: int, steps: Sequence[tuple[int, str]]) -> int | None:
    """The step by which the matter went up again after the step that set conditions; None if it has not.

    `steps` are (id, kind) in order. Another referral back is not going up, but comes after it.
    """
    after = False
    for one, kind in steps:
        if after and kind in GOES_UP:
            return one
        after = after or one == step_id
    return None


def check_open(is_answered: bool, gone_up: bool) -> None:
    """AnswerLocked for an answer that those who decide have read; what is missing can still be given."""
    if is_answered and gone_up:
        raise AnswerLocked(
            Sentence(
                "Ärendet har gått upp igen med svaret som det står. Ska något ändras behövs en ny återremiss."
            )
        )


def is_locked(matter: MatterView, condition: ConditionView) -> bool:
    """Whether the answer stands as it is."""
    return condition.is_answered and went_up(matter, condition) is not None


def went_up(matter: MatterView, condition: ConditionView) -> StepView | None:
    """The step by which the matter went up again after the condition was set."""
    found = gone_up_by(condition.step_id, [(one.id, one.kind) for one in matter.steps])
    return None if found is None else matter.step(found)


def unanswered(conditions: Iterable[ConditionView]) -> tuple[ConditionView, ...]:
    """Those without an answer, or without what proves it."""
    return tuple(one for one in conditions if not one.is_answered)
