"""Words of comparison."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """Where reference values come from."""

    KOLADA = "kolada", _("Kolada")
    OPEN_COMPARISONS = "open_comparisons", _("Socialstyrelsens öppna jämförelser")
    DEMO = "demo", _("Påhittade värden i demonstrationen")


class MeasureKind(models.TextChoices):
    """What a reference value is; per cent are kept 0–100, yes is 1 and no 0."""

    NUMBER = "number", _("Tal")
    PER_CENT = "per_cent", _("Procent")
    YES_NO = "yes_no", _("Ja eller nej")


class ValueState(models.TextChoices):
    """Whether there is a value; nothing is ever taken for zero."""

    GIVEN = "given", _("Uppgift finns")
    MISSING = "missing", _("Uppgift saknas")
    SUPPRESSED = "suppressed", _("Skyddad uppgift")


class AreaKind(models.TextChoices):
    """What a value is for."""

    MUNICIPALITY = "municipality", _("Kommun")
    REGION = "region", _("Region")
    GROUP = "group", _("Grupp av kommuner")
    NATION = "nation", _("Riket")


class FetchState(models.TextChoices):
    """How a fetch of reference values went."""

    RUNNING = "running", _("Pågår")
    DONE = "done", _("Klar")
    FAILED = "failed", _("Misslyckades")


class Theme(models.TextChoices):
    """What a measure is about, in the order that they are shown."""

    SUPPORT = "support", _("Stöd till våldsutsatta vuxna")
    CRIME = "crime", _("Anmälda brott")
    ELDERLY = "elderly", _("Äldreomsorg")
    DISABILITY = "disability", _("Stöd till personer med funktionsnedsättning")
    OTHER = "other", _("Övriga mått")
    OPEN = "open", _("Öppna jämförelser")


class PeerChoice(models.TextChoices):
    """Whom a municipality compares itself with."""

    SIMILAR = "similar", _("Koladas grupp av liknande kommuner")
    OWN = "own", _("Kommuner som ni väljer själva")


class Who(models.TextChoices):
    """The four lines of a comparison."""

    OWN = "own", _("Kommunen")
    SIMILAR = "similar", _("Liknande kommuner")
    COUNTY = "county", _("Länets kommuner")
    NATION = "nation", _("Riket")


class UploadState(models.TextChoices):
    """Whether the columns of an uploaded file are chosen."""

    ASKED = "asked", _("Kolumnerna ska väljas")
    STORED = "stored", _("Sparad")
