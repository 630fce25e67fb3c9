"""What can be printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PrintedKind(models.TextChoices):
    BROCHURE = "brochure", _("Folder att vika")
    CARD = "card", _("Litet kort")
    POSTER = "poster", _("Affisch till personalrummet")


class Sheet(models.TextChoices):
    """The poster's size; A3 is twice as large."""

    A4 = "a4", "A4"
    A3 = "a3", "A3"
