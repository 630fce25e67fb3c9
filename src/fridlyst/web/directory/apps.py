"""Django's registration of these pages."""

from django.apps import AppConfig


class WebDirectoryConfig(AppConfig):
    name = "fridlyst.web.directory"
    label = "web_directory"
    verbose_name = "Öppna sidor om stöd"
