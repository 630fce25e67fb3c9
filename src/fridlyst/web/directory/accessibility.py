"""The accessibility statement of a municipality's public pages, with a form for what is in the way."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict

from fridlyst.base import clock
from fridlyst.base.errors import BadInput
from fridlyst.base.translating import translated
from fridlyst.insight.actions import report_obstacle, visitor
from fridlyst.insight.fields import FeedbackFields
from fridlyst.insight.queries import settings_of
from fridlyst.insight.rules import AlreadySent, TooMany
from fridlyst.insight.stamps import new_stamp
from fridlyst.support.contact_rules import dial
from fridlyst.support.languages import SWEDISH
from fridlyst.support.queries import directory
from fridlyst.support.shapes import Directory
from fridlyst.web.directory.pages import answer, draw, here
from fridlyst.web.insight.sending import TRAP, Typed, again_at, may_try, posted
from fridlyst.web.quiet.answers import quiet_error
from fridlyst.web.shared.statement import statement


def show_accessibility(request: HttpRequest, town: str) -> HttpResponse:
    """The statement; sent to, it keeps what is in the way. In Swedish, as the municipality answers."""
    if request.method == "POST":
        return _take(request, directory(town))
    if request.method not in ("GET", "HEAD"):
        return quiet_error(request, HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD, POST"})
    return _page(request, directory(town), typed=Typed())


def _take(request: HttpRequest, found: Directory) -> HttpResponse:
    if not may_try(request):
        said = "Formuläret har skickats väldigt många gånger härifrån. Försök igen om en stund."
        return _page(request, found, status=HTTPStatus.TOO_MANY_REQUESTS, said=said, sent=True)
    sent = posted(request)
    if sent is None:
        return quiet_error(request, HTTPStatus.BAD_REQUEST)
    typed = Typed(sent.get("sida", ""), sent.get("text", ""), sent.get("epost", ""))
    try:
        report_obstacle(by=visitor(found.town.id), fields=_fields(sent))
    except AlreadySent as error:
        return _page(request, found, said=translated(error.message), sent=True)
    except TooMany as error:
        later = {"said": translated(error.message), "when": again_at(error), "sent": True}
        return _page(request, found, status=HTTPStatus.TOO_MANY_REQUESTS, **later)
    except BadInput as error:
        return _page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY, typed=typed.refused(error))
    return _page(request, found, said="Tack! Det du skrev är skickat till kommunen.", sent=True)


def _fields(sent: QueryDict) -> FeedbackFields:
    return FeedbackFields(
        programme_id=None,
        text=sent.get("text", ""),
        title=sent.get("sida", ""),
        email=sent.get("epost", ""),
        stamp=sent.get("stampel", ""),
        trap=sent.get(TRAP, ""),
    )


def _page(
    request: HttpRequest, found: Directory, *, status: int = HTTPStatus.OK, **said: object
) -> HttpResponse:
    settings = found.settings
    context = {
        "statement": statement(),
        "stamp": new_stamp(0, clock.now()),
        "trap": TRAP,
        "months": settings_of(found.town.id).keep_months,
        "email": settings.contact_email,
        "phone": settings.contact_phone,
        "dial": dial(settings.contact_phone) if settings.contact_phone else "",
        **said,
    }
    page = answer(draw("directory/accessibility.html", found, SWEDISH, here(request), context), found)
    page.status_code = status
    return page
