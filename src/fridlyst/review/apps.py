"""Django's entry for the review."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "fridlyst.review"
    label = "review"
    verbose_name = "Granskning"
    default_auto_field = "django.db.models.BigAutoField"
