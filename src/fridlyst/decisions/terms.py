"""Words of matters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    MOTION_RECEIVED = "motion_received", _("Motion väckt")
    MOTION_APPROVED = "motion_approved", _("Motion bifallen")
    ASSIGNMENT = "assignment", _("Uppdrag")
    DRAFT_APPROVED = "draft_approved", _("Förslag godkänt")
    REFERRED_BACK = "referred_back", _("Återremiss")
    REVISED = "revised", _("Omarbetat")
    STATEMENT = "statement", _("Tjänsteskrivelse")
    PROPOSAL = "proposal", _("Förslag till beslut")
    DECISION = "decision", _("Beslut")
