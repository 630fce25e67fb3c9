"""Django's registration of these pages."""

from django.apps import AppConfig


class WebQuietConfig(AppConfig):
    name = "fridlyst.web.quiet"
    label = "web_quiet"
    verbose_name = "De öppna sidornas ram"
