"""Words of coverage."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GapCode(models.TextChoices):
    """What can be missing; the code is stable, and is part of an address and of an answer."""

    GOAL_EMPTY = "goal-empty", _("Mål utan aktivitet")
    NOTHING_UNIVERSAL = "nothing-universal", _("Inget universellt")
    MOSTLY_AFTER = "mostly-after", _("Nästan allt efter våldet")
    USING_VIOLENCE = "using-violence", _("De som utövar våld")
    KIND_MISSING = "kind-missing", _("Slag av våld i programmet utan aktivitet")
    OWNER_MISSING = "owner-missing", _("Aktivitet utan ansvarig")
    CHILDREN_BESIDE = "children-beside", _("Barn bara bredvid vuxna")
    GROUP_MISSING = "group-missing", _("Grupp utan aktivitet")
    BODY_IDLE = "body-idle", _("Ansvarig utan aktivitet")
    PRECONDITION = "precondition-unserved", _("Förutsättning utan aktivitet")
    TRIAL = "trial-unevaluated", _("Prövas utan utvärdering")
    TIME_MISSING = "time-missing", _("Aktivitet utan tid")
    GROUP_THIN = "group-thin", _("Grupp med en enda aktivitet")
    FORM_MISSING = "form-missing", _("Våldsform som inte nämns")
    GOAL_AFTER = "goal-after", _("Mål där allt kommer efter våldet")
    KIND_OUTSIDE = "kind-outside", _("Slag av våld utanför programmet")
    INDICATOR_MISSING = "indicator-missing", _("Mål utan indikator")
    INDICATORS_NONE = "indicators-none", _("Program utan indikatorer")
