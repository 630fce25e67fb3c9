"""When a service is open: around the clock, by weekday, or in words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.errors import FridlystError
from fridlyst.support.fields import OpeningFields, ServiceFields
from fridlyst.web.programmes.forms.parts import short_text
from fridlyst.web.shared.text import Words
from fridlyst.web.support.forms.parts import RowsPart

WEEKDAYS = (_("mån"), _("tis"), _("ons"), _("tors"), _("fre"), _("lör"), _("sön"))
_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]


def _clock(label: Words) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")
    wrong = {"invalid": _("Skriv klockslaget som 08:30.")}
    return forms.TimeField(
        label=label,  # type: ignore[arg-type]
        required=False,
        input_formats=_FORMATS,
        widget=widget,
        error_messages=wrong,
    )


class HoursForm(RowsPart):
    """The same hours of some weekdays a row; a row with nothing in it is left out."""

    row: ClassVar[str] = "tid"
    most: ClassVar[int] = 14

    always_open = forms.BooleanField(label=_("Öppet dygnet runt, alla dagar"), required=False)
    hours = short_text(
        _("Tiderna i ord"),
        help_text=_(
            "Det som tiderna ovan inte säger, till exempel ”Stängt i juli” eller ”Drop-in på onsdagar”."
        ),
        most=2000,
    )

    def row_fields(self) -> Mapping[str, forms.Field]:
        """Days, from and to."""
        return {
            "weekdays": forms.TypedMultipleChoiceField(
                label=_("Dagar"),
                required=False,
                coerce=int,
                choices=list(enumerate(WEEKDAYS)),
                widget=forms.CheckboxSelectMultiple,
            ),
            "opens": _clock(_("Öppnar")),
            "closes": _clock(_("Stänger")),
        }

    def clean(self) -> dict[str, Any]:
        """Every row is whole or empty."""
        given = super().clean() or self.cleaned_data
        for at in range(self.count):
            row = self.given(at)
            if len(row) == len(self.row_fields()) and any(_is_said(one) for one in row.values()):
                self._check(at, row)
        return given

    def _check(self, at: int, row: Mapping[str, Any]) -> None:
        wanted = {
            "weekdays": _("Välj vilka dagar tiden gäller."),
            "opens": _("Skriv när det öppnar."),
            "closes": _("Skriv när det stänger."),
        }
        for name, said in wanted.items():
            if not _is_said(row[name]):
                self.add_error(self.name(at, name), said)

    def field_with(self, error: FridlystError) -> str | None:
        """Hours that do not go together are said at the first row."""
        return self.name(0, "weekdays") if error.field == "openings" else error.field

    def changed(self, fields: ServiceFields) -> ServiceFields:
        """The fields with the hours typed."""
        given = self.cleaned_data
        return replace(
            fields, always_open=given["always_open"], hours=given["hours"], openings=tuple(self._openings())
        )

    def _openings(self) -> Iterator[OpeningFields]:
        for at in range(self.count):
            row = self.given(at)
            if row["weekdays"]:
                yield OpeningFields(tuple(row["weekdays"]), row["opens"], row["closes"])


def hours_initial(fields: ServiceFields) -> dict[str, Any]:
    """What the part begins with: a row for each opening, or an empty one."""
    rows: dict[str, Any] = {}
    for at, one in enumerate(fields.openings):
        rows[HoursForm.name(at, "weekdays")] = list(one.weekdays)
        rows[HoursForm.name(at, "opens")] = f"{one.opens:%H:%M}"
        rows[HoursForm.name(at, "closes")] = f"{one.closes:%H:%M}"
    told = {"always_open": fields.always_open, "hours": fields.hours}
    return rows | told | {"rows": max(1, len(fields.openings))}


def _is_said(value: object) -> bool:
    """Midnight is a time as good as any."""
    return value is not None and value != []
