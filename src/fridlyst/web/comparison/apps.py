"""Django's registration of these pages."""

from django.apps import AppConfig


class WebComparisonConfig(AppConfig):
    name = "fridlyst.web.comparison"
    label = "web_comparison"
    verbose_name = "Sidor om jämförelse"
