"""Courses: the list, one of them, and its form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.competence import actions, queries
from fridlyst.competence.policies import may_keep_courses
from fridlyst.competence.shapes import CompetenceView, CourseStanding, CourseView
from fridlyst.competence.terms import CourseKind, CourseTheme
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import BodyKind
from fridlyst.reports.contents import competence_words as words
from fridlyst.reports.contents.competence import over_time_words
from fridlyst.web.competence import presenters, tables
from fridlyst.web.competence.finding import courses_crumb, crumbs, href, staffed
from fridlyst.web.competence.forms.courses import CourseForm, PresetForm, course_initial
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_KINDS = {str(one): str(one.label) for one in BodyKind}


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every course, and the national ones that can be added."""
    every = queries.courses(visit.municipality.id)
    file = exported(
        request,
        title=_("kurser %(municipality)s") % {"municipality": visit.municipality.name},
        columns=tables.course_columns(),
        rows=lambda: [tables.course_row(one) for one in every],
    )
    return file or render(request, "competence/courses.html", _list_context(visit, every))


def _list_context(visit: Visit, every: tuple[CourseView, ...]) -> dict[str, object]:
    names = {one.id: one.name for one in bodies(visit.municipality.id)}
    return {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
        "rows": [
            {
                "course": one,
                "kind": CourseKind(one.kind).label,
                "theme": CourseTheme(one.theme).label,
                "whom": presenters.audience_words(one, names, _KINDS),
                "holds": words.holds_words(one),
            }
            for one in every
        ],
        "keeps": may_keep_courses(visit.actor),
    }


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, course: str) -> HttpResponse:
    """One course: the share over time, body by body."""
    found = queries.course(municipality_id=visit.municipality.id, key=course)
    view = queries.competence(municipality_id=visit.municipality.id, today=today())
    standing = next((one for one in view.courses if one.course.id == found.id), None)
    file = exported(
        request,
        title=found.title,
        columns=tables.standing_columns(),
        rows=lambda: list(tables.standing_rows([standing] if standing else [])),
    )
    context = _course_context(visit, view, found, standing) if file is None else {}
    return file or render(request, "competence/course.html", context)


def _course_context(
    visit: Visit, view: CompetenceView, found: CourseView, standing: CourseStanding | None
) -> dict[str, object]:
    names = {one.id: one.name for one in view.bodies}
    return {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit, courses_crumb(visit)),
        "course": found,
        "standing": standing,
        "card": presenters.card(visit, view, standing) if standing else None,
        "drawing": presenters.over_time(standing) if standing else "",
        "drawing_words": over_time_words(standing) if standing else "",
        "squares": [
            (one, presenters.square(one), href(visit, "body", one.key))
            for one in (standing.bodies if standing else ())
        ],
        "legend": presenters.legend_of([standing], view) if standing else "",
        "kind": CourseKind(found.kind).label,
        "theme": CourseTheme(found.theme).label,
        "whom": presenters.audience_words(found, names, _KINDS),
        "group": words.group_words(found),
        "holds": words.holds_words(found),
        "keeps": may_keep_courses(visit.actor),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A course of the municipality's own, or any other."""
    require(may_keep_courses(visit.actor))
    initial = {"kind": CourseKind.OWN, "group": "everyone", "theme": CourseTheme.CLOSE_RELATIONS}
    form = CourseForm(request.POST or None, initial=initial)
    form.offer(staffed(visit), queries.courses(visit.municipality.id), None)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            messages.success(request, _("Kursen är tillagd."))
            return redirect(made)
    back = href(visit, "courses")
    page = FormPage(_("Lägg till en kurs"), _("Lägg till kursen"), back, crumbs(visit, courses_crumb(visit)))
    return form_answer(request, form, page)


def _add(visit: Visit, form: CourseForm) -> str:
    made = actions.add_course(by=visit.actor, fields=form.values())
    return href(visit, "course", made.key)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def edit(request: HttpRequest, visit: Visit, course: str) -> HttpResponse:
    """Change a course, or put it away."""
    require(may_keep_courses(visit.actor))
    every = queries.courses(visit.municipality.id)
    found = queries.course(municipality_id=visit.municipality.id, key=course)
    form = CourseForm(request.POST or None, initial=course_initial(found))
    form.offer(staffed(visit), every, found.id)
    back = href(visit, "course", course)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_course(
            by=visit.actor, course_id=found.id, version=form.seen, fields=form.values()
        )
    ):
        messages.success(request, _("Kursen är sparad."))
        return redirect(back)
    way = crumbs(visit, courses_crumb(visit), Crumb(found.title, back))
    return form_answer(request, form, FormPage(_("Ändra kursen"), _("Spara kursen"), back, way))


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def presets(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The national courses that most municipalities use, added in one go."""
    require(may_keep_courses(visit.actor))
    form = PresetForm(request.POST or None)
    form.offer(one.title for one in queries.courses(visit.municipality.id))
    back = href(visit, "courses")
    if request.method == "POST":
        count = form.submit(lambda: actions.add_presets(by=visit.actor, titles=form.cleaned_data["titles"]))
        if count is not None:
            said = ngettext("%(count)s kurs är tillagd.", "%(count)s kurser är tillagda.", count)
            messages.success(request, said % {"count": count})
            return redirect(back)
    lead = _("Nationella kurser som är gratis och öppna för alla. Du kan ändra mål och målgrupp efteråt.")
    page = FormPage(
        _("Lägg till nationella kurser"),
        _("Lägg till kurserna"),
        back,
        crumbs(visit, courses_crumb(visit)),
        lead,
    )
    return form_answer(request, form, page)
