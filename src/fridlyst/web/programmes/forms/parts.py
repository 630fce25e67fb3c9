"""Fields that several forms share: owners, time, lists of codes."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import is_valid_on
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.schedules import ScheduleValue, parse_schedule
from fridlyst.programmes.shapes import OwnerView
from fridlyst.programmes.terms import Part
from fridlyst.web.programmes.rows import time_text
from fridlyst.web.shared.saving import CheckList, SavingForm, choice_labels

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def long_text(label: "StrOrPromise", *, help_text: "StrOrPromise" = "", rows: int = 4) -> forms.CharField:
    """A field for several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=widget, max_length=20_000)


def short_text(label: "StrOrPromise", *, help_text: "StrOrPromise" = "", most: int = 300) -> forms.CharField:
    """A field for one line that may be left empty."""
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=most)


def title_field(label: "StrOrPromise") -> forms.CharField:
    """A field for what something is called; it grows with the text."""
    return forms.CharField(
        label=label,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv en rubrik.")},
    )


def day_field(label: "StrOrPromise", *, help_text: "StrOrPromise" = "") -> forms.DateField:
    """A field for a day, given by the browser as ISO 8601."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, required=False, widget=widget, input_formats=["%Y-%m-%d"]
    )


def code_list(label: "StrOrPromise", choices: type[TextChoices]) -> forms.MultipleChoiceField:
    """Boxes for the codes of a list, folded."""
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices.choices, widget=CheckList(folds=True)
    )


class BoxList(forms.TypedMultipleChoiceField):
    """Boxes for ids; with `needed` the action, not the form, asks for at least one."""

    def __init__(
        self, label: "StrOrPromise", *, folds: bool = False, needed: bool = False, tall: bool = False
    ) -> None:
        super().__init__(label=label, required=False, coerce=int, widget=CheckList(folds=folds, tall=tall))
        self.needed = needed


def box_list(
    label: "StrOrPromise", *, folds: bool = False, needed: bool = False, tall: bool = False
) -> BoxList:
    """Boxes for ids; the choices are given when the form is made."""
    return BoxList(label, folds=folds, needed=needed, tall=tall)


def time_field() -> forms.CharField:
    """A field for the time in words."""
    return short_text(
        _("Tid"),
        help_text=_(
            "Skriv som i programmet, till exempel ”Juni 2026”, ”Löpande” eller ”Två gånger per år”. "
            "När du sparar visar Fridlyst hur tiden läses."
        ),
        most=2000,
    )


class OwnedForm(SavingForm):
    """A form with those responsible and those taking part."""

    fields_of_errors = {"owners": "leads"}
    makes_new = True

    def offer_bodies(self, bodies: Iterable[BodyView], chosen: Iterable[OwnerView], day: date) -> None:
        """Let the form's lists hold the bodies that are in being on `day`, and those chosen already."""
        taken = {owner.body_id for owner in chosen}
        offered = [
            (body.id, body.name)
            for body in bodies
            if body.id in taken or is_valid_on(body.valid_from, body.valid_to, day)
        ]
        for name in ("leads", "others"):
            if name in self.fields:
                set_choices(self, name, offered)

    def clean(self) -> dict[str, Any]:
        """Nobody is both responsible and taking part."""
        given = super().clean() or self.cleaned_data
        both = set(given.get("leads", ())) & set(given.get("others", ()))
        if both:
            said = _("Samma enhet kan inte vara både ansvarig och medverkande: %(names)s.")
            self.add_error("others", said % {"names": ", ".join(self._names_of(both))})
        return given

    def _names_of(self, bodies: Collection[int]) -> list[str]:
        field = self.fields["others"]
        assert isinstance(field, forms.ChoiceField)
        return [label for body, label in choice_labels(field).items() if int(body) in bodies]

    def owners(self, before: Sequence[OwnerView] = ()) -> tuple[OwnerChoice, ...]:
        """Those chosen, in the order they had before, new ones last."""
        order = {owner.body_id: position for position, owner in enumerate(before)}
        chosen = [OwnerChoice(body, Part.LEAD) for body in self.cleaned_data["leads"]]
        chosen += [OwnerChoice(body, Part.TAKING_PART) for body in self.cleaned_data.get("others", ())]
        return tuple(sorted(chosen, key=lambda owner: order.get(owner.body_id, len(order))))

    def schedules(self, before: Sequence[ScheduleValue] = ()) -> tuple[ScheduleValue, ...]:
        """What the time means; words that were not touched keep the meaning they had."""
        said = " ".join(self.cleaned_data["time"].split())
        if said == " ".join(time_text(before).split()):
            return tuple(before)
        return parse_schedule(said) if said else ()


def owners_initial(owners: Iterable[OwnerView]) -> dict[str, list[int]]:
    """What the two lists of owners begin with."""
    every = list(owners)
    return {
        "leads": [owner.body_id for owner in every if owner.part == Part.LEAD],
        "others": [owner.body_id for owner in every if owner.part != Part.LEAD],
    }


def set_choices(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Give a list of the form its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
