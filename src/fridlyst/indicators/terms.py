"""Words of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndicatorKind(models.TextChoices):
    SHARE = "share", _("Andel")
    NUMBER = "number", _("Antal")
    YES_NO = "yes_no", _("Ja eller nej")
    SCALE = "scale", _("Skala")


class Frequency(models.TextChoices):
    """How often an indicator is measured."""

    MONTH = "month", _("Varje månad")
    QUARTER = "quarter", _("Varje kvartal")
    TERTIAL = "tertial", _("Varje tertial")
    HALF_YEAR = "half_year", _("Två gånger om året")
    YEAR = "year", _("En gång om året")
    TWO_YEARS = "two_years", _("Vartannat år")
    TERM = "term", _("En gång per mandatperiod")


class Direction(models.TextChoices):
    """Which way is the right way."""

    HIGHER = "higher", _("Högre är bättre")
    LOWER = "lower", _("Lägre är bättre")
    NEITHER = "neither", _("Varken högre eller lägre är bättre")


class Sex(models.TextChoices):
    """Whom an outcome is about; the empty one is everybody."""

    ALL = "", _("Alla")
    WOMEN = "women", _("Kvinnor")
    MEN = "men", _("Män")
    OTHER = "other", _("Annat eller okänt kön")


class Entry(models.TextChoices):
    """How an outcome came in."""

    ROUND = "round", _("I en omgång")
    HAND = "hand", _("För hand")
    FILE = "file", _("Med fil")
    INTERFACE = "interface", _("Genom gränssnittet")
