"""Words of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndicatorKind(models.TextChoices):
    SHARE = "share", _("Andel")
    NUMBER = "number", _("Antal")
    YES_NO = "yes_no", _("Ja eller nej")
    SCALE = "scale", _("Skala")
