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


class PlainLogin(Plain, LoginForm):  # type: ignore[misc]
    """Sign in; the page itself has the link for those who forgot."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class PlainResetPassword(Plain, ResetPasswordForm):  # type: ignore[misc]
    """Ask for a link."""


class PlainResetPasswordKey(Plain, ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a new password by the link."""


class PlainChangePassword(Plain, ChangePasswordForm):  # type: ignore[misc]
    """Choose a new password while signed in."""


class PlainReauthenticate(Plain, ReauthenticateForm):  # type: ignore[misc]
    """The password once more; who forgot it signs out first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class PlainAuthenticate(Plain, AuthenticateForm):  # type: ignore[misc]
    """The second step."""


class PlainReauthenticateByCode(Plain, ReauthenticateByCodeForm):  # type: ignore[misc]
    """The second step once more."""


class PlainActivateTOTP(Plain, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""
