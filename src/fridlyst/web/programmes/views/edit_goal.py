"""Making, changing and taking away goals, and how they stand to the goals above."""

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
from fridlyst.programmes.shapes import GoalView, ProgrammeTree
from fridlyst.web.programmes.addresses import goal_href, programme_crumbs, programme_href
from fridlyst.web.programmes.forms.alignment import AlignmentForm, alignment_initial, as_fields
from fridlyst.web.programmes.forms.goal import GoalForm, goal_initial
from fridlyst.web.programmes.views.goals import goal_crumbs
from fridlyst.web.programmes.views.reading import one_goal, one_programme
from fridlyst.web.programmes.views.telling import say_saved
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def add(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """A new goal, at the top or, with `?under=` a goal's key, below that one."""
    require(may_edit_programme(visit.actor))
    tree = queries.tree(one_programme(visit, programme))
    form = _goal_form(request, visit, tree, None)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, tree, form))
        if made:
            say_saved(request, _("Målet är sparat."), form.schedules())
            return redirect(made)
    back = programme_href(visit, programme)
    page = FormPage(_("Nytt mål"), _("Spara målet"), back, programme_crumbs(visit, tree.programme))
    return form_answer(request, form, page)


def _add(visit: Visit, tree: ProgrammeTree, form: GoalForm) -> str:
    made = actions.add_goal(by=visit.actor, programme_id=tree.programme.id, fields=form.values(None))
    return goal_href(visit, tree.programme.slug, made.key)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def edit(request: HttpRequest, visit: Visit, programme: str, goal: str) -> HttpResponse:
    """Change a goal."""
    require(may_edit_programme(visit.actor))
    place = one_goal(visit, programme, goal)
    before = place.goal
    form = _goal_form(request, visit, place.tree, before)
    if request.method == "POST":
        saved = form.submit(
            lambda: actions.edit_goal(
                by=visit.actor, goal_id=before.id, version=form.seen, fields=form.values(before)
            )
        )
        if saved:
            say_saved(request, _("Målet är sparat."), form.schedules(before.schedules))
            return redirect(goal_href(visit, programme, saved.key))
    back = goal_href(visit, programme, goal)
    page = FormPage(_("Redigera målet"), _("Spara målet"), back, goal_crumbs(visit, place, itself=True))
    return form_answer(request, form, page)


@require_POST
@municipal("programmes")
def remove(request: HttpRequest, visit: Visit, programme: str, goal: str) -> HttpResponse:
    """Take away a goal that nothing hangs on."""
    require(may_edit_programme(visit.actor))
    place = one_goal(visit, programme, goal)
    actions.remove_goal(by=visit.actor, goal_id=place.goal.id)
    messages.success(request, _("Målet är borttaget."))
    return redirect(programme_href(visit, programme))


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def align(request: HttpRequest, visit: Visit, programme: str, goal: str | None = None) -> HttpResponse:
    """How the programme, or one goal of it, stands to the goals of the documents above it."""
    require(may_edit_programme(visit.actor))
    tree = one_goal(visit, programme, goal).tree if goal else queries.tree(one_programme(visit, programme))
    about = next((one for one in tree.walk() if one.key == goal), None)
    standing = about.alignments if about else tree.alignments
    form = AlignmentForm(
        request.POST or None,
        documents=queries.steering_documents(visit.municipality.id),
        initial=alignment_initial(standing, tree.programme.version),
    )
    back = goal_href(visit, programme, about.key) if about else programme_href(visit, programme)
    if request.method == "POST" and form.saves(lambda: _set_alignments(visit, tree, about, form)):
        messages.success(request, _("Förhållandet till styrdokumenten är sparat."))
        return redirect(back)
    title = _("Styrdokument ovanför %(goal)s") % {"goal": about.name} if about else ""
    page = FormPage(
        title or _("Styrdokument ovanför programmet"),
        _("Spara"),
        back,
        programme_crumbs(visit, tree.programme),
        _("Ange för varje mål om det följs, har anpassats eller inte följs. Skriv varför."),
    )
    return form_answer(request, form, page, "programmes/align.html", asked=list(form.asked()))


def _goal_form(request: HttpRequest, visit: Visit, tree: ProgrammeTree, before: GoalView | None) -> GoalForm:
    initial = goal_initial(before) if before else _beginning(request, tree)
    form = GoalForm(request.POST or None, initial=initial)
    form.offer_parents(tree, before)
    form.offer_bodies(bodies(visit.municipality.id), before.owners if before else (), today())
    return form


def _beginning(request: HttpRequest, tree: ProgrammeTree) -> dict[str, object]:
    """A new goal has the word that its level has already."""
    under = next((goal for goal in tree.walk() if goal.key == request.GET.get("under")), None)
    siblings = under.children if under else tree.goals
    return {"parent": under.id if under else "", "level_word": siblings[0].level_word if siblings else ""}


def _set_alignments(visit: Visit, tree: ProgrammeTree, about: GoalView | None, form: AlignmentForm) -> bool:
    """Replace what is stated here; what is stated elsewhere in the programme stands."""
    goal_id = about.id if about else None
    every = [*tree.alignments, *(one for goal in tree.walk() for one in goal.alignments)]
    others = as_fields(one for one in every if one.goal_id != goal_id)
    actions.set_alignments(
        by=visit.actor,
        programme_id=tree.programme.id,
        alignments=[*others, *form.values(goal_id)],
        version=form.seen,
    )
    return True
