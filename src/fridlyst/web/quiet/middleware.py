"""Answers the public pages before sessions, cookies and sign-in are reached: they leave no trace."""

import logging
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote, urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
)
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation

from fridlyst.base.errors import FridlystError, NotFound
from fridlyst.web.quiet.answers import leaving, quiet_error
from fridlyst.web.quiet.frame import language_at
from fridlyst.web.shared.middleware import PERMISSIONS_POLICY, status_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]
# A telephone's keyboard writes /Info/: what stands below is as little anybody's. A browser asks by itself for
# the icon of what has none, such as a file of open data.
PREFIXES: Final = re.compile(
    r"/+(?:(?:info|insyn|api/+hsds)(?:/|$)|favicon\.ico$|apple-touch-icon[^/]*$)", re.IGNORECASE
)
# What a form of these pages can hold at most, in bytes: ten thousand letters, in whatever alphabet.
LARGEST: Final = 128 * 1024
log = logging.getLogger(__name__)
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {framers}"
)


class QuietMiddleware:
    """Pages below the prefixes, in their address's language: no middleware after this one sees them.

    No header names the visitor.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not PREFIXES.match(request.path_info):
            return self.get_response(request)
        with translation.override(language_at(request.path_info).locale):
            return _quiet(_safely_answered(request))


def _safely_answered(request: HttpRequest) -> HttpResponseBase:
    """The answer; a fault of ours is logged by its kind and place, never by the address or what was sent."""
    try:
        return _answer(request)
    except Exception as fault:
        got_request_exception.send(sender=QuietMiddleware, request=request)
        log.exception("a public page could not be shown", exc_info=fault)
        return quiet_error(request, 500)


def _answer(request: HttpRequest) -> HttpResponseBase:
    if "HTTP_TRANSFER_ENCODING" in request.META:
        # A form that does not say how long it is would be read as an empty one.
        return quiet_error(request, 411)
    if _length(request) > LARGEST:
        return quiet_error(request, 413)
    if _comes_from_itself(request):
        return leaving(request)
    try:
        view = _own_view(request.path_info)
    except Resolver404:
        return _where_there_is_none(request)
    try:
        answer: HttpResponseBase = view.func(request, *view.args, **view.kwargs)
    except (BadRequest, SuspiciousOperation):
        return quiet_error(request, 400)
    except FridlystError as error:
        return quiet_error(request, 404 if isinstance(error, NotFound) else status_of(error))
    if isinstance(answer, HttpResponseNotAllowed):
        return quiet_error(request, 405, headers={"Allow": answer.headers.get("Allow", "")})
    return answer


def _where_there_is_none(request: HttpRequest) -> HttpResponseBase:
    """Somebody who copies an address from paper leaves the last stroke out, or writes a capital."""
    lower = request.path_info.lower()
    whole = lower if lower.endswith("/") else f"{lower}/"
    if request.method in ("GET", "HEAD") and _is_page(whole):
        return HttpResponsePermanentRedirect(request.path.removesuffix(request.path_info) + whole)
    return quiet_error(request, 404)


def _is_page(path: str) -> bool:
    """Whether there is a view for the path, and it cannot be taken for another site's."""
    if path.startswith("//"):
        return False
    try:
        _own_view(path)
    except Resolver404:
        return False
    return True


def _own_view(path: str) -> ResolverMatch:
    """The view that was written for these pages; Resolver404 for another's that the path fits as well.

    A municipality's own pages stand at the top of the site: /info/ fits theirs, and nobody is signed in here.
    """
    view = resolve(path)
    if not PREFIXES.match(f"/{view.route}"):
        raise Resolver404
    return view


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else LARGEST + 1


def _comes_from_itself(request: HttpRequest) -> bool:
    """Whether this is the way out pressed without script.

    That link leads to the very page that it stands on, so that the browser puts what comes in the page's
    place in its history (HTML standard, navigate, "replace"); alone of all links it lets itself be named.
    The host is not compared: what stands before the server may have another name for it. The browser says
    itself when another site's page leads here.
    """
    said, referrer = request.META, request.META.get("HTTP_REFERER", "")
    if request.method != "GET" or not referrer or said.get("HTTP_SEC_FETCH_SITE") == "cross-site":
        return False
    _scheme, _host, path, query, _fragment = _parts(referrer)
    return unquote(path) == request.path and query == said.get("QUERY_STRING", "")


def _parts(address: str) -> tuple[str, str, str, str, str]:
    try:
        return urlsplit(address)
    except ValueError:
        return "", "", "", "", ""


def _quiet(response: HttpResponseBase) -> HttpResponseBase:
    """The answer with its headers, and marked so that Django does not log the address of one that refuses."""
    response._has_been_logged = True  # type: ignore[attr-defined]
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
