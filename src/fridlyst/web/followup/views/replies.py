"""What was answered to the questions of a round, for everyone who reads it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.counts.queries.rule import rule_of
from fridlyst.followup import queries
from fridlyst.web.followup.addresses import round_crumbs
from fridlyst.web.followup.presenters.replies import reply_columns, reply_rows, result_blocks
from fridlyst.web.followup.presenters.words import answered_words, period_words
from fridlyst.web.followup.reading import one_round, runs_rounds
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Each question with its answers, of those who have sent in; as a list of answers in files."""
    view = one_round(visit, round)
    results = queries.question_results(
        municipality_id=visit.municipality.id, round_id=view.id, rule=rule_of(visit.municipality.id)
    )
    file = exported(
        request,
        title=f"{_('Svar på frågorna')} {view.title} {visit.municipality.name}",
        columns=reply_columns(),
        rows=lambda: reply_rows(results),
    )
    context = {
        "visit": visit,
        "round": view,
        "period": period_words(view),
        "answered": answered_words(view),
        "blocks": result_blocks(visit, view, results),
        "may_run": runs_rounds(visit),
        "crumbs": round_crumbs(visit, view),
    }
    return file or render(request, "followup/replies.html", context)
