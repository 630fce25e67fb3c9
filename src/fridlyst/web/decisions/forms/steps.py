"""A step of a matter: only what its kind can say is asked for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.decisions.fields import ReservationFields, StepFields
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.step_rules import WITH_OUTCOME, WITHOUT_MINUTES
from fridlyst.decisions.terms import Outcome, StepKind
from fridlyst.web.decisions.finding import step_words
from fridlyst.web.decisions.forms.parts import lines, name_field
from fridlyst.web.programmes.forms.parts import day_field, long_text, set_choices, short_text
from fridlyst.web.shared.saving import SavingForm

_MINUTES = ("adjusted_on", "posted_on", "sent_to", "reservations")
# What stands folded under the rest.
FOLDED = ("adjusted_on", "posted_on", "sent_to", "reservations", "after")


class StepForm(SavingForm):
    """What, when, by whom, and what was said. `override_reason` is shown when a warning was given."""

    makes_new = True
    fields_of_errors = {"step": "kind"}

    kind = forms.ChoiceField(label=gettext_lazy("Vad som hände"), choices=StepKind.choices)
    on = day_field(gettext_lazy("Dag"), help_text=gettext_lazy("Lämna tomt om dagen inte är känd."))
    body = name_field(
        gettext_lazy("Instans"),
        help_text=gettext_lazy("Nämnden, styrelsen eller förvaltningen som steget togs i."),
    )
    paragraph = short_text(
        gettext_lazy("Paragraf"), help_text=gettext_lazy("I protokollet, till exempel 58."), most=20
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Utfall"),
        required=False,
        choices=[("", gettext_lazy("Framgår inte")), *Outcome.choices],
    )
    summary = long_text(gettext_lazy("Vad som sades, kort"))
    conditions = long_text(
        gettext_lazy("Villkor"),
        help_text=gettext_lazy("Ett per rad. Vart och ett måste besvaras innan ärendet går upp igen."),
        rows=5,
    )
    comment_by = day_field(gettext_lazy("Svar senast"))
    adjusted_on = day_field(gettext_lazy("Protokollet justerat"))
    posted_on = day_field(gettext_lazy("Justeringen tillkännagiven"))
    sent_to = long_text(gettext_lazy("Beslutet skickas till"), help_text=gettext_lazy("En per rad."), rows=3)
    reservations = long_text(
        gettext_lazy("Reservationer"),
        help_text=gettext_lazy("En per rad, till exempel ”Anna Ask (X)”. Texten kan läggas till efteråt."),
        rows=3,
    )
    after = forms.TypedChoiceField(
        label=gettext_lazy("Plats i ordningen"),
        help_text=gettext_lazy("Behövs bara för steg utan dag och för flera steg samma dag."),
        required=False,
        coerce=int,
        empty_value=None,
    )
    override_reason = long_text(gettext_lazy("Skäl till att steget ska stå ändå"), rows=3)

    def fit(self, kind: str, matter: MatterView, step: StepView | None = None) -> None:
        """Ask for what this kind of step can say; `step` is the one that is changed."""
        for name in _left_out(kind, step):
            del self.fields[name]
        if step is None:
            self.fields["kind"].widget = forms.HiddenInput()
        others = [(one.id, step_words(one)) for one in matter.steps if step is None or one.id != step.id]
        set_choices(self, "after", [("", _("Efter dagen")), *others])
        if not others:
            del self.fields["after"]

    def ask_why(self) -> None:
        """Show the field for the reason when a warning was given, or a reason stands there already."""
        shown = "override_reason" in self.errors or bool(self["override_reason"].value())
        if shown:
            self.fields["override_reason"].required = True
        else:
            self.fields["override_reason"].widget = forms.HiddenInput()

    def values(self, step: StepView | None = None) -> StepFields:
        """As the actions take them; what was not asked for stays as it is in `step`."""
        given = self.cleaned_data
        kept = _kept(step) if step else {}
        told: dict[str, Any] = {
            "kind": given["kind"],
            "on": given["on"],
            "body_name": given["body"],
            "paragraph": given["paragraph"].removeprefix("§").strip(),
            "summary": given["summary"],
            "override_reason": given["override_reason"],
        }
        told |= {name: given[name] for name in ("outcome", "comment_by") if name in given}
        told |= {name: given[name] for name in ("adjusted_on", "posted_on") if name in given}
        told |= {name: lines(given[name]) for name in ("conditions", "sent_to") if name in given}
        if "reservations" in given:
            told["reservations"] = [ReservationFields(one) for one in lines(given["reservations"])]
        return StepFields(**kept | told)

    @property
    def after_id(self) -> int | None:
        """The step that this one is put after, where one is chosen."""
        found: int | None = self.cleaned_data.get("after")
        return found

    @property
    def folded_open(self) -> bool:
        """Whether anything is wrong in, or stands in, what is folded."""
        names = [name for name in FOLDED if name in self.fields]
        return any(self[name].errors or self[name].value() for name in names)


def _left_out(kind: str, step: StepView | None) -> list[str]:
    names = [] if kind in WITH_OUTCOME else ["outcome"]
    names += [] if kind == StepKind.REFERRED_BACK else ["conditions"]
    names += [] if kind == StepKind.OUT_FOR_COMMENT else ["comment_by"]
    names += _MINUTES if kind in WITHOUT_MINUTES else ()
    return list(dict.fromkeys([*names, "reservations"] if step else names))


def _kept(step: StepView) -> dict[str, Any]:
    """What a form that does not ask for it leaves as it is."""
    names = ("outcome", "comment_by", "adjusted_on", "posted_on", "sent_to")
    return {name: getattr(step, name) for name in names} | {
        "conditions": [one.text for one in step.conditions]
    }


def step_initial(step: StepView) -> dict[str, Any]:
    """What the form begins with."""
    names = ("kind", "on", "paragraph", "outcome", "summary", "override_reason", "version")
    days = ("comment_by", "adjusted_on", "posted_on")
    return {name: getattr(step, name) for name in (*names, *days)} | {
        "body": step.body_name,
        "conditions": _in_lines([one.text for one in step.conditions]),
        "sent_to": _in_lines(step.sent_to),
    }


def _in_lines(texts: Sequence[str]) -> str:
    return "\n".join(texts)


class MinutesForm(SavingForm):
    """When a step's minutes were adjusted and that was posted."""

    adjusted_on = day_field(gettext_lazy("Protokollet justerat"))
    posted_on = day_field(
        gettext_lazy("Justeringen tillkännagiven"),
        help_text=gettext_lazy("Dagen då tillkännagivandet sattes upp på anslagstavlan."),
    )


class RemoveStepForm(SavingForm):
    """Why a step is taken out."""

    reason = forms.CharField(
        label=gettext_lazy("Varför tas steget bort?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Skälet sparas i loggen."),
        error_messages={"required": gettext_lazy("Skriv varför steget tas bort.")},
    )
