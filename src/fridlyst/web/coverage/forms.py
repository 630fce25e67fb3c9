"""The form by which a coordinator says that something missing is meant to be so."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.coverage.shapes import Gap
from fridlyst.web.shared.saving import CheckList, SavingForm

LONGEST = 2000


class IntendedForm(SavingForm):
    """Which gaps of one kind, and why."""

    subjects = forms.MultipleChoiceField(
        label=_("Det här är meningen"),
        widget=CheckList(),
        error_messages={"required": _("Välj minst en lucka.")},
    )
    reason = forms.CharField(
        label=_("Varför är det ett medvetet val?"),
        help_text=_("Till exempel att frågan hör till ett annat program. Skälet syns för alla som läser."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv varför det är ett medvetet val.")},
    )

    def offer(self, gaps: Sequence[Gap]) -> None:
        """Let these gaps be chosen."""
        field = self.fields["subjects"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.subject.key, one.sentence) for one in gaps]
