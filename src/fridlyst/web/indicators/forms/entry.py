"""The form of outcomes entered by hand for a day, and of a file of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.errors import BadInput
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import MeasurementRow, Recorded
from fridlyst.indicators.queries.entering import EntryPlace, Standing
from fridlyst.indicators.recording_shapes import BadRows, OddRows
from fridlyst.indicators.shapes import IndicatorView
from fridlyst.indicators.terms import Entry, IndicatorKind, Sex
from fridlyst.organisation.actor import Actor
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import Words

SEXES = (Sex.WOMEN.value, Sex.MEN.value, Sex.OTHER.value)


class EntryForm(SavingForm):
    """An outcome of a day; the number fields are those of the indicator's kind, for each sex and for all."""

    body = forms.ChoiceField(label=_("Enhet"))
    as_of = forms.DateField(label=_("Dag som talet gäller"), widget=forms.DateInput(attrs={"type": "date"}))
    comment = forms.CharField(label=_("Kommentar"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    certain = forms.BooleanField(label=_("Ja, talet stämmer"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (what a form takes)
        view: IndicatorView,
        places: Sequence[EntryPlace],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.view = view
        bodies: Any = self.fields["body"]
        bodies.choices = [(one.body_key, one.body_name) for one in places]
        self.question = ""
        self.names = ("numerator", "denominator") if view.kind == IndicatorKind.SHARE else ("value",)
        for sex in (*(SEXES if view.by_sex else ()), ""):
            for name in self.names:
                self.fields[_field(sex, name)] = _number(view, name)
        self.order_fields(["version", "body", "as_of"])

    @property
    def groups(self) -> list[tuple[Words, list[forms.BoundField]]]:
        """The number fields of each sex, then of all."""
        sexes = (*(SEXES if self.view.by_sex else ()), "")
        return [(Sex(sex).label, [self[_field(sex, name)] for name in self.names]) for sex in sexes]

    def rows(self) -> list[MeasurementRow]:
        """The rows as an action takes them; all together also where only the sexes are told."""
        given = self.cleaned_data
        found = []
        for sex in (*(SEXES if self.view.by_sex else ()), ""):
            numbers = {name: given.get(_field(sex, name)) for name in self.names}
            if any(number is not None for number in numbers.values()):
                found.append(
                    MeasurementRow(
                        self.view.id,
                        given["body"],
                        given["as_of"],
                        sex,
                        comment=given["comment"] if not sex else "",
                        seen=self.seen if not sex and self.seen >= 0 else None,
                        numerator=numbers.get("numerator"),
                        denominator=numbers.get("denominator"),
                        value=numbers.get("value"),
                    )
                )
        return found

    def record(self, by: Actor) -> Recorded | None:
        """Write what was entered; None when the form now says what is wrong, or asks."""
        return self.submit(lambda: self._record(by))

    def _record(self, by: Actor) -> Recorded:
        rows = self.rows()
        if not rows:
            raise BadInput("Skriv talet.", field=self.names[0])
        try:
            return record(by=by, rows=rows, how=Entry.HAND, certain=self.cleaned_data["certain"])
        except OddRows as odd:
            self.question = str(odd.faults[0].message)
            raise BadInput(odd.faults[0].message, field="certain") from odd
        except BadRows as bad:
            fault = bad.faults[0]
            field = {"body_key": "body", "sex": "body"}.get(fault.field, fault.field)
            named = _field(rows[fault.row].sex, field) if field in self.names else field
            raise BadInput(fault.message, field=named) from bad


class FileForm(forms.Form):
    """A file of outcomes."""

    file = forms.FileField(
        label=_("Fil med tal"),
        help_text=_("CSV eller Excel, högst 5 MB. Kolumnerna ska vara mallens."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )


def entry_initial(
    view: IndicatorView, found: Sequence[Standing], body: str, day: date | None
) -> dict[str, Any]:
    """What the form begins with: what stands of that body and day, to be corrected."""
    here = [one for one in found if one.of_day and one.body_key == body and one.as_of == day]
    initial: dict[str, Any] = {"body": body, "as_of": day, "version": 0}
    for one in here:
        numbers = ("numerator", "denominator") if view.kind == IndicatorKind.SHARE else ("value",)
        initial |= {_field(one.sex, name): getattr(one.outcome, name) for name in numbers}
        if not one.sex:
            initial |= {"version": one.version, "comment": one.comment}
    return initial


def _field(sex: str, name: str) -> str:
    return f"{sex}_{name}" if sex else name


def _number(view: IndicatorView, name: str) -> forms.Field:
    words = {"numerator": view.numerator, "denominator": view.denominator, "value": view.unit}[name]
    label = words[:1].upper() + words[1:] if words else _LABELS[name]
    if view.kind == IndicatorKind.YES_NO:
        return forms.TypedChoiceField(
            label=_("Svar"),
            required=False,
            choices=[("1", _("Ja")), ("0", _("Nej"))],
            widget=forms.RadioSelect,
            coerce=int,
            empty_value=None,
        )
    return NumberField(label=label, required=False)


_LABELS = {"numerator": _("Antal"), "denominator": _("Av"), "value": _("Utfall")}
