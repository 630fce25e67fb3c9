"""The directory's pages: each one statement, and nothing that tells one visitor from another."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.support.finding.shapes import Answers
from fridlyst.support.languages import SWEDISH, Language
from fridlyst.support.queries.directory import directory
from fridlyst.web.directory.asking import questions
from fridlyst.web.directory.choices import language_choices
from fridlyst.web.directory.pages import answer, draw, here, split_numbers
from fridlyst.web.directory.presenters import card
from fridlyst.web.directory.rows import sheet
from fridlyst.web.directory.standing import standing


@require_safe
def show_home(request: HttpRequest, town: str, language: Language = SWEDISH) -> HttpResponse:
    """The first page: numbers to call, four questions, free words."""
    found = directory(town)
    with translation.override(language.locale):
        more = {"ask": questions(found, Answers()), **split_numbers(language)}
        return answer(draw("directory/home.html", found, language, here(request), more), found)


@require_safe
def show_service(request: HttpRequest, town: str, number: int, language: Language = SWEDISH) -> HttpResponse:
    """One service, whole. NotFound where it is not shown."""
    found = directory(town)
    service = found.by_id.get(number)
    if service is None:
        raise NotFound
    with translation.override(language.locale):
        more = {"card": card(service, town, language), "standing": standing(service, clock.now())}
        return answer(draw("directory/service.html", found, language, here(request), more), found)


@require_safe
def show_every(
    request: HttpRequest, town: str, language: Language = SWEDISH, number: int = 1
) -> HttpResponse:
    """All services, by whom they are for."""
    found = directory(town)
    with translation.override(language.locale):
        more = {"sheet": sheet(found, language, number)}
        return answer(draw("directory/every.html", found, language, here(request), more), found)


@require_safe
def show_languages(request: HttpRequest, town: str, language: Language = SWEDISH) -> HttpResponse:
    """Every language by its own name."""
    found = directory(town)
    more = {"choices": language_choices(found, language)}
    return answer(draw("directory/languages.html", found, language, here(request), more), found)


@require_safe
def show_about(request: HttpRequest, town: str, language: Language = SWEDISH) -> HttpResponse:
    """What these pages hide, what nothing can hide, and how to call without being seen."""
    found = directory(town)
    return answer(draw("directory/about.html", found, language, here(request), {}), found)
