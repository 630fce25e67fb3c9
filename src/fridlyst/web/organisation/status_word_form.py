"""The form in which a municipality gives the statuses its own words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from fridlyst.base.versions import version_of
from fridlyst.followup.terms import Status
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.status import ORDER, fridlysts_word


class StatusWordForm(SavingForm):
    """A field for each status; one that is left empty has Fridlyst's word, which is the field's label.

    No longest length: a browser would cut what is pasted. The action says when a word is too long.
    """

    def __init__(self, *args: Any, words: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, initial={**words, "version": version_of(words)}, **options)
        self.fields |= {code: _field(code) for code in ORDER if code in Status.values}

    @property
    def rows(self) -> Iterable[tuple[str, BoundField]]:
        """Each status with its field."""
        return [(bound.name, bound) for bound in self.visible_fields()]

    def values(self) -> dict[str, str]:
        """The words as the action takes them, by status."""
        return {code: self.cleaned_data.get(code, "") for code in Status.values}


def _field(code: str) -> forms.CharField:
    word = fridlysts_word(code)
    attrs = {"autocomplete": "off", "placeholder": word}
    return forms.CharField(
        label=word,
        required=False,
        strip=False,
        widget=forms.TextInput(attrs=attrs),
        help_text=_HELP[code](),
    )


_HELP: dict[str, Callable[[], str]] = {
    Status.DONE: lambda: _("Det som skulle göras är gjort."),
    Status.ONGOING: lambda: _("Arbetet är i gång."),
    Status.NOT_STARTED: lambda: _("Ingen har börjat, och det är inte försenat."),
    Status.LATE: lambda: _("Det går långsammare än det var sagt. Den som svarar får frågan vad som hindrar."),
    Status.STOPPED: lambda: _("Det blir inte av. Den som svarar får frågan vad som hindrar."),
    Status.UNKNOWN: lambda: _(
        "Ingen har svarat. Visas alltid randigt grått, och i förklaringen står ”inget svar” efter ordet."
    ),
}
