"""Django's entry for competence."""

from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "fridlyst.competence"
    label = "competence"
    verbose_name = "Kompetens"
    default_auto_field = "django.db.models.BigAutoField"
