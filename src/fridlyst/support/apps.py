"""Django's entry for support."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "fridlyst.support"
    label = "support"
    verbose_name = "Stöd"
    default_auto_field = "django.db.models.BigAutoField"
