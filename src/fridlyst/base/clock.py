"""The clock, in one place, so that everything else can be handed a day."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The date in Sweden now."""
    return timezone.localdate(now())


def now() -> datetime:
    """The time now, with its zone; in a demonstration that stands on a day, that day at this time of it."""
    real = timezone.now()
    stands_on: date | None = settings.FRIDLYST_DEMO_TODAY
    if stands_on is None:
        return real
    return timezone.make_aware(datetime.combine(stands_on, timezone.localtime(real).time()))
