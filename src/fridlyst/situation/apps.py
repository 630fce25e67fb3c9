"""Django's entry for situation."""

from django.apps import AppConfig


class SituationConfig(AppConfig):
    name = "fridlyst.situation"
    label = "situation"
    verbose_name = "Lägesbild"
    default_auto_field = "django.db.models.BigAutoField"
