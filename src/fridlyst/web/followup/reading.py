"""What the pages read before they show: a round or an answer that the visitor may see."""

from fridlyst.accounts.queries import Visit
from fridlyst.followup import queries
from fridlyst.followup.policies import may_answer, may_approve, may_read_answer, may_run_rounds
from fridlyst.followup.shapes import AnswerSheet, RoundView


def runs_rounds(visit: Visit) -> bool:
    """Whether the visitor plans, opens and closes rounds; only they see one that is prepared."""
    return may_run_rounds(visit.actor)


def one_round(visit: Visit, slug: str) -> RoundView:
    """The round of an address; three statements."""
    return queries.round_by_slug(municipality_id=visit.municipality.id, slug=slug, planned=runs_rounds(visit))


def one_sheet(visit: Visit, slug: str, body: str) -> AnswerSheet:
    """The answer of an address, whoever may read it; fourteen statements, and three more for questions."""
    return queries.sheet(municipality_id=visit.municipality.id, round_slug=slug, body_key=body)


def reads(visit: Visit, sheet: AnswerSheet) -> bool:
    """Whether the visitor reads this answer as it is now."""
    return may_read_answer(visit.actor, sheet.body_id, sheet.state)


def writes(visit: Visit, sheet: AnswerSheet) -> bool:
    """Whether the visitor can change this answer as it is now."""
    return sheet.writable and may_answer(visit.actor, sheet.body_id)


def decides(visit: Visit, sheet: AnswerSheet) -> bool:
    """Whether the visitor approves or sends back this answer."""
    return may_approve(visit.actor, sheet.body_id)
