"""What a body plans."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.competence.fields import PlanFields
from fridlyst.competence.shapes import CourseView, PlanView
from fridlyst.competence.terms import PlanState
from fridlyst.organisation.queries import BodyView
from fridlyst.web.programmes.forms.parts import day_field, long_text, set_choices, short_text
from fridlyst.web.shared.saving import SavingForm


class PlanForm(SavingForm):
    """What, for whom, until when, and how it goes."""

    makes_new = True

    body_id = forms.TypedChoiceField(
        label=_("Enhet"), coerce=int, error_messages={"required": _("Välj vilken enhet planen är för.")}
    )
    title = forms.CharField(
        label=_("Vad ni ska göra"),
        max_length=300,
        help_text=_("Till exempel: Alla i hemtjänsten går webbkursen i grupp."),
        error_messages={"required": _("Skriv vad ni planerar att göra.")},
    )
    whom = short_text(_("För vem"), help_text=_("Till exempel nattpersonalen, eller nya chefer."))
    course_id = forms.TypedChoiceField(label=_("Kurs"), required=False, coerce=int, empty_value=None)
    until = day_field(_("Senast"))
    state = forms.ChoiceField(label=_("Läge"), choices=PlanState.choices, widget=forms.RadioSelect)
    text = long_text(_("Anteckning"), help_text=_("Skriv inga namn eller personnummer."), rows=3)

    def offer(self, bodies: Iterable[BodyView], courses: Iterable[CourseView], chosen: int | None) -> None:
        """The bodies that the person may plan for, and the courses that are not put away."""
        set_choices(self, "body_id", [(one.id, one.name) for one in bodies])
        offered = [(one.id, one.title) for one in courses if not one.archived or one.id == chosen]
        set_choices(self, "course_id", [("", _("ingen särskild")), *offered])

    def values(self) -> PlanFields:
        """As the actions take them."""
        given = self.cleaned_data
        return PlanFields(
            given["body_id"], given["title"], given["course_id"], given["whom"], given["until"],
            given["state"], given["text"],
        )  # fmt: skip


def plan_initial(plan: PlanView) -> dict[str, Any]:
    """What the form begins with."""
    names = ("body_id", "title", "whom", "course_id", "until", "state", "text", "version")
    return {name: getattr(plan, name) for name in names}
