"""The form in which a person says what a file's columns and words mean."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from fridlyst.counts.queries.drafts import DraftView
from fridlyst.counts.shapes import Lists
from fridlyst.counts.taking_in.mapping import OWN_LISTS, VALUE, words_of
from fridlyst.counts.taking_in.words import NEW, SKIP, TOTAL
from fridlyst.counts.terms import Facet
from fridlyst.web.shared.saving import SavingForm

_SAMPLES, _LONGEST = 3, 40


class _Meaning(forms.ChoiceField):
    """A choice that the action, not the form, asks for: what is missing is named there."""

    needed = True

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(required=False, **options)


class MappingForm(SavingForm):
    """A choice for each column, and one for each word of the columns that divide the numbers."""

    def __init__(self, *args: Any, view: DraftView, lists: Lists, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.view, self.lists = view, lists
        for at, title in enumerate(view.grid.columns):
            self.fields[f"column-{at}"] = self._column(at, title)
        if sum(role == VALUE for role in view.mapping.columns.values()) > 1:
            self.fields["across"] = self._across()
        for facet, words in words_of(view.grid, view.mapping).items():
            for at, word in enumerate(words):
                self.fields[f"word-{facet}-{at}"] = self._word(Facet(facet), word)

    @property
    def columns(self) -> Iterator[BoundField]:
        """The fields of columns."""
        return (self[name] for name in self.fields if name.startswith("column-") or name == "across")

    @property
    def word_groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        """What is divided by, and the fields of its words: those that nobody has guessed first."""
        for facet in Facet:
            found = [self[name] for name in self.fields if name.startswith(f"word-{facet.value}-")]
            if found:
                yield str(facet.label), sorted(found, key=lambda field: bool(field.initial))

    def given(self) -> dict[str, Any]:
        """The mapping as the action takes it."""
        said = self.cleaned_data
        words: dict[str, dict[str, str]] = {}
        for facet, found in words_of(self.view.grid, self.view.mapping).items():
            words[facet] = {word: said.get(f"word-{facet}-{at}", "") for at, word in enumerate(found)}
        columns = {title: said.get(f"column-{at}", "") for at, title in enumerate(self.view.grid.columns)}
        return {"columns": columns, "across": said.get("across", self.view.mapping.across), "words": words}

    def _column(self, at: int, title: str) -> _Meaning:
        choices = [(VALUE, _("Antalen")), *Facet.choices, (SKIP, _("Ta inte med"))]
        words = list(dict.fromkeys(text for text in self.view.grid.column(at) if text))[:_SAMPLES]
        return _Meaning(
            label=_("Kolumnen ”%(title)s”") % {"title": title[:_LONGEST]},
            help_text=_("Till exempel %(words)s") % {"words": ", ".join(word[:_LONGEST] for word in words)},
            choices=choices,
            initial=self.view.mapping.columns.get(title, SKIP),
        )

    def _across(self) -> _Meaning:
        return _Meaning(
            label=_("Vad delar rubrikerna över antalen in efter?"),
            choices=[("", _("Välj")), *Facet.choices],
            initial=self.view.mapping.across,
        )

    def _word(self, facet: Facet, word: str) -> _Meaning:
        known = [(one.code, one.label) for one in self.lists.entries[facet]]
        more = [(TOTAL, _("Alla tillsammans (en summa)"))]
        if facet in OWN_LISTS:
            more.append((NEW, _("Nytt val i kommunens lista")))
        if facet == self.view.mapping.across:
            more.append((SKIP, _("Ta inte med")))
        return _Meaning(
            label=word[:_LONGEST] or _("(tom cell)"),
            choices=[("", _("Välj")), *known, *more],
            initial=self.view.mapping.words.get(facet, {}).get(word, ""),
        )
