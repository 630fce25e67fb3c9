"""allauth's forms without placeholder texts, which repeat the label and vanish when one types."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms


class Plain(forms.Form):
    """Takes the placeholders away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PlainLogin(Plain, LoginForm):
    """Sign in; the page itself has the link for those who forgot."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class PlainResetPassword(Plain, ResetPasswordForm):
    """Ask for a link."""


class PlainResetPasswordKey(Plain, ResetPasswordKeyForm):
    """Choose a new password by the link."""


class PlainChangePassword(Plain, ChangePasswordForm):
    """Choose a new password while signed in."""


class PlainReauthenticate(Plain, ReauthenticateForm):
    """The password once more."""


class PlainAuthenticate(Plain, AuthenticateForm):
    """The second step."""


class PlainReauthenticateByCode(Plain, ReauthenticateByCodeForm):
    """The second step once more."""


class PlainActivateTOTP(Plain, ActivateTOTPForm):
    """The first code of an app."""
