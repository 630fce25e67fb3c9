"""Rounds as lists and pages show them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.policies import may_read_answer
from fridlyst.followup.rules import StatusCounts
from fridlyst.followup.shapes import BodyAnswer, RoundBoard, RoundView
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.web.followup.addresses import answer_href, round_href
from fridlyst.web.followup.presenters.deciding import short_decision
from fridlyst.web.followup.presenters.words import (
    answered_words,
    closing_words,
    ending_words,
    period_words,
    state_words,
    submission_words,
)
from fridlyst.web.shared.status import HeatCell, HeatRow, StatusPart, counted, status_parts
from fridlyst.web.shared.text import short_day

_SHORT = 12
_BEGUN = (SubmissionState.DRAFT, SubmissionState.SENT_BACK)


@dataclass(frozen=True)
class RoundRow:
    """One round in the list."""

    title: str
    href: str
    kind: str
    period: str
    state: str
    answered: str
    open: bool


@dataclass(frozen=True)
class BodyRow:
    """One body of a round, for a narrow screen."""

    name: str
    href: str
    said: str
    silent: bool
    parts: tuple[StatusPart, ...]


@dataclass(frozen=True)
class Column:
    """A top goal across the map: a short heading, and what the goal is called."""

    heading: str
    words: str


@dataclass(frozen=True)
class BoardPage:
    """A round: the map for a wide screen, the list for a narrow one, and the whole in one bar."""

    round: RoundView
    kind: str
    period: str
    state: str
    closing: str
    columns: tuple[Column, ...]
    heat: tuple[HeatRow, ...]
    silent: tuple[BodyRow, ...]
    sent: tuple[BodyRow, ...]
    parts: tuple[StatusPart, ...]
    open: bool
    ending: str = ""
    unfinished: tuple[str, ...] = ()

    @property
    def answered_words(self) -> str:
        return answered_words(self.round)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)


def round_row(visit: Visit, view: RoundView, today: date) -> RoundRow:
    """A round's row."""
    return RoundRow(
        title=view.title,
        href=round_href(visit, view.slug),
        kind=str(FollowUpKind(view.kind).label),
        period=period_words(view),
        state=state_words(view, today),
        answered=answered_words(view) if view.state != RoundState.DRAFT else "",
        open=view.state == RoundState.OPEN,
    )


def board_page(visit: Visit, board: RoundBoard, today: date) -> BoardPage:
    """The page of an opened round."""
    rows = [(row, _body_row(visit, board.round, row)) for row in board.rows]
    is_open = board.round.state == RoundState.OPEN
    return BoardPage(
        round=board.round,
        kind=str(FollowUpKind(board.round.kind).label),
        period=period_words(board.round),
        state=state_words(board.round, today),
        closing=closing_words(board.round.closes_on, today) if is_open else "",
        columns=_columns(board),
        heat=tuple(_heat_row(board, row, short) for row, short in rows),
        silent=tuple(short for _, short in rows if short.silent),
        sent=tuple(short for _, short in rows if not short.silent),
        parts=parts_of(board.counts),
        open=is_open,
        ending=ending_words(board.round) if is_open and board.round.ends_on else "",
        unfinished=() if is_open else tuple(row.name for row in board.rows if row.state in _BEGUN),
    )


def parts_of(counts: StatusCounts) -> tuple[StatusPart, ...]:
    """The parts of a bar."""
    return status_parts(dict(counts.as_pairs()))


def counts_words(counts: StatusCounts) -> str:
    """ "2 klara, 1 pågår"."""
    return ", ".join(f"{count} {counted(status, count)}" for status, count in counts.as_pairs() if count)


def _columns(board: RoundBoard) -> tuple[Column, ...]:
    """A short heading for each top goal; programmes followed up together are told apart by a letter."""
    slugs = list(dict.fromkeys(goal.programme_slug for goal in board.goals))
    several = len(slugs) > 1
    seen: Counter[str] = Counter()
    found = []
    for goal in board.goals:
        seen[goal.programme_slug] += 1
        letter = chr(ord("A") + slugs.index(goal.programme_slug) % 26) if several else ""
        short = goal.label if goal.label and not several and len(goal.label) <= _SHORT else ""
        heading = short or f"{letter}{_number(goal.label) or seen[goal.programme_slug]}"
        words = " ".join(part for part in (goal.label, goal.title) if part)
        found.append(Column(heading, f"{words} ({goal.programme_title})" if several else words))
    return tuple(found)


def _number(label: str) -> str:
    """The number that a label ends with: "2" of "Utvecklingsområde 2"."""
    last = label.rsplit(" ", 1)[-1]
    return last if last[:1].isdigit() else ""


def _body_row(visit: Visit, view: RoundView, row: BodyAnswer) -> BodyRow:
    readable = may_read_answer(visit.actor, row.body_id, row.state)
    said = submission_words(row.state, row.submitted_at)
    if row.approved_at:
        approved = short_decision(row.decision) or short_day(row.approved_at)
        said = _("%(sent)s, godkänt %(approved)s") % {"sent": said, "approved": approved}
    return BodyRow(
        name=_name(view, row),
        href=answer_href(visit, view.slug, row.key) if readable else "",
        said=said,
        silent=row.silent,
        parts=parts_of(row.counts),
    )


def _name(view: RoundView, row: BodyAnswer) -> str:
    """The body, and who answers for it now that it has gone up in another."""
    if not row.heir or view.state != RoundState.OPEN:
        return row.name
    return _("%(body)s (nu %(heir)s)") % {"body": row.name, "heir": row.heir}


def _heat_row(board: RoundBoard, row: BodyAnswer, short: BodyRow) -> HeatRow:
    cells = tuple(_cell(goal.label or goal.title, row.cells.get(goal.id), short.href) for goal in board.goals)
    sent = submission_words(row.state, row.submitted_at)
    approved = short_decision(row.decision) or short_day(row.approved_at)
    return HeatRow(short.name, cells, short.href, (sent, approved))


def _cell(goal: str, counts: StatusCounts | None, href: str) -> HeatCell:
    if counts is None:
        return HeatCell(says=_("%(goal)s: inget att svara på") % {"goal": goal})
    return HeatCell(counts.overall, "", href, f"{goal}: {counts_words(counts)}")
