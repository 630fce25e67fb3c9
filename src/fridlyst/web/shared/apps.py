"""Django's registration of these pages."""

from django.apps import AppConfig


class WebSharedConfig(AppConfig):
    name = "fridlyst.web.shared"
    label = "web_shared"
    verbose_name = "Gemensamma sidor"
