"""Words of the organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    COUNCIL = "council", _("Fullmäktige")
    EXECUTIVE_BOARD = "executive_board", _("Kommunstyrelse")
    COMMITTEE = "committee", _("Nämnd")
    DEPARTMENT = "department", _("Förvaltning")
    COMPANY = "company", _("Bolag")
    UNIT = "unit", _("Enhet")
    EXTERNAL = "external", _("Utanför kommunen")


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Samordnare")
    REPORTER = "reporter", _("Rapportör")
    APPROVER = "approver", _("Godkännare")
    READER = "reader", _("Läsare")
    REGISTRAR = "registrar", _("Registrator")
