"""Django's registration of these pages."""

from django.apps import AppConfig


class WebProgrammesConfig(AppConfig):
    name = "fridlyst.web.programmes"
    label = "web_programmes"
    verbose_name = "Sidor om program"
