"""How allauth behaves here: nobody signs up by themselves; the coordinator gives people their accounts."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fridlyst.web.shared.text import Words


class ClosedSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are given, not taken; the words of refusal say what to do."""

    error_messages: ClassVar[dict[str, Words]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "E-postadressen eller lösenordet stämmer inte. Skriv båda en gång till."
        ),
        "too_many_login_attempts": _("För många försök. Vänta fem minuter och försök sedan igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
