"""Django's registration of these pages."""

from django.apps import AppConfig


class WebYearWheelConfig(AppConfig):
    name = "fridlyst.web.year_wheel"
    label = "web_year_wheel"
    verbose_name = "Sidor om årshjulet"
