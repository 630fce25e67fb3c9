"""Django's entry for counts."""

from django.apps import AppConfig


class CountsConfig(AppConfig):
    name = "fridlyst.counts"
    label = "counts"
    verbose_name = "Statistik"
    default_auto_field = "django.db.models.BigAutoField"
