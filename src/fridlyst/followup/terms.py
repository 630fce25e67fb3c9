"""Words of following up."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Förbereds")
    OPEN = "open", _("Öppen")
    CLOSED = "closed", _("Stängd")


class DemandState(models.TextChoices):
    """How it is with what the programme or the law demands of a period."""

    DONE = "done", _("Gjord")
    OPEN = "open", _("Öppen")
    PLANNED = "planned", _("Planerad")
    MISSING = "missing", _("Inte planerad")
    OVERDUE = "overdue", _("Gjordes inte")


class NotOpened(models.TextChoices):
    """Why the calendar could not open a round on its day."""

    NOBODY_ASKED = (
        "nobody-asked",
        _("ingen aktivitet, inget mål och ingen indikator har en ansvarig som kan svara"),
    )
    PROGRAMME_ENDED = "programme-ended", _("programmet gällde inte längre i perioden")
    DUE_PASSED = "due-passed", _("sista dag att svara har redan passerat")
    BROKEN = "broken", _("det blev ett fel i Fridlyst; det försöker igen om en timme")


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
