"""Django's entry for comparison."""

from django.apps import AppConfig


class ComparisonConfig(AppConfig):
    name = "fridlyst.comparison"
    label = "comparison"
    verbose_name = "Jämförelse"
    default_auto_field = "django.db.models.BigAutoField"
