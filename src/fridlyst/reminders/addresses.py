"""The full addresses that stand in letters."""

from django.conf import settings
from django.urls import reverse

from fridlyst.followup.discretion import tells_in_address
from fridlyst.reminders.tokens import stop_token


def answer_address(slug: str, round_slug: str, body: str) -> str:
    """A body's answer in a round, for who signs in."""
    return _discreet("followup:answer", slug, round_slug, body)


def link_address(token: str) -> str:
    """A body's answer in a round, for who answers without an account."""
    return _full(f"/svara/{token}/")


def round_address(slug: str, round_slug: str) -> str:
    """A round."""
    return _discreet("followup:round", slug, round_slug)


def reminders_address(slug: str, round_slug: str) -> str:
    """The page of a round's reminders, for the coordinator."""
    return _discreet("reminders:round", slug, round_slug)


def services_address(slug: str, *, late: bool) -> str:
    """The list of services, with `late` those past their review."""
    return _full(reverse("support:list", args=[slug]) + ("?lage=ses-over" if late else ""))


def service_address(slug: str, key: str) -> str:
    """A service; the list where its address would say what it is about."""
    if tells_in_address(key):
        return services_address(slug, late=False)
    return _full(reverse("support:show", args=[slug, key]))


def stop_address(letter_id: int) -> str:
    """Where the letters are stopped."""
    return _full(reverse("stop_reminders", args=[stop_token(letter_id)]))


def _discreet(page: str, slug: str, round_slug: str, *rest: str) -> str:
    """The page; the start page, which leads there, where the round's address would say what it is about."""
    return _full(
        f"/{slug}/" if tells_in_address(round_slug) else reverse(page, args=[slug, round_slug, *rest])
    )


def _full(path: str) -> str:
    return f"{settings.FRIDLYST_PUBLIC_URL}{path}"
