"""The frame of the public pages about programmes."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.languages import SWEDISH
from fridlyst.web.quiet.answers import quiet_error, quiet_page

PublicView = Callable[..., HttpResponseBase]


def framed(
    request: HttpRequest,
    template: str,
    town: MunicipalityView,
    context: dict[str, object],
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """A public page about a municipality's programmes."""
    around = {"town": town, "language": SWEDISH, "here": request.get_full_path()}
    return quiet_page(template, {**around, **context}, status=status)


def read_only(view: PublicView) -> PublicView:
    """A page that is only read; any other way of asking gets an error in the same frame."""

    @wraps(view)
    def answer(request: HttpRequest, **address: object) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return quiet_error(request, HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
        return view(request, **address)

    return answer
