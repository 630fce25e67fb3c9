"""Words of the year wheel."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ring(models.TextChoices):
    """The rings of the wheel, from the rim inwards."""

    ROUNDS = "rounds", _("Uppföljning")
    ACTIVITIES = "activities", _("Aktiviteter och mål")
    STATISTICS = "statistics", _("Statistik")
    DECISIONS = "decisions", _("Program och beslut")


class Happening(models.TextChoices):
    """What happens on a day."""

    OPENS = "opens", _("Öppnar")
    DUE = "due", _("Sista dag att svara")
    CLOSES = "closes", _("Stänger")
    BEGINS = "begins", _("Börjar")
    GOING_ON = "going_on", _("Pågår")
    LAST_DAY = "last_day", _("Sista dagen")
    DONE_BY = "done_by", _("Klart senast")
    COMES_BACK = "comes_back", _("Återkommer")
    ADOPTED = "adopted", _("Antaget")
    VALID_FROM = "valid_from", _("Börjar gälla")
    VALID_TO = "valid_to", _("Gäller till och med")
    STEP = "step", _("Steg i ärendet")
    MATTER_DUE = "matter_due", _("Sista dag i ärendet")
    SITUATION_DUE = "situation_due", _("Lägesbilden ska förnyas")
