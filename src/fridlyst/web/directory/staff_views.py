"""Pages for those who meet violence in their work: where to refer, how to ask, what a manager does."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from fridlyst.base.errors import NotFound
from fridlyst.support.guidance.fitting import fitting
from fridlyst.support.guidance.reading import duty_to_report, manager_guide, routine_questions, situations
from fridlyst.support.guidance.shapes import Guide
from fridlyst.support.languages import SWEDISH
from fridlyst.support.national import national_lines
from fridlyst.support.queries import directory, guidance_notes
from fridlyst.support.shapes import Directory
from fridlyst.web.directory.pages import answer, draw, here
from fridlyst.web.directory.presenters import card
from fridlyst.web.quiet.frame import numbers_in


@require_safe
def show_staff(request: HttpRequest, town: str) -> HttpResponse:
    """Every situation, the most urgent first: the second tap is the answer."""
    return _page(request, "directory/staff.html", directory(town), {"situations": situations()})


@require_safe
def show_situation(request: HttpRequest, town: str, number: int) -> HttpResponse:
    """What to do in one situation, and whom the municipality has. NotFound where there is none."""
    found = directory(town)
    situation = situations().by_number(number)
    if situation is None:
        raise NotFound
    lines = {one.key: one for one in national_lines()}
    with translation.override(SWEDISH.locale):
        more = {
            "situation": situation,
            "reviewed": situations().reviewed,
            "note": guidance_notes(found.town.id).get(situation.code),
            "cards": [card(one, town, SWEDISH) for one in fitting(found, situation)],
            "called": numbers_in(SWEDISH, [lines[key] for key in situation.lines]),
            "duty": duty_to_report() if situation.children else None,
        }
    return _page(request, "directory/situation.html", found, more)


@require_safe
def show_manager(request: HttpRequest, town: str) -> HttpResponse:
    """The manager's steps when an employee is exposed, or uses violence."""
    return _guide(request, town, "När en medarbetare är utsatt", manager_guide())


@require_safe
def show_questions(request: HttpRequest, town: str) -> HttpResponse:
    """How everybody is asked about violence."""
    return _guide(request, town, "Så frågar du om våld", routine_questions())


@require_safe
def show_duty(request: HttpRequest, town: str) -> HttpResponse:
    """The duty to report a worry for a child."""
    return _page(request, "directory/duty.html", directory(town), {"duty": duty_to_report()})


def _guide(request: HttpRequest, town: str, title: str, guide: Guide) -> HttpResponse:
    more = {"title": title, "guide": guide}
    return _page(request, "directory/guide.html", directory(town), more)


def _page(request: HttpRequest, template: str, found: Directory, more: dict[str, object]) -> HttpResponse:
    return answer(draw(template, found, SWEDISH, here(request), more), found)
