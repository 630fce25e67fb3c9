"""Django's registration of these pages."""

from django.apps import AppConfig


class WebOrganisationConfig(AppConfig):
    name = "fridlyst.web.organisation"
    label = "web_organisation"
    verbose_name = "Sidor om organisationen"
