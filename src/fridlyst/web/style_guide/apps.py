"""Django's registration of these pages."""

from django.apps import AppConfig


class WebStyleGuideConfig(AppConfig):
    name = "fridlyst.web.style_guide"
    label = "web_style_guide"
    verbose_name = "Stilguide"
