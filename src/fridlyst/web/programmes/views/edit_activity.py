"""Making, changing and ending activities."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.programmes import actions, queries
from fridlyst.programmes.policies import may_edit_programme
from fridlyst.programmes.shapes import ActivityView
from fridlyst.web.programmes.addresses import activities_href, activity_href, brief, goal_href
from fridlyst.web.programmes.forms.activity import ActivityForm, activity_initial
from fridlyst.web.programmes.views.activities import may_change
from fridlyst.web.programmes.views.goals import goal_crumbs
from fridlyst.web.programmes.views.reading import one_activity, one_goal, sees_drafts
from fridlyst.web.programmes.views.telling import say_saved
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def add(request: HttpRequest, visit: Visit, programme: str, goal: str) -> HttpResponse:
    """A new activity of the programme, under a goal."""
    require(may_edit_programme(visit.actor))
    place = one_goal(visit, programme, goal)
    form = activity_form(request, visit, None, [place.goal.id])
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            say_saved(request, _("Aktiviteten är sparad."), form.schedules())
            return redirect(made)
    back = goal_href(visit, programme, goal)
    page = FormPage(_("Ny aktivitet"), _("Spara aktiviteten"), back, goal_crumbs(visit, place, itself=True))
    return form_answer(request, form, page)


def _add(visit: Visit, form: ActivityForm) -> str:
    made = actions.add_activity(by=visit.actor, fields=form.values(None, by=visit.actor))
    return activity_href(visit, made.key)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("activities")
def edit(request: HttpRequest, visit: Visit, activity: str) -> HttpResponse:
    """Change an activity."""
    view = one_activity(visit, activity)
    require(may_change(visit, view))
    # Goals of drafts stand among the initial ones, or saving would take the activity from them.
    places = queries.places(municipality_id=visit.municipality.id, drafts=True, activity_id=view.id)
    form = activity_form(request, visit, view, [place.goal_id for place in places.get(view.id, ())])
    if request.method == "POST":
        saved = form.submit(
            lambda: actions.edit_activity(
                by=visit.actor,
                activity_id=view.id,
                version=form.seen,
                fields=form.values(view, by=visit.actor),
            )
        )
        if saved:
            say_saved(request, _("Aktiviteten är sparad."), form.schedules(view.schedules))
            return redirect(activity_href(visit, saved.key))
    back = activity_href(visit, activity)
    crumbs = (Crumb(_("Aktiviteter"), activities_href(visit)), Crumb(brief(view.title), back))
    return form_answer(
        request, form, FormPage(_("Redigera aktiviteten"), _("Spara aktiviteten"), back, crumbs)
    )


@require_POST
@municipal("activities")
def withdraw(request: HttpRequest, visit: Visit, activity: str) -> HttpResponse:
    """The activity is not asked about any more; its history stands."""
    view = one_activity(visit, activity)
    require(may_change(visit, view))
    actions.withdraw_activity(by=visit.actor, activity_id=view.id, on=today())
    messages.success(request, _("Aktiviteten är avslutad. Det som har rapporterats står kvar."))
    return redirect(activity_href(visit, activity))


def activity_form(
    request: HttpRequest, visit: Visit, view: ActivityView | None, goal_ids: list[int], **beginning: object
) -> ActivityForm:
    """The form with everything that can be chosen; a new one begins under `goal_ids`."""
    initial = activity_initial(view, goal_ids) if view else {"goals": goal_ids, **beginning}
    form = ActivityForm(request.POST or None, initial=initial)
    here = visit.municipality.id
    form.offer_goals(queries.goal_choices(municipality_id=here, drafts=sees_drafts(visit)))
    form.offer_bodies(bodies(here), view.owners if view else (), today())
    return form
