"""What a service is and for whom: the part that makes a new one."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.terms import TargetGroup, ViolenceForm
from fridlyst.support.fields import ServiceFields
from fridlyst.support.terms import Seeker
from fridlyst.web.programmes.forms.parts import code_list, long_text, set_choices
from fridlyst.web.shared.saving import CheckList
from fridlyst.web.support.forms.parts import ServicePart


class WhatForm(ServicePart):
    """Name, words, whom and who owns it."""

    makes_new = True

    name = forms.CharField(
        label=_("Vad stödet heter"),
        max_length=300,
        help_text=_("Namnet som det har på skylten och i telefonen."),
        error_messages={"required": _("Skriv vad stödet heter.")},
    )
    description = long_text(
        _("Vad man får"),
        help_text=_(
            "Två till fyra korta meningar till den som söker hjälp. Säg vad som händer när man hör av sig."
        ),
        rows=5,
    )
    whom = forms.MultipleChoiceField(
        label=_("För vem"),
        required=False,
        choices=Seeker.choices,
        widget=CheckList(),
        help_text=_("Välj alla som stödet är till för."),
    )
    minimum_age = forms.IntegerField(
        label=_("Från ålder"), required=False, min_value=0, widget=forms.NumberInput(attrs={"class": "short"})
    )
    maximum_age = forms.IntegerField(
        label=_("Till och med ålder"),
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    violence_forms = code_list(_("Vid vilket våld"), ViolenceForm)
    target_groups = code_list(_("Särskilda grupper"), TargetGroup)
    body_id = forms.TypedChoiceField(
        label=_("Enhet som ansvarar"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_(
            "Enhetens rapportör och godkännare kan ändra uppgifterna och blir påminda om att se över dem."
        ),
    )

    def offer(self, bodies: Iterable[BodyView], *, may_be_none: bool) -> None:
        """The bodies that may own the service."""
        choices = [(one.id, one.name) for one in bodies]
        set_choices(self, "body_id", [("", _("Ingen än")), *choices] if may_be_none else choices)
        self.fields["violence_forms"].help_text = _("Välj inget om stödet gäller allt våld.")

    def changed(self, fields: ServiceFields) -> ServiceFields:
        """The fields with what was typed in this part."""
        given = self.cleaned_data
        return replace(
            fields,
            name=given["name"],
            description=given["description"],
            whom=given["whom"],
            minimum_age=given["minimum_age"],
            maximum_age=given["maximum_age"],
            violence_forms=given["violence_forms"],
            target_groups=given["target_groups"],
            body_id=given["body_id"],
        )


def what_initial(fields: ServiceFields) -> dict[str, Any]:
    """What the part begins with."""
    return {
        "name": fields.name,
        "description": fields.description,
        "whom": list(fields.whom),
        "minimum_age": fields.minimum_age,
        "maximum_age": fields.maximum_age,
        "violence_forms": list(fields.violence_forms),
        "target_groups": list(fields.target_groups),
        "body_id": fields.body_id or "",
    }
