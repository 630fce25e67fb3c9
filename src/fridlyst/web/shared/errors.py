"""Error pages: what happened, what was kept, what to do."""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.base.errors import FridlystError, NotFound
from fridlyst.base.translating import translated
from fridlyst.web.shared.text import Words

AUTOSAVE_HEADER = "X-Fridlyst-Autosave"


@dataclass(frozen=True)
class ErrorWords:
    """Heading, explanation and advice of one kind of error page."""

    title: Words
    what: Words
    advice: Words


WORDS_OF_STATUS = {
    400: ErrorWords(
        gettext_lazy("Det du skickade går inte att använda"),
        gettext_lazy("Något i adressen eller formuläret har fel form. Inget har ändrats."),
        gettext_lazy("Gå tillbaka, rätta och skicka igen."),
    ),
    403: ErrorWords(
        gettext_lazy("Du har inte behörighet till den här sidan"),
        gettext_lazy("Din roll räcker inte till för det du ville göra. Inget har ändrats."),
        gettext_lazy("Be samordnaren i din kommun om du behöver behörigheten."),
    ),
    404: ErrorWords(
        gettext_lazy("Sidan finns inte"),
        gettext_lazy("Adressen kan vara felskriven, eller så har sidan flyttats eller tagits bort."),
        gettext_lazy("Sök, eller börja om från översikten."),
    ),
    405: ErrorWords(
        gettext_lazy("Så går det inte att använda sidan"),
        gettext_lazy("Sidan tar inte emot det du skickade. Inget har ändrats."),
        gettext_lazy("Gå tillbaka och använd knapparna på sidan."),
    ),
    409: ErrorWords(
        gettext_lazy("Det gick inte att spara just nu"),
        gettext_lazy("Någon annan har ändrat samma sak, eller så har läget ändrats sedan du öppnade sidan."),
        gettext_lazy("Gå tillbaka, ladda om sidan och försök igen. Det du skrev finns kvar på förra sidan."),
    ),
    413: ErrorWords(
        gettext_lazy("Det du skickade är för stort"),
        gettext_lazy("Filen eller texten ryms inte. Inget har ändrats."),
        gettext_lazy("Gå tillbaka, dela upp det eller välj en mindre fil, och skicka igen."),
    ),
    429: ErrorWords(
        gettext_lazy("För många försök på kort tid"),
        gettext_lazy("För att skydda inloggningen tar vi en paus med förfrågningar härifrån."),
        gettext_lazy("Vänta fem minuter och försök sedan igen."),
    ),
    500: ErrorWords(
        gettext_lazy("Fridlyst kunde inte visa sidan"),
        gettext_lazy("Felet är vårt, inte ditt, och det är antecknat. Det du redan har sparat finns kvar."),
        gettext_lazy("Försök igen om en stund. Går det fortfarande inte, hör av dig till samordnaren."),
    ),
}


def error_page(request: HttpRequest | None, status: int, sentence: str = "") -> HttpResponse:
    """A whole page for `status`; `sentence` says what happened better than the general words do."""
    words = WORDS_OF_STATUS.get(status, WORDS_OF_STATUS[400])
    context = {"status": status, "words": words, "sentence": sentence}
    return HttpResponse(render_to_string("shared/error.html", context, request), status=status)


def error_answer(request: HttpRequest, error: FridlystError, status: int) -> HttpResponse:
    """The answer to a named error: for a saving script, for a part of a page, or a whole page."""
    # Not yours and not there must read the same, so the error's own words are not shown.
    sentence = "" if isinstance(error, NotFound) else translated(error.message)
    if request.headers.get(AUTOSAVE_HEADER):
        return _for_script(error, status, sentence)
    if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
        return _for_part(status, sentence)
    return error_page(request, status, sentence)


def _for_script(error: FridlystError, status: int, sentence: str) -> JsonResponse:
    message = sentence or str(WORDS_OF_STATUS[status].title)
    return JsonResponse({"code": error.code, "message": message, "field": error.field}, status=status)


def _for_part(status: int, sentence: str) -> HttpResponse:
    text = sentence or WORDS_OF_STATUS[status].title
    return HttpResponse(render_to_string("shared/error_part.html", {"text": text}), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400; a form that cannot be taken apart is nearly always a file with too long a name."""
    sentence = ""
    if isinstance(exception, RequestDataTooBig):
        return error_page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if isinstance(exception, MultiPartParserError):
        sentence = _("Filen kom inte fram: namnet är för långt eller sändningen avbröts. Inget har sparats.")
    return error_page(request, HTTPStatus.BAD_REQUEST, sentence)


def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return error_page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404: the same for what is not there and what is not yours."""
    return error_page(request, HTTPStatus.NOT_FOUND)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """allauth's handler429."""
    return error_page(request, HTTPStatus.TOO_MANY_REQUESTS)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old, or came from another site."""
    sentence = _("Formuläret är för gammalt eller skickades från en annan webbplats. Inget har ändrats.")
    return error_page(request, HTTPStatus.FORBIDDEN, sentence)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: drawn without the request, since whatever broke may break again."""
    try:
        return error_page(None, HTTPStatus.INTERNAL_SERVER_ERROR)
    except Exception:
        return HttpResponseServerError(_plain(WORDS_OF_STATUS[500]), content_type="text/plain; charset=utf-8")


def _plain(words: ErrorWords) -> str:
    return f"{words.title}\n\n{words.what}\n{words.advice}\n"
