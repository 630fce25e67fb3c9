"""Django's registration of these pages."""

from django.apps import AppConfig


class WebAnsweringConfig(AppConfig):
    name = "fridlyst.web.answering"
    label = "web_answering"
    verbose_name = "Sidor för att svara utan konto"
