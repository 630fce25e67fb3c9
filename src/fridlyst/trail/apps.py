"""Django's entry for the trail."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "fridlyst.trail"
    label = "trail"
    verbose_name = "Spår"
    default_auto_field = "django.db.models.BigAutoField"
