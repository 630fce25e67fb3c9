"""Where a reader stops the letters: signed, without sign-in, and with one click from the mail program."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fridlyst.base.clock import now
from fridlyst.reminders.actions import start_again, stop
from fridlyst.reminders.queries import letter_place
from fridlyst.reminders.rules import NoSuchLetter
from fridlyst.reminders.tokens import letter_of


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Say what would be stopped; POST stops it, or lets it begin again.

    A mail program sends `List-Unsubscribe=One-Click` without a cookie (RFC 8058): the token is what counts,
    and nobody else has it. Only a POST changes anything, since mail scanners open every address.
    """
    try:
        return _answer(request, token)
    except NoSuchLetter:
        return render(request, "reminders_web/stop.html", {"gone": True}, status=HTTPStatus.NOT_FOUND)


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        if request.POST.get("do") == "start":
            start_again(token=token)
        else:
            stop(token=token, at=now())
        if "List-Unsubscribe" in request.POST:
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        return redirect(request.path)
    municipality, email, stopped = letter_place(letter_of(token))
    context = {"municipality": municipality, "email": masked(email), "stopped": stopped}
    return render(request, "reminders_web/stop.html", context)


def masked(email: str) -> str:
    """The address as its owner knows it again and nobody else learns it: "s…@kommun.se"."""
    name, _at, place = email.partition("@")
    return f"{name[:1]}…@{place}"
