"""Django's registration of these pages."""

from django.apps import AppConfig


class WebCountsConfig(AppConfig):
    name = "fridlyst.web.counts"
    label = "web_counts"
    verbose_name = "Sidor om statistik"
