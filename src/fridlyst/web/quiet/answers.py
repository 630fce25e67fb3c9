"""What every public page can answer with: a page, an error, and the blank page on the way out."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

# Where the way out leads: a page that anyone may have read, and that is there.
WAY_OUT = "https://www.smhi.se/"


def quiet_page(template: str, context: dict[str, object], *, status: int = HTTPStatus.OK) -> HttpResponse:
    """A public page; it is told nothing of the request, so that no cookie can be asked for."""
    return HttpResponse(render_to_string(template, {"way_out": WAY_OUT, **context}), status=status)


def leaving(request: HttpRequest) -> HttpResponse:
    """A blank page that goes on by itself, and stays blank where the target cannot be reached."""
    return quiet_page("quiet/leaving.html", {})


def quiet_error(
    request: HttpRequest, status: int, *, headers: Mapping[str, str] = MappingProxyType({})
) -> HttpResponse:
    """An error in neutral words, with the national numbers."""
    page = quiet_page("quiet/error.html", {"status": status, "here": request.get_full_path()}, status=status)
    for name, value in headers.items():
        page.headers[name] = value
    return page
