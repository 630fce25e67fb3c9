"""The form for an activity of a body's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.programmes.fields import ActivityFields
from fridlyst.programmes.schedules import parse_schedule
from fridlyst.web.programmes.forms.parts import long_text, set_choices, time_field
from fridlyst.web.shared.saving import SavingForm

_Choices = Iterable[tuple[str, tuple[tuple[int, str], ...]]]


class OwnActivityForm(SavingForm):
    """What the body does beside the programme's activities."""

    fields_of_errors = {"goals": "goal"}
    makes_new = True

    title = forms.CharField(label=_("Vad gör ni?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    goal = forms.TypedChoiceField(label=_("Vilket mål bidrar det till?"), coerce=int)
    description = long_text(_("Beskrivning"), rows=3)
    time = time_field()

    def __init__(self, *args: Any, goals: _Choices, **options: Any) -> None:  # noqa: ANN401 (what a form takes)
        super().__init__(*args, **options)
        grouped: list[tuple[Any, Any]] = [(programme, list(inside)) for programme, inside in goals]
        set_choices(self, "goal", [("", _("Välj mål")), *grouped])

    def values(self) -> ActivityFields:
        """The fields as an action takes them; the action adds whose it is."""
        given = self.cleaned_data
        said = " ".join(given["time"].split())
        return ActivityFields(
            title=given["title"],
            goal_ids=[given["goal"]],
            description=given["description"],
            schedules=parse_schedule(said) if said else (),
        )
