"""Django's entry for texts."""

from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "fridlyst.texts"
    label = "texts"
    verbose_name = "Texter"
    default_auto_field = "django.db.models.BigAutoField"
