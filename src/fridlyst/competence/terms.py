"""Words of competence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CourseKind(models.TextChoices):
    NATIONAL = "national", _("Nationell webbkurs")
    INTRODUCTION = "introduction", _("Introduktion för nyanställda")
    OWN = "own", _("Kommunens egen")


class CourseTheme(models.TextChoices):
    CLOSE_RELATIONS = "close_relations", _("Våld i nära relationer")
    HONOUR = "honour", _("Hedersrelaterat våld och förtryck")
    PROSTITUTION = "prostitution", _("Prostitution och människohandel")
    SEXUAL = "sexual", _("Sexuellt våld")
    CHILDREN = "children", _("Barn som upplever våld")
    ALL = "all", _("Våld i alla former")


class StaffGroup(models.TextChoices):
    EVERYONE = "everyone", _("Alla anställda")
    MANAGERS = "managers", _("Chefer")


class PlanState(models.TextChoices):
    PLANNED = "planned", _("Planerad")
    ONGOING = "ongoing", _("Pågår")
    DONE = "done", _("Genomförd")
    STOPPED = "stopped", _("Stoppad")


class RoutineState(models.TextChoices):
    YES = "yes", _("Ja")
    PARTLY = "partly", _("Delvis")
    NO = "no", _("Nej")


class EnteredBy(models.TextChoices):
    FORM = "form", _("För hand")
    FILE = "file", _("Ur en fil")


class TurnoverFrom(models.TextChoices):
    OWN = "own", _("Enhetens egen personalomsättning")
    MEAN = "mean", _("Kommunens medelvärde")
    NONE = "none", _("Okänd personalomsättning")


class Knowledge(models.TextChoices):
    KNOWN = "known", _("Känt")
    NO_STAFF = "no_staff", _("Antalet anställda saknas")
    NO_TRAINED = "no_trained", _("Antalet utbildade saknas")


class Direction(models.TextChoices):
    UP = "up", _("stiger")
    LEVEL = "level", _("står still")
    DOWN = "down", _("sjunker")
