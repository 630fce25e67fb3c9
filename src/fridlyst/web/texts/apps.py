"""Django's registration of these pages."""

from django.apps import AppConfig


class WebTextsConfig(AppConfig):
    name = "fridlyst.web.texts"
    label = "web_texts"
    verbose_name = "Sidor om texter"
