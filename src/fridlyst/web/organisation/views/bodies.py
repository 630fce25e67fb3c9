"""The bodies of a municipality, and one body's own part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit, memberships
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.followup.policies import may_answer
from fridlyst.followup.queries import latest_status, latest_submissions
from fridlyst.followup.queries.keeping import kept_by_body
from fridlyst.followup.queries.merging import merge_can_be_undone
from fridlyst.indicators.queries import indicators_owned_by
from fridlyst.organisation import queries
from fridlyst.organisation.policies import may_edit_organisation
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.policies import may_add_own, may_see_drafts
from fridlyst.programmes.queries import all_activities, goals_owned_by
from fridlyst.programmes.shapes import ActivityView
from fridlyst.web.followup.presenters.keeping import cells_by_year
from fridlyst.web.organisation import answerers, presenters
from fridlyst.web.programmes.addresses import body_href, goal_href
from fridlyst.web.programmes.presenters import indicator_row
from fridlyst.web.programmes.rows import ActivityRow, Standing, activity_row, spread
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.shared.status import status_parts


@require_safe
@municipal("organisation")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The tree of bodies."""
    found = queries.bodies(visit.municipality.id)
    names = {body.id: body.name for body in found}
    file = exported(
        request,
        title=f"organisation {visit.municipality.name}",
        columns=presenters.body_columns(),
        rows=lambda: [presenters.body_cells(body, names) for body in found],
    )
    context = {
        "visit": visit,
        "nodes": presenters.body_nodes(found, visit, today()),
        "may_edit": may_edit_organisation(visit.actor),
    }
    return file or render(request, "organisation/list.html", context)


@require_safe
@municipal("organisation")
def show(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """A body's own part: what it answers for, itself and as a member of others, and what comes next."""
    known = queries.bodies(visit.municipality.id)
    view = one_body(known, body)
    before = answerers.taken_over(view, known)
    own = {one.id: one.name for one in (view, *before)}
    collectives = presenters.collectives_of(own, known)
    activities = _owned_activities(visit, own | collectives)
    rows, now = _rows(visit, activities)
    context = {
        "visit": visit,
        "body": view,
        "kind": presenters.kind_words(view),
        "validity": presenters.validity_words(view),
        "members": [(one.name, body_href(visit, one.key)) for one in known if one.id in view.members],
        "collectives": list(collectives.values()),
        "before": [(one.name, body_href(visit, one.key)) for one in before],
        "merger": answerers.merger(visit, view, known),
        "duties": answerers.duties(view, known, memberships(visit.municipality.id)),
        "rows": rows,
        "timed": any(row.time for row in rows),
        "standing": {"now": now},
        "parts": () if now is None else status_parts(spread((row.id for row in rows), now)),
        "coming": presenters.coming_dates(activities, visit, today()),
        **_owned_else(visit, view, own, collectives),
        **_rights(visit, view),
    }
    return render(request, "organisation/body.html", context)


def one_body(known: tuple[BodyView, ...], key: str) -> BodyView:
    """The body of an address; NotFound when it is not among `known`."""
    found = next((body for body in known if body.key == key), None)
    if found is None:
        raise NotFound
    return found


def _owned_activities(visit: Visit, through: dict[int, str]) -> list[ActivityView]:
    every = all_activities(municipality_id=visit.municipality.id, drafts=may_see_drafts(visit.actor))
    return [one for one in every if any(owner.body_id in through for owner in one.owners)]


def _rows(visit: Visit, activities: list[ActivityView]) -> tuple[list[ActivityRow], Standing | None]:
    now = latest_status(visit.municipality.id)
    return [activity_row(one, visit, today=today(), now=now) for one in activities], now


def _owned_else(
    visit: Visit, view: BodyView, own: dict[int, str], collectives: dict[int, str]
) -> dict[str, object]:
    """Goals, indicators, the latest answer and how it has answered year by year; five statements."""
    here, drafts = visit.municipality.id, may_see_drafts(visit.actor)
    through = (*own, *collectives)
    goals = goals_owned_by(municipality_id=here, body_ids=through, drafts=drafts)
    indicators = indicators_owned_by(municipality_id=here, body_ids=through, drafts=drafts)
    kept = kept_by_body(municipality_id=here, body_id=view.id, today=today())
    latest = next(iter(latest_submissions(municipality_id=here, body_ids=(view.id,))), None)
    return {
        "goals": [
            (
                one,
                goal_href(visit, one.programme_slug, one.goal_key),
                answerers.owner_note(one.body_id, view, own),
            )
            for one in goals
        ],
        "indicators": [
            (
                indicator_row(one.indicator, visit),
                one.goal_label,
                goal_href(visit, one.programme_slug, one.goal_key),
                one.indicator.body_id == view.id,
            )
            for one in indicators
        ],
        "kept": cells_by_year(kept),
        "latest": latest,
        "latest_words": presenters.submission_words(latest, today()) if latest else "",
        "answer_href": presenters.answer_href(visit, latest, view) if latest else "",
    }


def _rights(visit: Visit, view: BodyView) -> dict[str, object]:
    runs, merged = may_edit_organisation(visit.actor), view.merged_into_id is not None
    return {
        "may_edit": runs,
        "may_merge": runs and not merged and not view.collective,
        "may_undo": runs
        and merged
        and merge_can_be_undone(municipality_id=visit.municipality.id, body_id=view.id),
        "may_add_own": not view.members and not is_over(view) and may_add_own(visit.actor, view.id),
        "may_answer": may_answer(visit.actor, view.id),
        "crumbs": organisation_crumbs(visit),
    }


def is_over(view: BodyView) -> bool:
    """Whether the body has gone up in another."""
    return view.merged_into_id is not None and view.valid_to is not None and view.valid_to < today()


def organisation_crumbs(visit: Visit, view: BodyView | None = None) -> tuple[Crumb, ...]:
    """The way to a page below the organisation, or below one body."""
    first = Crumb(_("Organisation"), f"/{visit.municipality.slug}/organisation/")
    return (first,) if view is None else (first, Crumb(view.name, body_href(visit, view.key)))
