"""Django's entry for reminders."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "fridlyst.reminders"
    label = "reminders"
    verbose_name = "Påminnelser"
    default_auto_field = "django.db.models.BigAutoField"
