"""What every public page can answer with: a page, an error, and the blank page on the way out."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from fridlyst.support.languages import SWEDISH, Language
from fridlyst.web.quiet.frame import WAY_OUT, language_at, numbers_in, shown
from fridlyst.web.quiet.town import NOWHERE, surrounding


def quiet_page(template: str, context: Mapping[str, object], *, status: int = HTTPStatus.OK) -> HttpResponse:
    """A public page; it is told nothing of the request, so that no cookie can be asked for.

    `context` holds `town` (a MunicipalityView, or nothing), `language` (Language) and `here`, the page's own
    address; it may hold `way_out` (an address) and `numbers` (frame.Number) of its own.
    """
    language = context.get("language")
    return HttpResponse(
        drawn(template, context, language if isinstance(language, Language) else SWEDISH), status=status
    )


def drawn(template: str, context: Mapping[str, object], language: Language) -> str:
    """The page's markup, in the words of its language."""
    with translation.override(language.locale):
        frame = {"language": language, "shown": shown(language), "numbers": numbers_in(language)}
        return render_to_string(template, {"way_out": WAY_OUT, **frame, **context})


def leaving(request: HttpRequest) -> HttpResponse:
    """A blank page that goes on by itself, and stays blank where the target cannot be reached."""
    around = surrounding(request)
    site = urlsplit(around.way_out).hostname
    page = HttpResponse(render_to_string("quiet/leaving.html", {"way_out": around.way_out, "site": site}))
    page.framers = around.framers  # type: ignore[attr-defined]
    return page


def quiet_error(
    request: HttpRequest, status: int, *, headers: Mapping[str, str] = MappingProxyType({})
) -> HttpResponse:
    """An error in neutral words and the address's language, with the national numbers."""
    around = surrounding(request) if status < HTTPStatus.INTERNAL_SERVER_ERROR else NOWHERE
    own = {"status": status, "here": request.get_full_path(), "language": language_at(request.path_info)}
    context = {**own, "way_out": around.way_out, "home": around.home}
    page = quiet_page("quiet/error.html", context, status=status)
    page.framers = around.framers  # type: ignore[attr-defined]
    for name, value in headers.items():
        page.headers[name] = value
    return page
