"""A service's words in another language, and who has read them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.support.fields import TranslationFields
from fridlyst.support.label_rules import LONGEST_TRANSLATED
from fridlyst.support.languages import Language
from fridlyst.support.queries import TranslationView
from fridlyst.support.source_prints import TEXTS
from fridlyst.web.programmes.forms.parts import long_text
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.support.translating import LABELS, Passage, fields_with, words_by_name


class TranslationForm(SavingForm):
    """The words; fields that neither side has anything in are left out."""

    name = forms.CharField(
        label=LABELS["name"],
        max_length=300,
        error_messages={"required": _("Skriv vad stödet heter på språket.")},
    )
    description = long_text(LABELS["description"], rows=6)
    cost = long_text(LABELS["cost"], rows=2)
    hours = long_text(LABELS["hours"], rows=2)
    area = long_text(LABELS["area"], rows=2)

    def speak(self, language: Language, passages: Sequence[Passage]) -> None:
        """Fields in the language's own direction, only those of the passages."""
        asked = {one.name: one for one in passages}
        for name in TEXTS:
            if name not in asked:
                del self.fields[name]
        for name, one in asked.items():
            if name not in TEXTS:
                self.fields[name] = _beside(one)
            self.fields[name].widget.attrs |= {"lang": language.code, "dir": language.direction}
        self._asked = tuple(asked)

    def values(self, saved: TranslationView) -> TranslationFields:
        """As the action takes them; what was not asked for stands as it is."""
        return fields_with(saved, {name: self.cleaned_data[name] for name in self._asked})

    def typed(self) -> str:
        """The running words as they were sent, saved or not."""
        return "\n".join(
            str(self[name].value() or "") for name in ("description", "cost", "area") if name in self.fields
        )


class CheckForm(SavingForm):
    """Who has the language from home and has read the translation."""

    checked_by = forms.CharField(
        label=_("Vem har läst?"),
        help_text=_(
            "Någon som har språket från början. Skriv namn eller funktion, till exempel ”Modersmålslärare, "
            "Norra skolan”. Det visas inte för allmänheten."
        ),
        max_length=200,
        error_messages={"required": _("Skriv vem som har läst översättningen.")},
    )


def _beside(one: Passage) -> forms.CharField:
    """Words beside a way to get in touch, told from one another by the Swedish."""
    label = _("Vad kontakten är till för: %(words)s") % {"words": one.source}
    return forms.CharField(label=label, max_length=LONGEST_TRANSLATED, required=False)


def translation_initial(view: TranslationView) -> dict[str, Any]:
    """What the form begins with."""
    return words_by_name(view.text) | {"version": view.version}
