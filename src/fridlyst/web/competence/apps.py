"""Django's registration of these pages."""

from django.apps import AppConfig


class WebCompetenceConfig(AppConfig):
    name = "fridlyst.web.competence"
    label = "web_competence"
    verbose_name = "Sidor om kompetens"
