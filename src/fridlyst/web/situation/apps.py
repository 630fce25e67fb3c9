"""Django's registration of these pages."""

from django.apps import AppConfig


class WebSituationConfig(AppConfig):
    name = "fridlyst.web.situation"
    label = "web_situation"
    verbose_name = "Sidor om lägesbild"
