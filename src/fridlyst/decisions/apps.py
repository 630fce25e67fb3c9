"""Django's entry for decisions."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "fridlyst.decisions"
    label = "decisions"
    verbose_name = "Ärenden"
    default_auto_field = "django.db.models.BigAutoField"
