"""Django's entry for insight."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "fridlyst.insight"
    label = "insight"
    verbose_name = "Insyn"
    default_auto_field = "django.db.models.BigAutoField"
