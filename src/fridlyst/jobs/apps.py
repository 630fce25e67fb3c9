"""Django's entry for jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "fridlyst.jobs"
    label = "jobs"
    verbose_name = "Jobb"
    default_auto_field = "django.db.models.BigAutoField"
