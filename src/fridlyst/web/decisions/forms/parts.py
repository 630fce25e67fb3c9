"""Fields that the forms of matters share."""

from typing import TYPE_CHECKING

from django import forms

from fridlyst.web.programmes.forms.parts import short_text

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The list of names that `decisions/form.html` holds, offered by the browser as one writes.
NAMES = "body-names"


def name_field(label: "StrOrPromise", *, help_text: "StrOrPromise" = "") -> forms.CharField:
    """A body's name: one of the municipality's, or any other."""
    field = short_text(label, help_text=help_text)
    field.widget.attrs |= {"list": NAMES, "autocomplete": "off"}
    return field


def lines(text: str) -> list[str]:
    """What stands on each line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
