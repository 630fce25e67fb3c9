"""Words of jobs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    WAITING = "waiting", _("Väntar")
    RUNNING = "running", _("Pågår")
    DONE = "done", _("Klart")
    FAILED = "failed", _("Avbrutet")


class JobKind(models.TextChoices):
    READING = "reading", _("Läsning av dokument")
    REPORT = "report", _("Rapport")
    LETTERS = "letters", _("Utskick")
    OPENING = "opening", _("Öppning av omgångar")
    ARCHIVE = "archive", _("Arkivpaket")
    COMPARISON = "comparison", _("Hämtning av jämförelsetal")
