"""Words of the programme in public."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedbackAbout(models.TextChoices):
    PROGRAMME = "programme", _("Hela programmet")
    GOAL = "goal", _("Ett mål")
    ACTIVITY = "activity", _("En aktivitet")
    GENERAL = "general", _("Något annat")
    ACCESSIBILITY = "accessibility", _("Tillgängligheten")
