"""Choosing what to print: which thing, which services in which order, which languages, a code or none."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.reports.printed.choice import LONGEST_CONTACT, MOST_SERVICES, PRINTABLE, PrintChoice
from fridlyst.reports.printed.terms import PrintedKind, Sheet
from fridlyst.support.shapes import PublicService
from fridlyst.web.programmes.forms.parts import long_text
from fridlyst.web.shared.saving import CheckList, SavingForm


class PrintForm(SavingForm):
    """A box and a place for each service; `kind` decides what of the rest is used."""

    kind = forms.ChoiceField(
        label=_("Vad vill du skriva ut?"),
        choices=PrintedKind.choices,
        widget=forms.RadioSelect,
        initial=PrintedKind.BROCHURE,
    )
    languages = forms.MultipleChoiceField(
        label=_("Språk"),
        required=False,
        choices=[(one.code, one.swedish.capitalize()) for one in PRINTABLE],
        widget=CheckList(),
        help_text=_("Varje språk blir två egna sidor i filen. Affischen är alltid på svenska."),
    )
    contact = long_text(
        _("Så når man kommunen"),
        rows=2,
        help_text=_("Står på folderns baksida. Till exempel växelns nummer. Skriv inget som avslöjar ämnet."),
    )
    code = forms.BooleanField(
        label=_("Ta med en QR-kod"),
        required=False,
        help_text=_(
            "Helst inte. Den som hittar kortet i en ficka kan läsa koden och se vad det är till för. "
            "Adressen i den är neutral."
        ),
    )
    sheet = forms.ChoiceField(
        label=_("Affischens storlek"), choices=Sheet.choices, widget=forms.RadioSelect, initial=Sheet.A4
    )

    def __init__(self, *args: Any, services: Sequence[PublicService], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.services = services[:MOST_SERVICES]
        # Only the poster, which is in Swedish, does without.
        self.fields["languages"].needed = True  # type: ignore[attr-defined]
        for one in self.services:
            self.fields[f"on-{one.id}"] = forms.BooleanField(label=one.name, required=False)
            self.fields[f"at-{one.id}"] = forms.IntegerField(
                label=_("Ordning"),
                required=False,
                min_value=1,
                max_value=MOST_SERVICES,
                widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
                error_messages={"invalid": _("Skriv en siffra."), "max_value": _("Skriv en mindre siffra.")},
            )

    def choice(self) -> PrintChoice:
        """As it is printed."""
        given = self.cleaned_data
        return PrintChoice(
            given["kind"],
            in_order(given, [one.id for one in self.services]),
            tuple(given["languages"]),
            given["code"],
            given["sheet"],
            given["contact"][: LONGEST_CONTACT + 1],
        )

    def rows(self) -> list[tuple[Any, Any, PublicService]]:
        """Box, place and service."""
        return [(self[f"on-{one.id}"], self[f"at-{one.id}"], one) for one in self.services]


def in_order(given: Mapping[str, Any], services: Sequence[int]) -> tuple[int, ...]:
    """The chosen ones: those with a place first, by it; then the rest as they stand in the directory."""
    chosen = [one for one in services if given.get(f"on-{one}")]
    return tuple(sorted(chosen, key=lambda one: given.get(f"at-{one}") or MOST_SERVICES + 1))


def print_initial() -> dict[str, Any]:
    """What the form begins with: no code."""
    return {"languages": ["sv"], "kind": PrintedKind.BROCHURE, "sheet": Sheet.A4}
