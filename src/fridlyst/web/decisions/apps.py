"""Django's registration of these pages."""

from django.apps import AppConfig


class WebDecisionsConfig(AppConfig):
    name = "fridlyst.web.decisions"
    label = "web_decisions"
    verbose_name = "Sidor om ärenden"
