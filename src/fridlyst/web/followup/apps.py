"""Django's registration of these pages."""

from django.apps import AppConfig


class WebFollowupConfig(AppConfig):
    name = "fridlyst.web.followup"
    label = "web_followup"
    verbose_name = "Sidor om uppföljning"
