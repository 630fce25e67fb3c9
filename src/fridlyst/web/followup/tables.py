"""The columns and rows of every list that can be had as a file."""

from django.utils.translation import gettext as _

from fridlyst.followup.rules import STATUSES
from fridlyst.followup.shapes import BodyAnswer, RoundBoard, RoundView
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.shared.status import coded, label_of


def round_columns() -> tuple[Column, ...]:
    """Of the list of rounds."""
    return (
        Column(_("Omgång"), weight=2, key="round"),
        Column(_("Slag"), key="kind"),
        Column(_("Läge"), key="state"),
        Column(_("Perioden börjar"), Kind.DATE, key="period_start"),
        Column(_("Perioden slutar"), Kind.DATE, key="period_end"),
        Column(_("Sista dag att svara"), Kind.DATE, key="closes_on"),
        Column(_("Tillfrågade"), Kind.NUMBER, key="asked"),
        Column(_("Har svarat"), Kind.NUMBER, key="answered"),
    )


def round_cells(view: RoundView) -> Row:
    """One round."""
    return (
        view.title,
        str(FollowUpKind(view.kind).label),
        str(RoundState(view.state).label),
        view.period_start,
        view.period_end,
        view.closes_on,
        view.asked,
        view.answered,
    )


def board_columns(board: RoundBoard) -> tuple[Column, ...]:
    """Of a round: the body, its answer, how many of each status, and each top goal."""
    goals = (Column(goal.label or goal.title, key=f"goal_{goal.key}_{goal.id}") for goal in board.goals)
    return (
        Column(_("Ansvarig"), weight=2, key="body"),
        Column(_("Slag"), key="kind"),
        Column(_("Svar"), key="state"),
        Column(_("Sparat"), Kind.DATE, key="saved_at"),
        Column(_("Inskickat"), Kind.DATE, key="submitted_at"),
        Column(_("Godkänt"), Kind.DATE, key="approved_at"),
        Column(_("Beslutsdag"), Kind.DATE, key="decided_on"),
        Column(_("Paragraf"), key="decision_paragraph"),
        *(Column(label_of(status), Kind.NUMBER, key=status) for status in STATUSES),
        *goals,
    )


def board_cells(board: RoundBoard, row: BodyAnswer) -> Row:
    """One body; a goal that it was not asked about is empty."""
    return (
        row.name,
        str(BodyKind(row.kind).label),
        str(SubmissionState(row.state).label),
        row.saved_at,
        row.submitted_at,
        row.approved_at,
        row.decision.on,
        row.decision.paragraph,
        *(getattr(row.counts, status) for status in STATUSES),
        *(coded(row.cells[goal.id].overall) if goal.id in row.cells else "" for goal in board.goals),
    )
