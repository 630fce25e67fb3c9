"""Words of the picture of the situation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SituationState(models.TextChoices):
    DRAFT = "draft", _("Utkast")
    DECIDED = "decided", _("Beslutad")
    REPLACED = "replaced", _("Ersatt av en senare")


class SituationPart(models.TextChoices):
    """What people write in: page one, then the three things that lag (2023:196) 4 § names."""

    IMPORTANT = "viktigast", _("Det viktigaste")
    CHANGED = "forandrat", _("Vad som har förändrats")
    PROPOSED = "forslag", _("Slutsatser för åtgärdsplanen")
    SURVEY = "kartlaggning", _("Kartläggning")
    INFORMATION = "information", _("Annan information")
    ANALYSIS = "analys", _("Analys")


class FactKind(models.TextChoices):
    """Where figures come from, in the order that they stand until somebody chooses another."""

    COUNTS = "counts", _("Antal ur verksamhetssystemen")
    COMPARISON = "comparison", _("Jämförelse med andra kommuner")
    INDICATORS = "indicators", _("Indikatorer")
    FOLLOW_UP = "followup", _("Uppföljning av programmet")
    COVERAGE = "coverage", _("Vad insatserna täcker")
    COMPETENCE = "competence", _("Kompetens")
    DECISIONS = "decisions", _("Ärenden och beslut")


class RenewalState(models.TextChoices):
    """How the time of two years in lag (2023:196) 6 § stands."""

    NONE = "none", _("Ingen lägesbild är beslutad")
    KEPT = "kept", _("Gäller")
    NEAR = "near", _("Ska snart förnyas")
    LATE = "late", _("Försenad")
