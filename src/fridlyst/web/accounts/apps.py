"""Django's registration of these pages."""

from django.apps import AppConfig


class WebAccountsConfig(AppConfig):
    name = "fridlyst.web.accounts"
    label = "web_accounts"
    verbose_name = "Inloggning"
