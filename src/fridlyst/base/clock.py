"""The clock, in one place, so that everything else can be handed a day."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The date in Sweden now."""
    return timezone.localdate()


def now() -> datetime:
    """The time now, with its zone."""
    return timezone.now()
