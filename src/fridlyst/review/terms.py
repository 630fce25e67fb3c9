"""Words of the review."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadingState(models.TextChoices):
    WAITING = "waiting", _("Väntar på läsning")
    READING = "reading", _("Läses")
    TO_REVIEW = "to_review", _("Att granska")
    TAKEN_IN = "taken_in", _("Intaget")
    REFUSED = "refused", _("Avfärdat")
    FAILED = "failed", _("Gick inte att läsa")


class ProposalKind(models.TextChoices):
    PROGRAMME = "programme", _("Programmet")
    BODY = "body", _("Enhet")
    GOAL = "goal", _("Mål")
    PRECONDITION = "precondition", _("Förutsättning")
    INDICATOR = "indicator", _("Indikator")
    ACTIVITY = "activity", _("Aktivitet")
    MATTER = "matter", _("Ärende")
    STEP = "step", _("Steg i ärendet")
    CONDITION = "condition", _("Villkor")
    AMENDMENT = "amendment", _("Yrkande")
    DOUBT = "doubt", _("Inte förstått")


class ProposalState(models.TextChoices):
    OPEN = "open", _("Inte granskat")
    ACCEPTED = "accepted", _("Godtaget")
    MENDED = "mended", _("Rättat")
    REFUSED = "refused", _("Utelämnat")


class Change(models.TextChoices):
    NEW = "new", _("Nytt")
    CHANGED = "changed", _("Ändrat")
    GONE = "gone", _("Borttaget")


class Certainty(models.TextChoices):
    GUESS = "guess", _("Gissning")
    UNSURE = "unsure", _("Osäker")
    SURE = "sure", _("Säker")
