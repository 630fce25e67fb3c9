"""Django's entry for files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "fridlyst.files"
    label = "files"
    verbose_name = "Filer"
    default_auto_field = "django.db.models.BigAutoField"
