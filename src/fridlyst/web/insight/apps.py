"""Django's registration of these pages."""

from django.apps import AppConfig


class WebInsightConfig(AppConfig):
    name = "fridlyst.web.insight"
    label = "web_insight"
    verbose_name = "Öppna sidor om programmet"
