"""The start page: what needs the visitor now, how it goes, what comes."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import now, today
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.followup import queries
from fridlyst.followup.calendar import demands
from fridlyst.followup.queries.calendar import Demanded, mute_before
from fridlyst.followup.queries.deciding import Waiting, left_waiting
from fridlyst.followup.shapes import RoundView, Task
from fridlyst.followup.terms import RoundState, Status
from fridlyst.organisation.terms import Role
from fridlyst.programmes.queries import all_activities, places, programmes
from fridlyst.programmes.shapes import ActivityPlace, ActivityView, ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.situation.queries import standing
from fridlyst.situation.shapes import Standing
from fridlyst.web.followup.addresses import activities_href, round_href
from fridlyst.web.followup.presenters import start as presented
from fridlyst.web.followup.presenters import todo
from fridlyst.web.followup.presenters.todo_calendar import calendar_todos
from fridlyst.web.followup.presenters.todo_comments import comment_todos
from fridlyst.web.followup.presenters.todo_insight import feedback_todos
from fridlyst.web.followup.presenters.todo_matters import matter_todos
from fridlyst.web.followup.presenters.todo_situation import situation_todos
from fridlyst.web.followup.presenters.todo_support import own_reviews, stale_for, support_todos
from fridlyst.web.followup.presenters.words import answered_words, closing_words
from fridlyst.web.followup.reading import runs_rounds
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.own_words import own_word

# A committee meets about once a month: after two nobody is asked any longer.
_RECENTLY = timedelta(days=60)
_Places = Mapping[int, tuple[ActivityPlace, ...]]


@require_safe
@municipal("overview")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What needs me now? Answered by role; then how it goes and what comes."""
    here, day, leads = visit.municipality.id, today(), runs_rounds(visit)
    rounds = queries.rounds(municipality_id=here, planned=leads)
    tasks = queries.tasks(municipality_id=here, body_ids=None)
    every = programmes(municipality_id=here, drafts=leads)
    served = places(municipality_id=here, drafts=False)
    active = presented.current(all_activities(municipality_id=here, drafts=False), served, every, day)
    now = queries.latest_status(here) or {}
    picture = standing(municipality_id=here, today=day) if leads else None
    late, late_count = presented.late_ones(visit, active, now)
    todos = _todos(visit, rounds, tasks, every, active, served, picture) if picture else ()
    stale = stale_for(visit, day, leads=leads)
    context = {
        "visit": visit,
        "leads": leads,
        "keeps": may_keep_matters(visit.actor),
        **_mine(visit, tasks),
        "todos": (
            *todos,
            *matter_todos(visit, day, first=not todos),
            *(support_todos(visit, stale) if leads else ()),
            *feedback_todos(visit),
        ),
        "reviews": own_reviews(visit, stale),
        "standings": presented.standings(visit, every, active, served, now),
        "as_of": presented.as_of(rounds, day),
        "coming": presented.coming(visit, rounds, active, day),
        "late": late,
        "late_heading": own_word(Status.LATE) or _("Försenat"),
        "late_count": late_count,
        "late_href": f"{activities_href(visit)}?lage=late",
        "silent": () if leads else _silent(visit, rounds, tasks),
        "programmes": every,
    }
    return render(request, "followup/start.html", context)


def _mine(visit: Visit, tasks: Sequence[Task]) -> dict[str, object]:
    """What the visitor is to answer and to approve, by the roles held on each body."""
    actor = visit.actor
    answering = [one for one in tasks if actor.holds_on(one.body_id, Role.REPORTER)]
    approving = [one for one in tasks if actor.holds_on(one.body_id, Role.APPROVER)]
    own = todo.own_tasks(visit, queries.with_questions(answering), today())
    approvals = (*todo.approvals(visit, approving), *todo.late_approvals(visit, _left_waiting(visit)))
    return {
        "own": own,
        "done_with": todo.waiting_words(answering),
        "approvals": approvals,
        "comments": comment_todos(visit, today(), first=not own and not approvals),
        "approves": actor.holds(Role.APPROVER),
        "reports": actor.holds(Role.REPORTER),
    }


def _left_waiting(visit: Visit) -> list[Waiting]:
    """What the visitor did not come to approve before the round closed, not long ago."""
    if runs_rounds(visit) or not visit.actor.holds(Role.APPROVER):
        return []
    found = left_waiting(visit.municipality.id, since=now() - _RECENTLY)
    return [one for one in found if visit.actor.holds_on(one.body_id, Role.APPROVER)]


def _todos(
    visit: Visit,
    rounds: Sequence[RoundView],
    tasks: Sequence[Task],
    every: Sequence[ProgrammeView],
    active: Sequence[ActivityView],
    served: _Places,
    picture: Standing,
) -> tuple[todo.Todo, ...]:
    goals = [place.goal_id for one in active for place in served.get(one.id, ())]
    return todo.coordinator_todos(
        visit,
        rounds=rounds,
        tasks=tasks,
        empty_goals=queries.goals_without_activity(municipality_id=visit.municipality.id, served=goals),
        ownerless=[one for one in active if not one.owners and one.body_id is None],
        drafts=[view for view in every if view.state == ProgrammeState.DRAFT],
        calendar=(*situation_todos(visit, picture, today()), *_calendar(visit, rounds, every, picture)),
        in_force=any(view.state == ProgrammeState.IN_FORCE for view in every),
        today=today(),
    )


def _calendar(
    visit: Visit, rounds: Sequence[RoundView], every: Sequence[ProgrammeView], picture: Standing
) -> tuple[todo.Todo, ...]:
    """What the calendar waits for; a picture of the situation answers what the law demands itself."""
    decided = tuple(view for view in every if view.state != ProgrammeState.DRAFT)
    found = Demanded(decided, tuple(rounds), demands(decided, rounds, today(), law=picture.current is None))
    mute = mute_before(municipality_id=visit.municipality.id, rounds=rounds, today=today())
    return calendar_todos(visit, found, mute, today())


def _silent(
    visit: Visit, rounds: Sequence[RoundView], tasks: Sequence[Task]
) -> tuple[tuple[str, str, str, str], ...]:
    """For those who read: each open round with how many have answered, and who has not."""
    return tuple(
        (
            view.title,
            f"{answered_words(view)}. {closing_words(view.closes_on, today())}",
            todo.named(todo.silent_names(view, tasks)),
            round_href(visit, view.slug),
        )
        for view in rounds
        if view.state == RoundState.OPEN
    )
