"""Django's entry for indicators."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "fridlyst.indicators"
    label = "indicators"
    verbose_name = "Indikatorer"
    default_auto_field = "django.db.models.BigAutoField"
