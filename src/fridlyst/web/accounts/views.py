"""The front page, and the demonstration's way in."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import municipalities_of
from fridlyst.base.errors import NotFound
from fridlyst.web.accounts.doors import houses, person_behind

PASSWORD_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Signed in: one's municipality. Signed out: what Fridlyst is and the way in."""
    if request.user.is_authenticated:
        return _own_municipality(request, request.user.pk)
    if settings.FRIDLYST_DEMO:
        return render(request, "web_accounts/doors.html", {"houses": houses()})
    return render(request, "web_accounts/front.html")


@require_safe
@never_cache
def doors(request: HttpRequest) -> HttpResponse:
    """Every role of the demonstration; not there outside it."""
    _only_in_demo()
    return render(request, "web_accounts/doors.html", {"houses": houses()})


@require_POST
def enter(request: HttpRequest, user_id: int) -> HttpResponse:
    """Become the person behind a door; not there outside the demonstration."""
    _only_in_demo()
    person = person_behind(user_id)
    if person is None:
        raise NotFound
    login(request, person, backend=PASSWORD_BACKEND)
    return redirect("front")


def closed(request: HttpRequest) -> HttpResponse:
    """An address of allauth that we do not offer: not there."""
    raise NotFound


def _own_municipality(request: HttpRequest, user_id: int) -> HttpResponse:
    found = municipalities_of(user_id)
    if len(found) == 1:
        return redirect(f"/{found[0].slug}/")
    return render(request, "web_accounts/municipalities.html", {"municipalities": found})


def _only_in_demo() -> None:
    if not settings.FRIDLYST_DEMO:
        raise NotFound
