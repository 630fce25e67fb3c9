"""Who sends a form, as far as it has to be known to tell a robot from people."""

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError


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
