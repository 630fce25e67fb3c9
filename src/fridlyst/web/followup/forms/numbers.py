"""Numbers as people in Sweden write them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_PLAIN = re.compile(r"[+-]?\d{1,10}([.,]\d{0,4})?")


class NumberField(forms.Field):
    """A number with decimal comma; spaces between thousands do not matter. Ten digits and four decimals."""

    default_error_messages = {
        "wrong": _("Skriv ett tal med siffror, till exempel 12 eller 12,5."),
    }

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (what a form field takes)
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: object) -> Decimal | None:
        """The number, or None for an empty field."""
        text = _SPACES.sub("", str(value or ""))
        if not text:
            return None
        if not _PLAIN.fullmatch(text):
            raise ValidationError(self.error_messages["wrong"], code="wrong")
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["wrong"], code="wrong") from error

    def prepare_value(self, value: object) -> object:
        """The number as the field shows it; what was typed stands as it was."""
        return decimal_text(value) if isinstance(value, Decimal) else value


def decimal_text(value: Decimal) -> str:
    """Without zeros at the end, with a comma: 12,5."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
