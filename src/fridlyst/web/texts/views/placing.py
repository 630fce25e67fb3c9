"""Where in the text the programme's goals and activities stand, and the place chosen by hand."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.organisation.policies import require
from fridlyst.programmes import queries
from fridlyst.programmes.actions import Tie, remove_place, set_place
from fridlyst.programmes.matching import Spot
from fridlyst.programmes.queries.text import PlaceView
from fridlyst.programmes.shapes import ActivityView, GoalView, ProgrammeView
from fridlyst.reports.columns import Column, Row
from fridlyst.texts.policies import may_write_text
from fridlyst.texts.queries import body
from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.texts.forms import NOWHERE, PlaceForm, spot_value
from fridlyst.web.texts.homes import Home, around
from fridlyst.web.texts.presenting import known_versions
from fridlyst.web.texts.splitting import joined


@dataclass(frozen=True)
class PlaceRow:
    """A goal or an activity and where it stands; `section` is empty where it does not."""

    kind: str
    title: str
    section: str
    words: str
    href: str
    change: str


@require_safe
def show(request: HttpRequest, visit: Visit, home: Home) -> HttpResponse:
    """Every goal and activity of the programme, those that the text does not hold first."""
    words = _newest(visit, home)
    rows = sorted(_rows(visit, home, words), key=lambda row: bool(row.section))
    file = exported(
        request,
        title=f"{_('ställen i texten')} {home.title}"[:120],
        columns=_columns(),
        rows=lambda: [_cells(row) for row in rows],
    )
    context = {
        **around(visit, home, _("Mål och aktiviteter i texten")),
        "rows": rows,
        "missing": sum(not row.section for row in rows),
    }
    return file or render(request, "texts/places.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def place_goal(request: HttpRequest, visit: Visit, home: Home, goal: str) -> HttpResponse:
    """Choose where a goal stands."""
    tree = queries.tree(_programme(home))
    found = next((one for one in tree.walk() if one.key == goal), None)
    return _place(request, visit, home, found)


@require_http_methods(["GET", "HEAD", "POST"])
def place_activity(request: HttpRequest, visit: Visit, home: Home, activity: str) -> HttpResponse:
    """Choose where an activity stands."""
    tree = queries.tree(_programme(home))
    found = next((one for one in tree.activities() if one.key == activity), None)
    return _place(request, visit, home, found)


def _place(
    request: HttpRequest, visit: Visit, home: Home, thing: GoalView | ActivityView | None
) -> HttpResponse:
    require(may_write_text(visit.actor))
    words = _newest(visit, home)
    if thing is None or words is None:
        raise NotFound
    now = next((one for one in _places(visit, home) if _is_of(one, thing)), None)
    form = PlaceForm(
        request.POST or None, initial={"spot": spot_value(now.section, now.passage) if now else NOWHERE}
    )
    form.offer(words)
    if request.method == "POST" and form.saves(lambda: _save(visit, home, thing, form.chosen)):
        messages.success(request, _("Stället är sparat."))
        return redirect(home.href("places"))
    crumbs = (*home.crumbs, Crumb(_("Text"), home.href()), Crumb(_("Ställen"), home.href("places")))
    page = FormPage(_("Välj ställe i texten"), _("Spara stället"), home.href("places"), crumbs, thing.title)
    return form_answer(request, form, page)


def _save(visit: Visit, home: Home, thing: GoalView | ActivityView, chosen: tuple[str, str] | None) -> None:
    is_goal = isinstance(thing, GoalView)
    goal_id, activity_id = (thing.id, None) if is_goal else (None, thing.id)
    if chosen is None:
        remove_place(by=visit.actor, programme_id=home.id, goal_id=goal_id, activity_id=activity_id)
        return
    set_place(by=visit.actor, programme_id=home.id, tie=Tie(Spot(*chosen), goal_id, activity_id))


def _programme(home: Home) -> ProgrammeView:
    if home.programme is None:
        raise NotFound
    return home.programme


def _places(visit: Visit, home: Home) -> tuple[PlaceView, ...]:
    return queries.places_of(municipality_id=visit.municipality.id, programme_id=home.id)


def _is_of(place: PlaceView, thing: GoalView | ActivityView) -> bool:
    return thing.id == (place.goal_id if isinstance(thing, GoalView) else place.activity_id)


def _newest(visit: Visit, home: Home) -> TextBody | None:
    known = known_versions(visit, home)
    return body(municipality_id=visit.municipality.id, version_id=known[-1].id) if known else None


def _rows(visit: Visit, home: Home, words: TextBody | None) -> list[PlaceRow]:
    sections = {one.key: one for one in words.sections} if words else {}
    passages = {one.key: one for _section, one in words.passages()} if words else {}
    placed = _places(visit, home)
    goals = {one.goal_id: one for one in placed if one.goal_id}
    activities = {one.activity_id: one for one in placed if one.activity_id}
    tree = queries.tree(_programme(home))
    found = [_row(home, goal, goals.get(goal.id), sections, passages) for goal in tree.walk()]
    return found + [
        _row(home, one, activities.get(one.id), sections, passages)
        for one in tree.activities()
        if one.origin == "programme"
    ]


def _row(
    home: Home,
    thing: GoalView | ActivityView,
    place: PlaceView | None,
    sections: dict[str, Section],
    passages: dict[str, Passage],
) -> PlaceRow:
    is_goal = isinstance(thing, GoalView)
    section = sections.get(place.section) if place else None
    passage = passages.get(place.passage) if place else None
    at = place.passage or place.section if place else ""
    return PlaceRow(
        kind=_("Mål") if is_goal else _("Aktivitet"),
        title=f"{thing.number} {thing.title}".strip() if isinstance(thing, GoalView) else thing.title,
        section=(section.title or _("Utan rubrik")) if section else "",
        words=joined(passage.text, 120) if passage else "",
        href=f"{home.href()}#{at}" if section else "",
        change=home.href("place" if is_goal else "place_activity", thing.key),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Slag"), key="kind"),
        Column(_("Mål eller aktivitet"), weight=3, key="title"),
        Column(_("Avsnitt"), weight=2, key="section"),
        Column(_("Så står det"), weight=3, key="words"),
    )


def _cells(row: PlaceRow) -> Row:
    return (row.kind, row.title, row.section, row.words)
