"""Forms for who decides on an answer: approve, note the committee's decision, send back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.followup.decision_rules import Decision
from fridlyst.web.programmes.forms.parts import day_field
from fridlyst.web.shared.saving import SavingForm


class DecisionForm(SavingForm):
    """The committee's decision, both parts or neither; filled from the one that is noted."""

    decided_on = day_field(_("Beslutsdag"))
    decision_paragraph = forms.CharField(
        label=_("Paragraf i protokollet"),
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off", "placeholder": "§ 88"}),
    )

    def values(self) -> Decision:
        """The decision as an action takes it."""
        given = self.cleaned_data
        return Decision(given["decided_on"], given["decision_paragraph"])


def decision_initial(decision: Decision) -> dict[str, object]:
    """What the form begins with."""
    return {
        "decided_on": decision.on,
        "decision_paragraph": decision.paragraph,
        "version": decision.version,
    }


class SendBackForm(SavingForm):
    """What the approver wants changed."""

    comment = forms.CharField(
        label=_("Vad behöver ändras?"),
        help_text=_("Det du skriver står överst på svarssidan när de öppnar den."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv vad som behöver ändras.")},
    )
