"""Django's entry for programmes."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "fridlyst.programmes"
    label = "programmes"
    verbose_name = "Program"
    default_auto_field = "django.db.models.BigAutoField"
