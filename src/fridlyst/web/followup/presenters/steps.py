"""What the page of a round leads to first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.policies import may_approve, may_run_rounds
from fridlyst.followup.shapes import RoundBoard
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.organisation.terms import Role
from fridlyst.web.followup.addresses import answer_href, give_role_href, report_href, round_href


@dataclass(frozen=True)
class NextStep:
    """One thing to do: the words of its button, and where it leads."""

    words: str
    href: str


def next_step(visit: Visit, board: RoundBoard, *, mute: Collection[int], today: date) -> NextStep | None:
    """What helps the visitor on; nothing while there is only to wait. `mute` have nobody who reports."""
    view = board.round
    if view.state != RoundState.OPEN:
        return _to_decide(visit, board) or _report(visit, board)
    found = _to_answer(visit, board) or _to_approve(visit, board)
    if found is None and may_run_rounds(visit.actor):
        found = _to_close(visit, board, today) or _to_give_role(visit, board, mute)
    return found or (_report(visit, board) if view.answered else None)


def _report(visit: Visit, board: RoundBoard) -> NextStep:
    return NextStep(_("Se rapporten"), report_href(visit, board.round.slug))


def _to_answer(visit: Visit, board: RoundBoard) -> NextStep | None:
    for row in board.silent:
        if visit.actor.holds_on(row.body_id, Role.REPORTER):
            words = _("Svara för %(body)s") % {"body": row.name}
            return NextStep(words, answer_href(visit, board.round.slug, row.key))
    return None


def _to_decide(visit: Visit, board: RoundBoard) -> NextStep | None:
    """When the round has closed: what waits for the approver's own committee."""
    for row in board.rows:
        if row.state == SubmissionState.SUBMITTED and visit.actor.holds_on(row.body_id, Role.APPROVER):
            words = _("Godkänn svaret från %(body)s") % {"body": row.name}
            return NextStep(words, answer_href(visit, board.round.slug, row.key))
    return None


def _to_approve(visit: Visit, board: RoundBoard) -> NextStep | None:
    for row in board.rows:
        if row.state == SubmissionState.SUBMITTED and may_approve(visit.actor, row.body_id):
            words = _("Läs svaret från %(body)s") % {"body": row.name}
            return NextStep(words, answer_href(visit, board.round.slug, row.key))
    return None


def _to_close(visit: Visit, board: RoundBoard, today: date) -> NextStep | None:
    if board.silent and board.round.closes_on >= today:
        return None
    return NextStep(_("Stäng omgången"), round_href(visit, board.round.slug, "close_round"))


def _to_give_role(visit: Visit, board: RoundBoard, mute: Collection[int]) -> NextStep | None:
    """While nothing has come in, the first who has nobody to answer."""
    for row in board.silent:
        if row.body_id in mute and not board.round.answered:
            words = _("Ge %(body)s en rapportör") % {"body": row.name}
            return NextStep(words, give_role_href(visit, row.key, round_href(visit, board.round.slug)))
    return None
