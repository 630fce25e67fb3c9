"""Django's registration of these pages."""

from django.apps import AppConfig


class WebIndicatorsConfig(AppConfig):
    name = "fridlyst.web.indicators"
    label = "web_indicators"
    verbose_name = "Sidor om indikatorer"
