"""Django's entry for the year wheel."""

from django.apps import AppConfig


class YearWheelConfig(AppConfig):
    name = "fridlyst.year_wheel"
    label = "year_wheel"
    verbose_name = "Årshjul"
    default_auto_field = "django.db.models.BigAutoField"
