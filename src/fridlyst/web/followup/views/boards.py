"""A round: who has answered what, and closing it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup import actions, queries
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.rules import DraftsOpen, check_round_step
from fridlyst.followup.shapes import RoundBoard
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.organisation.policies import require
from fridlyst.web.followup import tables
from fridlyst.web.followup.addresses import report_href, round_crumbs, round_href
from fridlyst.web.followup.presenters.rounds import board_page
from fridlyst.web.followup.presenters.steps import next_step
from fridlyst.web.followup.reading import runs_rounds
from fridlyst.web.followup.views.planning import show_preview
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal

BEGUN = (SubmissionState.DRAFT, SubmissionState.SENT_BACK)


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """A round as bodies × goals; one that is prepared shows what opening it would do."""
    board = queries.board(municipality_id=visit.municipality.id, slug=round, planned=runs_rounds(visit))
    if board.round.state == RoundState.DRAFT:
        return show_preview(request, visit, round)
    file = exported(
        request,
        title=f"{board.round.title} {visit.municipality.name}",
        columns=tables.board_columns(board),
        rows=lambda: [tables.board_cells(board, row) for row in board.rows],
    )
    context = {
        "visit": visit,
        "page": board_page(visit, board, today()),
        "step": next_step(visit, board, mute=_mute(visit, board), today=today()),
        "crumbs": round_crumbs(visit),
        "may_run": runs_rounds(visit),
        "hrefs": {page: round_href(visit, round, page) for page in ("edit_round", "close_round")},
        "asks": queries.has_questions(municipality_id=visit.municipality.id, round_id=board.round.id),
        "report_href": report_href(visit, round),
        "note_columns": (_("Svar"), _("Godkänt")),
    }
    return file or render(request, "followup/board.html", context)


def _mute(visit: Visit, board: RoundBoard) -> frozenset[int]:
    """Who has nobody to answer, also not by a link; read for who can give the role, until an answer comes."""
    if board.round.answered or not runs_rounds(visit):
        return frozenset()
    here = visit.municipality.id
    given = queries.links(municipality_id=here, round_id=board.round.id, today=today())
    linked = {one.body_key for one in given if one.works}
    silent = [row.body_id for row in board.silent if row.key not in linked]
    return queries.without_reporter(municipality_id=here, body_ids=silent)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def close(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Ask before a round is closed; those who have begun and not sent in are named."""
    require(may_run_rounds(visit.actor))
    board = queries.board(municipality_id=visit.municipality.id, slug=round)
    if request.method != "POST":
        check_round_step(board.round.state, RoundState.CLOSED)
        return _ask(request, visit, board, HTTPStatus.OK)
    named = set(request.POST.getlist("named"))
    known = [row.submission_id for row in board.rows if str(row.submission_id) in named]
    try:
        actions.close_round(by=visit.actor, round_id=board.round.id, known=known)
    except DraftsOpen:
        return _ask(request, visit, board, HTTPStatus.CONFLICT)
    messages.success(request, _("Omgången är stängd. Svaren ligger fast."))
    return redirect(round_href(visit, round))


def _ask(request: HttpRequest, visit: Visit, board: RoundBoard, status: int) -> HttpResponse:
    context = {
        "round": board.round,
        "begun": [row for row in board.rows if row.state in BEGUN],
        "untouched": [row for row in board.rows if row.state == SubmissionState.NOT_OPENED],
        "unapproved": [row for row in board.rows if row.state == SubmissionState.SUBMITTED],
        "crumbs": round_crumbs(visit, board.round),
        "back": round_href(visit, board.round.slug),
        "changed": status == HTTPStatus.CONFLICT,
    }
    return render(request, "followup/close.html", context, status=status)
