"""What the public's forms share: who sends one, so far as robots are told from people, and what it held."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from fridlyst.base import clock
from fridlyst.base.errors import FridlystError
from fridlyst.base.translating import translated
from fridlyst.insight.rules import AboutSomebody, TooMany
from fridlyst.insight.senders import SENDERS
from fridlyst.web.shared.text import clock as time_of_day

# The field that no person sees; called what a robot would fill in.
TRAP: Final = "webbplats"


@dataclass(frozen=True)
class Typed:
    """What stands in the form, and what is wrong with it."""

    about: str = ""
    text: str = ""
    email: str = ""
    error: str = ""
    field: str = ""
    about_somebody: bool = False

    def refused(self, error: FridlystError) -> "Typed":
        """The same, with what is wrong."""
        return replace(
            self,
            error=translated(error.message),
            field=error.field or "",
            about_somebody=isinstance(error, AboutSomebody),
        )


def may_try(request: HttpRequest) -> bool:
    """Whether the sender has not tried too often of late."""
    return SENDERS.may_try(sender_of(request), clock.now())


def again_at(error: TooMany) -> str:
    """When more is received, as a time of day; nothing where that is not known."""
    again = error.details.get("again")
    return time_of_day(again) if isinstance(again, datetime) else ""


def sender_of(request: HttpRequest) -> str:
    """The address that the request came from, past the proxies that are ours; never kept anywhere.

    Nothing, where they do not say: the one that asks is then a proxy, and no sender.
    """
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if proxies < 1:
        return str(request.META.get("REMOTE_ADDR") or "")
    passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    return passed[-proxies] if len(passed) >= proxies else ""


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, or None where it cannot be read."""
    try:
        return request.POST
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, UnicodeDecodeError):
        return None
