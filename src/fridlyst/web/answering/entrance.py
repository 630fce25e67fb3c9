"""Lets in who holds an answer link, to one answer and nothing else.

The token in the address is the authority, and the only one: no cookie is read or set, and nobody is signed
in. A forged form would have to hold the token, and who holds that can open the page itself, so Django's
CSRF token would add nothing; browsers that tell where a form comes from (Sec-Fetch-Site) are believed when
they say another site. Guessing is hopeless: the token is signed with HMAC-SHA-256, so no count of tries is
kept. See docs/decisions.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import BaseStorage, Message
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from fridlyst.base.clock import now, today
from fridlyst.base.errors import FridlystError, NotFound, NotPermitted
from fridlyst.followup.actions import note_use
from fridlyst.followup.link_shapes import LinkPlace
from fridlyst.followup.queries import contacts, link_place
from fridlyst.web.followup.by_link import LinkVisit
from fridlyst.web.shared.errors import AUTOSAVE_HEADER, error_answer
from fridlyst.web.shared.middleware import status_of
from fridlyst.web.shared.municipal import MunicipalView, carry
from fridlyst.web.shared.place import Place, set_place
from fridlyst.web.shared.text import day

_OTHERS = frozenset({"cross-site", "same-site"})
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}

LinkedView = Callable[..., HttpResponseBase]


class Unkept(BaseStorage):
    """Messages for this answer alone: none is kept in a cookie for the next."""

    def _get(self, *args: Any, **options: Any) -> tuple[list[Message], bool]:  # noqa: ANN401 (Django's own)
        return [], True

    def _store(self, messages: Iterable[Message], *args: Any, **options: Any) -> list[Message]:  # noqa: ANN401
        return []


def by_link(view: MunicipalView) -> LinkedView:
    """The municipal page of an answer for who holds a link to it: `page(request, token, **address)`.

    Gone (410) when the link no longer works; 404 when it never did. One statement beside the page's
    own, and one more a minute.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, token: str, **address: object) -> HttpResponseBase:
        try:
            link = link_place(token=token, today=today())
        except NotFound:
            if request.headers.get(AUTOSAVE_HEADER):
                raise
            return _sealed(request, _torn(request))
        _stand_alone(request, link)
        try:
            response = _let_in(request, view, link, token, address)
        except FridlystError as error:
            response = error_answer(request, error, status_of(error))
        return _sealed(request, response)

    return answer


def _let_in(
    request: HttpRequest, view: MunicipalView, link: LinkPlace, token: str, address: dict[str, object]
) -> HttpResponseBase:
    if link.closed_on is not None:
        return _gone(request, link)
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in _OTHERS:
        raise NotPermitted(_("Formuläret skickades från en annan webbplats. Inget har ändrats."))
    note_use(link=link, at=now())
    carry(request, LinkVisit(link.municipality, link.actor, token))
    here = {"municipality": link.municipality.slug, "round": link.round_slug, "body": link.body_key}
    return view(request, **here, **address)


def _stand_alone(request: HttpRequest, link: LinkPlace) -> None:
    """Nobody is signed in here, whoever else uses the browser, and the page leads nowhere else."""
    request.user = AnonymousUser()
    request._messages = Unkept(request)  # type: ignore[attr-defined]
    who = _("%(name)s, via länk") % {"name": link.name} if link.closed_on is None else ""
    set_place(request, Place(municipality=link.municipality.name, alone=True, who=who))


def _torn(request: HttpRequest) -> HttpResponse:
    """The same words for every address that is no link, so that none can be guessed at."""
    request.user = AnonymousUser()
    return render(request, "answering/torn.html", status=HTTPStatus.NOT_FOUND)


def _gone(request: HttpRequest, link: LinkPlace) -> HttpResponse:
    """What the link was, and whom to ask; nothing else."""
    said = _("Länken gällde svaret från %(body)s i %(round)s och är stängd sedan %(day)s.") % {
        "body": link.body_name,
        "round": link.round_title,
        "day": day(link.closed_on),
    }
    if request.headers.get(AUTOSAVE_HEADER):
        kept = _("Det du har skrivit på sidan är inte sparat. Kopiera det innan du stänger.")
        return JsonResponse({"code": "link-closed", "message": f"{said} {kept}"}, status=HTTPStatus.GONE)
    context = {"said": said, "contacts": contacts(link.municipality.id)}
    return render(request, "answering/closed.html", context, status=HTTPStatus.GONE)


def _sealed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """No cookie goes out, no address leaks, nothing is kept."""
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response
