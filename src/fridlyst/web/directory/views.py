"""The directory's pages: each one statement, and nothing that tells one visitor from another.

QuietMiddleware has made the language of the address the one that is active.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.support.finding.answers import read_answers
from fridlyst.support.languages import SWEDISH, Language
from fridlyst.support.shapes import Directory
from fridlyst.web.directory.asking import form
from fridlyst.web.directory.choices import language_choices
from fridlyst.web.directory.found import found_page
from fridlyst.web.directory.kept import current_directory, kept_page
from fridlyst.web.directory.pages import answer, draw, here, split_numbers
from fridlyst.web.directory.presenters import card
from fridlyst.web.directory.rows import sheet
from fridlyst.web.directory.standing import standing

# As the page's own form is sent, and what Django's reading of it is slower at.
_FORM: Final = "application/x-www-form-urlencoded"
# The form has five fields, of which one is answered many times.
_MOST_FIELDS: Final = 200
Parts = Callable[[], Mapping[str, object]]


@require_http_methods(["GET", "HEAD", "POST"])
def show_home(request: HttpRequest, town: str, language: Language = SWEDISH) -> HttpResponse:
    """The first page: numbers to call, four questions, free words; sent to, who fits and why."""
    found = current_directory(town)
    if request.method == "POST":
        return answer(found_page(found, language, read_answers(_sent(request))), found)
    parts: Parts = lambda: {"form": form(found, language).decode(), **split_numbers(language)}  # noqa: E731
    return _page(request, found, language, "directory/home.html", parts)


@require_safe
def show_service(request: HttpRequest, town: str, number: int, language: Language = SWEDISH) -> HttpResponse:
    """One service, whole. NotFound where it is not shown."""
    found = current_directory(town)
    service = found.by_id.get(number)
    if service is None:
        raise NotFound
    now = standing(service, clock.now())
    parts: Parts = lambda: {"card": card(service, town, language), "standing": now}  # noqa: E731
    return _page(request, found, language, "directory/service.html", parts, number, now)


@require_safe
def show_every(
    request: HttpRequest, town: str, language: Language = SWEDISH, number: int = 1
) -> HttpResponse:
    """All services, by whom they are for. NotFound where there are not so many."""
    found = current_directory(town)
    parts: Parts = lambda: {"sheet": sheet(found, language, number)}  # noqa: E731
    return _page(request, found, language, "directory/every.html", parts, number)


@require_safe
def show_languages(request: HttpRequest, town: str, language: Language = SWEDISH) -> HttpResponse:
    """Every language by its own name."""
    found = current_directory(town)
    return _page(
        request,
        found,
        language,
        "directory/languages.html",
        lambda: {"choices": language_choices(found, language)},
    )


@require_safe
def show_about(request: HttpRequest, town: str, language: Language = SWEDISH) -> HttpResponse:
    """What these pages hide, what nothing can hide, and how to call without being seen."""
    return _page(request, current_directory(town), language, "directory/about.html", dict)


def _page(
    request: HttpRequest,
    found: Directory,
    language: Language,
    template: str,
    parts: Parts,
    *depends: Hashable,
) -> HttpResponse:
    """The page as kept for its address, where its way out leads; one with a query is drawn each time."""

    def drawn() -> bytes:
        return draw(template, found, language, here(request), parts()).encode()

    if request.META.get("QUERY_STRING"):
        return answer(drawn(), found)
    return answer(kept_page(found, (request.path_info, *depends), drawn), found)


def _sent(request: HttpRequest) -> Mapping[str, Sequence[str]]:
    """What was sent; nothing, where it cannot be read as a form."""
    try:
        if request.content_type == _FORM:
            return parse_qs(request.read().decode(errors="replace"), max_num_fields=_MOST_FIELDS)
        return dict(request.POST.lists())
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, ValueError):
        return {}
