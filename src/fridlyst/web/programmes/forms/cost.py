"""The form for what an activity costs in a year."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.translating import translated
from fridlyst.programmes.cost_rules import BadAmount, read_amount
from fridlyst.programmes.fields import CostFields
from fridlyst.programmes.queries import CostView
from fridlyst.programmes.terms import Payer
from fridlyst.web.programmes.forms.parts import set_choices, short_text
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import number

_FEW = {"class": "few", "inputmode": "numeric"}
_WHOLE = "helhet"


def _body_id(chosen: str) -> int | None:
    return None if chosen == _WHOLE else int(chosen)


class _AmountField(forms.CharField):
    """An amount that what costs nothing does without; nobody is told that it is optional."""

    def validate(self, value: str) -> None:
        """Whether it may be empty is for the action to say."""


class CostForm(SavingForm):
    """One year, one body, one payer and an amount in whole kronor."""

    makes_new = True
    fields_of_errors = {"body_id": "body"}

    year = forms.IntegerField(
        label=_("År"),
        widget=forms.TextInput(attrs=_FEW),
        error_messages={"required": _("Skriv vilket år kostnaden gäller."), "invalid": _("Skriv ett årtal.")},
    )
    body = forms.TypedChoiceField(
        label=_("Enhet"),
        coerce=_body_id,
        error_messages={"required": _("Välj vilken enhet kostnaden gäller.")},
    )
    payer = forms.ChoiceField(label=_("Vem betalar?"), choices=Payer.choices, widget=forms.RadioSelect)
    amount = _AmountField(
        label=_("Belopp i kronor"),
        help_text=_("Hela kronor, till exempel 150 000. Tomt om aktiviteten inte kostar något."),
        max_length=60,
        widget=forms.TextInput(attrs=_FEW),
    )
    note = short_text(
        _("Anteckning"), help_text=_("Vad pengarna går till, eller varifrån siffran kommer."), most=500
    )

    def offer(self, bodies: Iterable[tuple[int, str]], *, whole: bool) -> None:
        """Let the cost fall on one of these, or with `whole` on the municipality as a whole."""
        first = (_WHOLE, _("Kommunen som helhet")) if whole else ("", _("Välj enhet"))
        set_choices(self, "body", [first, *bodies])

    def clean_amount(self) -> int:
        """Whole kronor; nothing written is zero."""
        typed = str(self.cleaned_data["amount"]).strip()
        try:
            return read_amount(typed) if typed else 0
        except BadAmount as error:
            raise forms.ValidationError(translated(error.message)) from None

    def values(self) -> CostFields:
        given = self.cleaned_data
        return CostFields(given["year"], given["payer"], given["amount"], given["body"], given["note"])


def cost_initial(view: CostView) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "year": view.year,
        "body": _WHOLE if view.body_id is None else view.body_id,
        "payer": view.payer,
        "amount": number(view.amount) if view.amount else "",
        "note": view.note,
        "version": view.version,
    }
