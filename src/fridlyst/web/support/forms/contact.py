"""How a service is reached: a row for each way."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.base.errors import BadInput, FridlystError
from fridlyst.base.translating import translated
from fridlyst.support.contact_rules import MOST_CONTACTS, check_value
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.support.terms import ContactKind
from fridlyst.web.programmes.forms.parts import short_text
from fridlyst.web.support.forms.parts import RowsPart

KINDS = (
    (ContactKind.PHONE, _("Telefon")),
    (ContactKind.SMS, _("Sms")),
    (ContactKind.CHAT, _("Chatt")),
    (ContactKind.EMAIL, _("E-post")),
    (ContactKind.WEB, _("Webbplats")),
    (ContactKind.LETTER, _("Brev")),
)


class ContactForm(RowsPart):
    """A number or address a row; a row with nothing in it is left out."""

    row: ClassVar[str] = "kontakt"
    most: ClassVar[int] = MOST_CONTACTS

    def row_fields(self) -> Mapping[str, forms.Field]:
        """Kind, number or address, what it is for, and two things that matter to who is watched."""
        return {
            "kind": forms.ChoiceField(
                label=_("Sätt"), choices=[(str(kind), label) for kind, label in KINDS], required=False
            ),
            "value": short_text(_("Nummer eller adress"), most=300),
            "label": short_text(_("Vad det är till för"), most=120),
            "free": forms.BooleanField(label=_("Kostar ingenting"), required=False),
            "unseen": forms.BooleanField(label=_("Syns inte på telefonräkningen"), required=False),
        }

    def clean(self) -> dict[str, Any]:
        """Every number can be called and every address leads somewhere."""
        given = super().clean() or self.cleaned_data
        for at in range(self.count):
            row = self.given(at)
            if row.get("value"):
                self._check(at, row)
            elif row.get("label"):
                self.add_error(self.name(at, "value"), _("Skriv numret eller adressen."))
        return given

    def _check(self, at: int, row: Mapping[str, Any]) -> None:
        try:
            check_value(row.get("kind") or ContactKind.PHONE, row["value"])
        except BadInput as error:
            self.add_error(self.name(at, "value"), translated(error.message))

    def field_with(self, error: FridlystError) -> str | None:
        """The row that holds what the action found, the first when it does not say what."""
        if error.field != "contacts":
            return error.field
        found = str(error.details.get("found", ""))
        names = [self.name(at, name) for at in range(self.count) for name in ("label", "value")]
        holding = (name for name in names if found in str(self.cleaned_data.get(name, "")))
        return next(holding, self.name(0, "value")) if found else self.name(0, "value")

    def changed(self, fields: ServiceFields) -> ServiceFields:
        """The fields with the contacts typed, in their order."""
        return replace(fields, contacts=tuple(self._contacts()))

    def _contacts(self) -> Iterator[ContactFields]:
        for at in range(self.count):
            row = self.given(at)
            if row["value"]:
                kind = row["kind"] or ContactKind.PHONE
                yield ContactFields(
                    kind, row["value"], row["label"], row["free"] or None, row["unseen"] or None
                )


def contact_initial(fields: ServiceFields) -> dict[str, Any]:
    """What the part begins with: a row for each contact, or an empty one."""
    names = ("kind", "value", "label", "free", "unseen")
    rows = {
        ContactForm.name(at, name): getattr(one, name)
        for at, one in enumerate(fields.contacts)
        for name in names
    }
    return rows | {"rows": max(1, len(fields.contacts))}
