"""Django's registration of these pages."""

from django.apps import AppConfig


class WebReportsConfig(AppConfig):
    name = "fridlyst.web.reports"
    label = "web_reports"
    verbose_name = "Sidor om rapporten"
