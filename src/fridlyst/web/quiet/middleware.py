"""Answers the public pages before sessions, cookies and sign-in are reached: they leave no trace."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation

from fridlyst.base.errors import FridlystError, NotFound
from fridlyst.web.quiet.answers import leaving, quiet_error
from fridlyst.web.shared.middleware import PERMISSIONS_POLICY, status_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]
PREFIXES: Final = ("/info/", "/insyn/")
# What a form of these pages can hold at most, in bytes.
LARGEST: Final = 64 * 1024
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {framers}"
)


class QuietMiddleware:
    """Pages below /info/ and /insyn/: no middleware after this one sees them, no header names the visitor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIXES):
            return self.get_response(request)
        with translation.override(settings.LANGUAGE_CODE):
            return _with_headers(_answer(request))


def _answer(request: HttpRequest) -> HttpResponseBase:
    if _length(request) > LARGEST:
        return quiet_error(request, 413)
    if _comes_from_itself(request):
        return leaving(request)
    try:
        view = resolve(request.path_info)
    except Resolver404:
        return quiet_error(request, 404)
    try:
        answer: HttpResponseBase = view.func(request, *view.args, **view.kwargs)
    except FridlystError as error:
        return quiet_error(request, 404 if isinstance(error, NotFound) else status_of(error))
    return answer


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else LARGEST + 1


def _comes_from_itself(request: HttpRequest) -> bool:
    """Whether this is the way out pressed without script.

    That link leads to the very page that it stands on, so that the browser puts what comes in the page's
    place in its history (HTML standard, navigate, "replace"); alone of all links it lets itself be named.
    """
    if request.method != "GET":
        return False
    referrer = request.headers.get("Referer", "")
    return bool(referrer) and referrer == f"{request.scheme}://{request.get_host()}{request.get_full_path()}"


def _with_headers(response: HttpResponseBase) -> HttpResponseBase:
    framers = getattr(response, "framers", "'none'")
    response.headers["Content-Security-Policy"] = _POLICY.format(framers=framers)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = getattr(response, "robots", "noarchive")
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
    if framers == "'none'":
        response.headers["X-Frame-Options"] = "DENY"
    if isinstance(response, HttpResponse):
        response.headers["Content-Length"] = str(len(response.content))
    return response
