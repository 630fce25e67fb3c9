"""Django's entry for organisation."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "fridlyst.organisation"
    label = "organisation"
    verbose_name = "Organisation"
    default_auto_field = "django.db.models.BigAutoField"
