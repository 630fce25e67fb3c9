"""Django's registration of these pages."""

from django.apps import AppConfig


class WebReviewConfig(AppConfig):
    name = "fridlyst.web.review"
    label = "web_review"
    verbose_name = "Sidor om inläsning"
