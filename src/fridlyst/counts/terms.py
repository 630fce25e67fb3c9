"""Words of statistics from the case systems."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    """How small numbers are kept from giving anybody away."""

    SUPPRESS = "suppress", _("Skydda små antal")
    ROUND = "round", _("Avrunda alla antal")


class Facet(models.TextChoices):
    """What numbers are divided by."""

    FORM = "form", _("Våldsform")
    SEX = "sex", _("Kön")
    AGE = "age", _("Ålder")
    DISTRICT = "district", _("Område")
    ACTION = "action", _("Insats")


class Sex(models.TextChoices):
    WOMEN = "women", _("Kvinnor")
    MEN = "men", _("Män")
    OTHER = "other", _("Annat eller okänt")


class Measure(models.TextChoices):
    """What is counted."""

    PERSONS = "persons", _("Personer")
    CHILDREN = "children", _("Barn i familjen")
    CASES = "cases", _("Ärenden")
    ACTIONS = "actions", _("Insatser")


class Absent(models.TextChoices):
    """What it means that a combination does not stand in a file."""

    ZERO = "zero", _("Noll: systemet skriver bara ut rader där det finns någon")
    MISSING = "missing", _("Uppgiften saknas")


class Layout(models.TextChoices):
    """How a file is laid out."""

    LONG = "long", _("En rad för varje kombination")
    CROSS = "cross", _("Korstabell")
