"""What the year wheel is narrowed to: what the address asks for, of what there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.year_wheel.addresses import wheel_href
from fridlyst.year_wheel.rules import check_year, part_of
from fridlyst.year_wheel.shapes import Narrowing
from fridlyst.year_wheel.terms import Ring

_WHOLE = _("Hela kommunen")


class Filters(forms.Form):
    """Programme, body and kind; what does not stand in a list is not asked for."""

    program = forms.ChoiceField(label=_("Program"), required=False)
    enhet = forms.ChoiceField(label=_("Vems år"), required=False)
    slag = forms.ChoiceField(label=_("Vad"), required=False, choices=[("", _("Allt")), *Ring.choices])

    def wanted(self, name: str) -> str:
        """What is asked for under `name`, or nothing."""
        return str(self.cleaned_data.get(name) or "")


@dataclass(frozen=True)
class Asked:
    """What one address asks for."""

    year: int
    programme: ProgrammeView | None
    body: BodyView | None
    ring: str
    table: bool
    form: Filters
    narrowing: Narrowing

    def href(self, visit: Visit, **other: object) -> str:
        """The address of the same with something else: another year, as a table."""
        asked = {
            "ar": self.year,
            "program": self.programme.slug if self.programme else "",
            "enhet": self.body.key if self.body else "",
            "slag": self.ring,
            "visa": "tabell" if self.table else "",
        }
        return wheel_href(visit, **asked | other)

    @property
    def active(self) -> bool:
        """Whether anything but the year is asked for."""
        return bool(self.programme or self.body or self.ring)


def asked_of(
    request: HttpRequest, today: date, programmes: Sequence[ProgrammeView], bodies: Sequence[BodyView]
) -> Asked:
    """What the address asks for; YearOutOfReach for a year that no programme is about."""
    decided = [one for one in programmes if one.state != ProgrammeState.DRAFT]
    form = _form(request, decided, bodies)
    programme = next((one for one in decided if one.slug == form.wanted("program")), None)
    body = next((one for one in bodies if one.key == form.wanted("enhet")), None)
    return Asked(
        year=_year(request, today),
        programme=programme,
        body=body,
        ring=form.wanted("slag"),
        table=request.GET.get("visa") == "tabell",
        form=form,
        narrowing=narrowing_of(programme, body, bodies),
    )


def narrowing_of(
    programme: ProgrammeView | None, body: BodyView | None, bodies: Sequence[BodyView]
) -> Narrowing:
    """To the programme and to the body's part."""
    return Narrowing(programme.id if programme else None, part_of(body, bodies) if body else None)


def _form(request: HttpRequest, programmes: Sequence[ProgrammeView], bodies: Sequence[BodyView]) -> Filters:
    form = Filters(request.GET, label_suffix="")
    choices = {
        "program": [("", _("Alla program")), *((one.slug, short_name(one)) for one in programmes)],
        "enhet": [("", _WHOLE), *((one.key, one.name) for one in bodies)],
    }
    for name, every in choices.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = every
    form.is_valid()
    return form


def _year(request: HttpRequest, today: date) -> int:
    """The year of the address; this year when it says none, or something that is no year."""
    wanted = request.GET.get("ar", "")
    is_year = wanted.isascii() and wanted.isdigit() and len(wanted) < 5
    return check_year(int(wanted)) if is_year else today.year
