"""Django's registration of these pages."""

from django.apps import AppConfig


class WebSupportConfig(AppConfig):
    name = "fridlyst.web.support"
    label = "web_support"
    verbose_name = "Sidor om stöd"
