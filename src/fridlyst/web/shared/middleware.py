"""Middleware: the language chosen, what may be kept and used, and named errors turned into pages once."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from fridlyst.base.errors import BadInput, Conflict, FridlystError, NotFound, NotPermitted, WrongState
from fridlyst.web.shared.errors import error_answer, error_page

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_PIECE, _HEARD = 1_000_000, 500_000_000

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "camera",
        "microphone",
        "geolocation",
        "payment",
        "usb",
        "browsing-topics",
        "display-capture",
    )
)
STATUS_OF_ERROR: tuple[tuple[type[FridlystError], int], ...] = (
    (NotFound, 404),
    (NotPermitted, 403),
    (Conflict, 409),
    (WrongState, 409),
    (BadInput, 400),
)


class PermissionsPolicyMiddleware:
    """No page may use the camera, the place or anything else of the kind."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class UnkeptAnswersMiddleware:
    """No answer is kept by a browser or on the way, unless its view says how; static files pass before."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class ChosenLanguageMiddleware:
    """Swedish unless the person chose otherwise; what the browser prefers does not count."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = chosen_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


def chosen_language(request: HttpRequest) -> str:
    """The language of the cookie, when it is one we have."""
    wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    known = [code for code, _name in settings.LANGUAGES]
    return wanted if wanted in known else settings.LANGUAGE_CODE


class BodySizeMiddleware:
    """Nothing larger is taken in than twice the largest file that is kept: a form tells of what is between.

    What is sent is read to its end, so that the browser hears the answer, but no longer than `_HEARD` bytes.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        size = _body_size(request)
        if size <= 2 * settings.FRIDLYST_UPLOAD_BYTES:
            return self.get_response(request)
        left = min(size, _HEARD)
        while left > 0 and (piece := request.read(min(left, _PIECE))):
            left -= len(piece)
        return _too_much(request, size)


def _body_size(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _too_much(request: HttpRequest, size: int) -> HttpResponse:
    told = {"size": size // 1_000_000, "limit": settings.FRIDLYST_UPLOAD_BYTES // (1024 * 1024)}
    said = _("Det du skickade är %(size)s MB. En fil får vara högst %(limit)s MB. Inget har sparats.") % told
    return error_page(request, 413, said)


class NamedErrorsMiddleware:
    """Turns what the field packages raise into an answer: one place, the same words everywhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 405 and isinstance(response, HttpResponse) and not response.content:
            return _wrong_method(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, FridlystError):
            return None
        if isinstance(exception, NotPermitted) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return error_answer(request, exception, status_of(exception))


def status_of(error: FridlystError) -> int:
    """The HTTP status of a named error; 400 for one that descends from the root alone."""
    return next((status for kind, status in STATUS_OF_ERROR if isinstance(error, kind)), 400)


def _wrong_method(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    page = error_page(request, 405, _("Sidan tar inte emot det du skickade. Inget har ändrats."))
    page.headers["Allow"] = refused.headers.get("Allow", "")
    return page
