"""The full addresses that stand in letters."""

from django.conf import settings
from django.urls import reverse

from fridlyst.reminders.tokens import stop_token


def answer_address(slug: str, round_slug: str, body: str) -> str:
    """A body's answer in a round, for who signs in."""
    return _full(reverse("followup:answer", args=[slug, round_slug, body]))


def link_address(token: str) -> str:
    """A body's answer in a round, for who answers without an account."""
    return _full(f"/svara/{token}/")


def round_address(slug: str, round_slug: str) -> str:
    """A round."""
    return _full(reverse("followup:round", args=[slug, round_slug]))


def reminders_address(slug: str, round_slug: str) -> str:
    """The page of a round's reminders, for the coordinator."""
    return _full(reverse("reminders:round", args=[slug, round_slug]))


def stop_address(letter_id: int) -> str:
    """Where the letters are stopped."""
    return _full(reverse("stop_reminders", args=[stop_token(letter_id)]))


def _full(path: str) -> str:
    return f"{settings.FRIDLYST_PUBLIC_URL}{path}"
