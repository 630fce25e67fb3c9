"""Django's registration of these pages."""

from django.apps import AppConfig


class WebCoverageConfig(AppConfig):
    name = "fridlyst.web.coverage"
    label = "web_coverage"
    verbose_name = "Sidor om täckning"
