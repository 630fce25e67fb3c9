"""Words of following up."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Förbereds")
    OPEN = "open", _("Öppen")
    CLOSED = "closed", _("Stängd")


class SubmissionState(models.TextChoices):
    NOT_OPENED = "not_opened", _("Ej öppnat")
    DRAFT = "draft", _("Påbörjat")
    SUBMITTED = "submitted", _("Inskickat")
    APPROVED = "approved", _("Godkänt")
    SENT_BACK = "sent_back", _("Återsänt")


class Status(models.TextChoices):
    """`unknown` is what nobody has reported; it is never shown as anything else."""

    UNKNOWN = "unknown", _("Ej besvarad")
    NOT_STARTED = "not_started", _("Ej påbörjad")
    ONGOING = "ongoing", _("Pågår")
    DONE = "done", _("Klar")
    LATE = "late", _("Försenad")
    STOPPED = "stopped", _("Stoppad")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Text")
    YES_NO = "yes_no", _("Ja eller nej")
    ONE_CHOICE = "one_choice", _("Ett val")
    MANY_CHOICES = "many_choices", _("Flera val")
    NUMBER = "number", _("Tal")
    SHARE = "share", _("Andel")
    DATE = "date", _("Datum")


class QuestionAbout(models.TextChoices):
    """Whether a body is asked once, or once for each of its activities."""

    BODY = "body", _("Hela svaret")
    ACTIVITY = "activity", _("Varje aktivitet")
