"""Django's registration of these pages."""

from django.apps import AppConfig


class WebRemindersConfig(AppConfig):
    name = "fridlyst.web.reminders"
    label = "web_reminders"
    verbose_name = "Sidor om påminnelser"
